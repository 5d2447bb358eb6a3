/** Points out handovers after which nobody promised to act by a certain time. */
import type { Plan } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { type Handover, listHandovers } from "../../handovers.ts";
import { listQuoted } from "../../listing.ts";

export const handoverWithoutSla = defineRule({
  code: "handover-without-sla",
  theme: "handover",
  kind: "advice",
  severity: "warning",
  requirement: "R12",
  summary: "leads go to another team, and no SLA says how fast they are followed up",
  why:
    "Marketing counts the lead as delivered, sales opens the list on Thursday, and the buyer has talked to somebody else " +
    "since Monday. A lead that is called within the hour is worth several that are called next week; an SLA is the " +
    "promise, and the clock that notices when it is not kept.",
  lacking: ["sla follow_up", "measure follow_up_kept", "calendar business"],
  bad: `routing new_mql "Who gets an MQL" {
  on   entering mql
  keep owner
  when employees >= 1000 -> enterprise
  otherwise              -> general
}
agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, routing new_mql
  review  every 90 days
}`,
  good: `routing new_mql "Who gets an MQL" {
  on   entering mql
  keep owner
  when employees >= 1000 -> enterprise
  otherwise              -> general
}
sla follow_up "Sales follows up" {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted, sales_rejected
  commit within 30 business minutes of business on sales_accepted
  at 100% -> escalate to sales
}
agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
  review  every 90 days
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan, analysis } = ctx;
    if (plan.lifecycle.every(({ owner }) => owner === plan.lifecycle[0]?.owner)) return;
    for (const handover of listHandovers(plan, analysis.lifecycle)) {
      if (hasSla(plan, handover)) continue;
      const { stage, from, to } = handover;
      yield {
        at: ctx.locate(stage.id),
        message: `\`${to}\` gets leads from ${listQuoted(from)} in \`${stage.name}\`, and no \`sla\` says how fast it follows up`,
        help: `Add \`${describeSla(plan, handover)}\``,
        related: handover.clauses
          .slice(0, 1)
          .map(({ id }) => ({ location: ctx.locate(id), message: "they come by this clause" })),
      };
    }
  },
});

/** An SLA that starts at the stage, or at what brings leads to it. */
function hasSla({ slas }: Plan, { stage, clauses }: Handover): boolean {
  const bringing = new Set(clauses.flatMap(({ on }) => on?.activities ?? []));
  return slas.some(
    ({ starts }) =>
      starts.entering?.includes(stage.name) === true || starts.trigger?.activities.some((name) => bringing.has(name)),
  );
}

/** With the project's own calendar, and what takes leads further. */
function describeSla({ calendars, lifecycle, slas }: Plan, { stage }: Handover): string {
  const within = calendars[0] === undefined ? "4 hours" : `4 business hours of ${calendars[0].name}`;
  const next = lifecycle.flatMap(({ enter }) => enter.filter(({ from, on }) => from.includes(stage.name) && on));
  const met = [...new Set(next.flatMap(({ on }) => on?.activities ?? []))].slice(0, 1);
  const name = slas.some((sla) => sla.name === "follow_up") ? `${stage.name}_follow_up` : "follow_up";
  return `sla ${name} { starts on entering ${stage.name}   within ${within}   met on ${met.length === 0 ? "ACTIVITY" : met.join(", ")} }`;
}
