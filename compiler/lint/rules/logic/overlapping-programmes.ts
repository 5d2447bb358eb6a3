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
    const { nurtures, lifecycle } = ctx.plan;
    const standing = new Map(nurtures.map((nurture) => [nurture, ctx.analysis.stagesOf(nurture.for)]));
    const told = new Set<string>();
    for (const { name, worked_by: workedBy } of lifecycle) {
      // Where a lead is worked on no programme runs.
      if (workedBy !== undefined) continue;
      const wanting = nurtures.filter((nurture) => standing.get(nurture)!.has(name));
      for (const [index, first] of wanting.entries()) {
        for (const second of wanting.slice(index + 1)) {
          const key = `${first.name} ${second.name}`;
          if (first.priority !== second.priority || told.has(key)) continue;
          const shared = findShared(ctx, first, second, name);
          if (shared === undefined) continue;
          told.add(key);
          yield describe(ctx, first, second, shared);
        }
      }
    }
  },
});

interface Shared {
  readonly stage: string;
  readonly witness: Witness | undefined;
}

/** Whether a lead of the stage can be wanted by both. */
function findShared(ctx: LintContext, first: Nurture, second: Nurture, stage: string): Shared | undefined {
  if (isSettled(ctx, stage, [first.name, second.name])) return undefined;
  const standing = standsIn(ctx, [first.for, second.for], stage);
  return standing && { stage, witness: standing.witness };
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
