/** Finds the ways by which leads qualify: every alternative of every clause that hands a lead over to people. */
import type { EnterClause, Plan, Stage } from "../../../../schemas/generated/plan.ts";
import type { LintContext } from "../../define-rule.ts";
import { type Evidence, join, listWays, noEvidence, triggerEvidence } from "../../evidence.ts";
import { findActivity, listHandovers } from "../../handovers.ts";

export interface QualifyingClause {
  readonly stage: Stage;
  readonly clause: EnterClause;
  /** What `hygiene` requires before the stage counts for all of them. */
  readonly ways: readonly Evidence[];
}

/** Clauses without a criterion, by which whole stages pass, and those too large to look through are left out. */
export function listQualifyingClauses({ plan, analysis }: LintContext): readonly QualifyingClause[] {
  return listHandovers(plan, analysis.lifecycle).flatMap(({ stage, clauses }) => {
    const required = readRequirements(plan, stage.name);
    return clauses.flatMap((clause) => {
      const ways = readClause(plan, clause);
      if (ways === undefined || required === undefined) return [];
      return [{ stage, clause, ways: ways.map((way) => join(way, required)) }];
    });
  });
}

/** The names that stand for budget, authority, need and timing in forms all over the world. */
export function isBant(field: string): boolean {
  return /budget|authority|decision|time_?(?:frame|line)|timing|purchase_date|buying_(?:date|stage)|spend/iu.test(
    field,
  );
}

/** What only says that somebody asked for a call, which is readiness by its declaration. */
export function isHandRaise(plan: Plan, { on }: EnterClause): boolean {
  return on !== undefined && on.activities.every((name) => findActivity(plan, name)?.intent === "high");
}

function readClause(plan: Plan, { on, when }: EnterClause): readonly Evidence[] | undefined {
  const trigger = on === undefined ? noEvidence : triggerEvidence(plan, on.activities);
  const where = on?.where === undefined ? [noEvidence] : listWays(plan, on.where);
  const criterion = when === undefined ? [noEvidence] : listWays(plan, when);
  return where && criterion?.flatMap((way) => where.map((other) => join(join(way, other), trigger)));
}

/** Alternatives of a requirement are taken together, so that a lead is never said to have less than it has. */
function readRequirements(plan: Plan, stage: string): Evidence | undefined {
  const required = (plan.hygiene?.require ?? []).filter(({ before }) => before.includes(stage));
  const ways = required.map(({ condition }) => listWays(plan, condition));
  return ways.every((way) => way !== undefined) ? ways.flat().reduce(join, noEvidence) : undefined;
}
