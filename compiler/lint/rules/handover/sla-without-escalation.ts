/** Points out SLAs whose breach nobody learns of but those who are late. */
import type { Sla, SlaAction } from "../../../../schemas/generated/plan.ts";
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { insertText } from "../../../diagnostics/fix.ts";
import { listProperties } from "../../../plan/lower/property.ts";
import { assertNever } from "../../../text/invariant.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { addLine, findWritten } from "../../written.ts";

export const slaWithoutEscalation = defineRule({
  code: "sla-without-escalation",
  theme: "handover",
  kind: "advice",
  severity: "warning",
  requirement: "R12",
  summary: "nothing happens when an SLA is missed",
  why:
    "A reminder to the person who is already late is read by the person who is already late. Somebody else has to learn " +
    "of it while the lead is still warm, or the lead has to go to somebody else; without that an SLA is a number in " +
    "next quarter's report.",
  bad: `sla follow_up "Sales follows up" {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted, sales_rejected
  commit within 30 business minutes of business on sales_accepted
  at 50% -> notify owner
}`,
  good: `sla follow_up "Sales follows up" {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted, sales_rejected
  commit within 30 business minutes of business on sales_accepted
  at 50%  -> notify owner
  at 100% -> escalate to sales
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const sla of ctx.plan.slas) {
      const owners = listOwners(ctx, sla);
      const hasConsequence = sla.tiers.some(({ actions }) => actions.some((action) => isConsequence(action, owners)));
      if (hasConsequence) continue;
      const [team] = owners;
      const fix = team === undefined ? undefined : escalate(ctx, sla, team);
      yield {
        at: ctx.locate(sla.id),
        message: `When \`${sla.name}\` is missed, ${describeReaction(sla, owners)}`,
        help: `Add \`at 100% -> escalate to ${team ?? "TEAM"}\`, or \`reassign\``,
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});

/** The teams that own the stages at which it starts. */
function listOwners({ plan }: LintContext, { starts }: Sla): readonly string[] {
  const stages = plan.lifecycle.filter(({ name }) => starts.entering?.includes(name));
  return [...new Set(stages.flatMap(({ owner }) => owner ?? []))];
}

/** True for what brings in somebody who is not late. */
function isConsequence(action: SlaAction, owners: readonly string[]): boolean {
  switch (action.action) {
    case "escalate":
    case "reassign":
    case "move":
    case "task":
      return true;
    case "notify_team":
      return owners.length === 0 || !owners.includes(action.team ?? "");
    case "notify_owner":
      return false;
    default:
      return assertNever(action.action);
  }
}

function describeReaction({ tiers }: Sla, owners: readonly string[]): string {
  if (tiers.length === 0) return "nothing happens: it has no `at … -> …`";
  const actions = tiers.flatMap((tier) => tier.actions);
  if (actions.every(({ action }) => action === "notify_owner")) return "only the owner, who is late, is told";
  return `only ${listQuoted(owners)}, who ${owners.length === 1 ? "is" : "are"} late, ${owners.length === 1 ? "is" : "are"} told`;
}

/** Behind what happens at 100% already, or else as a line of its own. */
function escalate({ checked }: LintContext, { name }: Sla, team: string): Fix | undefined {
  const written = findWritten(checked, "Sla", name);
  if (written === undefined) return undefined;
  const title = `Escalate to \`${team}\``;
  const last = listProperties(written.declaration.body, "Tier").find(({ at }) => at?.value === 100);
  if (last !== undefined) return insertText(written.source, last.end, `, escalate to ${team}`, title);
  return addLine(written, `at 100% -> escalate to ${team}`, title);
}
