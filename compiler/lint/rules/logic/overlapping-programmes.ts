/** Warns of programmes that want the same lead and do not say which comes first. */
import type { Nurture } from "../../../../schemas/generated/plan.ts";
import type { Witness } from "../../../analysis/analysis.ts";
import { locateAudience } from "../../audience.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { standsIn } from "./standing.ts";

export const overlappingProgrammes = defineRule({
  code: "overlapping-programmes",
  theme: "logic",
  kind: "logic",
  severity: "warning",
  requirement: "R14",
  summary: "two programmes want the same lead, and neither has priority",
  why:
    "A lead is in one programme at a time. Where two fit, the name decides, which nobody meant: renaming a programme " +
    "then changes who gets which message.",
  bad: `nurture quarterly "A letter each quarter" {
  intent customer
  for    stage is customer and budget is known
  goal   did contract_renewed
  every  90 days at 10:00 send next from content map by email, event
}`,
  good: `nurture quarterly "A letter each quarter" {
  intent customer
  for    stage is customer and budget is known
  goal   did contract_renewed
  priority 1
  every  90 days at 10:00 send next from content map by email, event
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { nurtures } = ctx.plan;
    for (const [index, first] of nurtures.entries()) {
      for (const second of nurtures.slice(index + 1)) {
        if (first.priority !== second.priority || !ctx.analysis.related(first.for, second.for)) continue;
        const shared = findShared(ctx, first, second);
        if (shared !== undefined) yield describe(ctx, first, second, shared);
      }
    }
  },
});

interface Shared {
  readonly stage: string;
  readonly witness: Witness | undefined;
}

/** A stage in which a lead can be wanted by both; where it is worked on neither runs. */
function findShared(ctx: LintContext, first: Nurture, second: Nurture): Shared | undefined {
  if (ctx.analysis.impossible({ holds: [first.for, second.for] })) return undefined;
  for (const { name, worked_by: workedBy } of ctx.plan.lifecycle) {
    if (workedBy !== undefined || isSettled(ctx, name, [first.name, second.name])) continue;
    const standing = standsIn(ctx, [first.for, second.for], name);
    if (standing !== undefined) return { stage: name, witness: standing.witness };
  }
  return undefined;
}

/** A turnback's programme goes before any other. */
function isSettled({ plan }: LintContext, stage: string, names: readonly string[]): boolean {
  const rows = plan.turnbacks.find((turnback) => turnback.stage === stage)?.rows ?? [];
  return rows.some(({ nurture }) => nurture !== undefined && names.includes(nurture));
}

function describe(ctx: LintContext, first: Nurture, second: Nurture, { stage, witness }: Shared): Finding {
  return {
    at: locateAudience(ctx, second),
    message: `\`${first.name}\` and \`${second.name}\` both want a lead in \`${stage}\`, and \`${first.name}\` gets it only because of its name`,
    help: `Write \`priority 1\` in the one that is to win, or let one \`for\` exclude the other's leads`,
    related: [{ location: locateAudience(ctx, first), message: `who \`${first.name}\` is for` }],
    ...(witness === undefined ? {} : { witness }),
  };
}
