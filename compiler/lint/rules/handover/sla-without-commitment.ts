/** Points out handovers with an SLA in which nobody has to say that it is theirs. */
import type { Duration, Sla } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { findActivity, listHandovers } from "../../handovers.ts";

export const slaWithoutCommitment = defineRule({
  code: "sla-without-commitment",
  theme: "handover",
  kind: "advice",
  severity: "warning",
  requirement: "R12",
  summary: "an SLA for handed-over leads has no `commit`: nobody says that the lead is theirs",
  why:
    "Between the alert and the deadline everybody on the desk may believe that somebody else has called. A commitment " +
    "asks one person to say so, within minutes, long before the deadline, and the team hears of it when nobody does.",
  bad: `sla follow_up "Sales follows up" {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted, sales_rejected
  at 100% -> escalate to sales
}`,
  good: `sla follow_up "Sales follows up" {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted, sales_rejected
  commit within 30 business minutes of business on sales_accepted
  at 100% -> escalate to sales
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const open = ctx.plan.slas.filter(({ commit, within }) => commit === undefined && !isImmediate(within));
    if (open.length === 0) return;
    const waiting = listWaitingStages(ctx);
    for (const sla of open) {
      if (!isOfHandover(ctx, waiting, sla)) continue;
      const calendar = sla.within.calendar ?? ctx.plan.calendars[0]?.name;
      const time = calendar === undefined ? "30 minutes" : `30 business minutes of ${calendar}`;
      yield {
        at: ctx.locate(sla.id),
        message: `Nobody has to say that a lead under \`${sla.name}\` is theirs before its time is up`,
        help: `Add \`commit within ${time} on ${sla.met[0]?.activities[0] ?? "ACTIVITY"}\``,
      };
    }
  },
});

/** Within the hour the deadline is the commitment. */
function isImmediate({ unit, amount }: Duration): boolean {
  switch (unit) {
    case "milliseconds":
      return amount <= 3_600_000;
    case "business_minutes":
      return amount <= 60;
    default:
      return false;
  }
}

/** The stages at which leads come over to people who have not taken them yet. */
function listWaitingStages({ plan, analysis }: LintContext): ReadonlySet<string> {
  const handovers = listHandovers(plan, analysis.lifecycle);
  return new Set(handovers.filter(({ stage }) => stage.worked_by === undefined).map(({ stage }) => stage.name));
}

/** True when it starts at such a stage, or at what a prospect did. */
function isOfHandover({ plan }: LintContext, waiting: ReadonlySet<string>, { starts }: Sla): boolean {
  const { entering, trigger } = starts;
  if (entering !== undefined) return entering.some((name) => waiting.has(name));
  return trigger?.activities.some((name) => findActivity(plan, name)?.by === "prospect") ?? false;
}
