/** Warns of programmes that want the same lead and do not say which comes first. */
import type { Nurture } from "../../../../schemas/generated/plan.ts";
import { hasName } from "../../../analysis/name-set.ts";
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
    const { lifecycle } = ctx.plan;
    const wantedIn = groupByStage(ctx);
    const told = new Set<string>();
    for (const { name, worked_by: workedBy } of lifecycle) {
      // Where a lead is worked on no programme runs.
      if (workedBy !== undefined) continue;
      const wanting = wantedIn(name);
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

/** The programmes that may want leads of a stage, in the order in which they are declared. */
function groupByStage({ plan, analysis }: LintContext): (stage: string) => readonly Nurture[] {
  const named = new Map<string, Nurture[]>();
  const open: Nurture[] = [];
  for (const nurture of plan.nurtures) {
    const standing = analysis.stagesOf(nurture.for);
    if (standing.excludes) open.push(nurture);
    else
      for (const name of standing.names) {
        const known = named.get(name);
        if (known === undefined) named.set(name, [nurture]);
        else known.push(nurture);
      }
  }
  const places = new Map(plan.nurtures.map((nurture, place) => [nurture, place]));
  return (stage) => {
    const others = open.filter((nurture) => hasName(analysis.stagesOf(nurture.for), stage));
    return [...(named.get(stage) ?? []), ...others].sort((left, right) => places.get(left)! - places.get(right)!);
  };
}

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
function isSettled({ analysis: { index } }: LintContext, stage: string, names: readonly string[]): boolean {
  const rows = index.turnbackOf(stage)?.rows ?? [];
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
