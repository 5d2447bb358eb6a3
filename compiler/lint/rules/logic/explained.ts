/** Which faults of criteria another finding explains already, so that one mistake is reported once. */
import type { Expression } from "../../../../schemas/generated/plan.ts";
import type { LintContext } from "../../define-rule.ts";
import { findCriteria, type StatedCriterion, walkExpression } from "./criteria.ts";

/** A comparison with a score or grade that its rules decide alone. */
export interface DecidedThreshold {
  readonly score: string;
  readonly comparison: Expression;
  /** Whether it is true of every lead, or of none. */
  readonly isAlways: boolean;
}

/** The comparisons of scores in an expression, outside what it refers to by name, that no lead or every lead meets. */
export function findDecidedThresholds({ analysis }: LintContext, expression: Expression): DecidedThreshold[] {
  const found: DecidedThreshold[] = [];
  walkExpression(expression, (each) => {
    const score = comparedScore(each);
    if (score === undefined) return;
    const decided = analysis.glance(each);
    if (decided !== undefined) found.push({ score, comparison: each, isAlways: decided });
  });
  return found;
}

function comparedScore(expression: Expression): string | undefined {
  switch (expression.op) {
    case "compare": {
      const { left, right } = expression;
      const [value, other] = left.op === "literal" ? [right, left] : [left, right];
      return other.op === "literal" && (value.op === "score" || value.op === "grade") ? value.score : undefined;
    }
    case "among":
    case "between": {
      const { operand } = expression;
      return operand.op === "score" || operand.op === "grade" ? operand.score : undefined;
    }
    default:
      return undefined;
  }
}

/** The definitions that no lead meets, by kind and name; to be shared. */
export function findDead(ctx: LintContext): ReadonlyMap<string, StatedCriterion> {
  const found = new Map<string, StatedCriterion>();
  for (const criterion of ctx.share(findCriteria)) {
    const { given, expression, defines } = criterion;
    if (defines === undefined) continue;
    if (ctx.analysis.impossible({ ...given, holds: [...(given.holds ?? []), expression] }))
      found.set(defines, criterion);
  }
  return found;
}

/** Whether an expression has a fault of its own that is reported where it lies: a threshold, or a dead definition. */
export function isExplained(ctx: LintContext, expression: Expression, dead: ReadonlyMap<string, unknown>): boolean {
  if (findDecidedThresholds(ctx, expression).length > 0) return true;
  let isFound = false;
  walkExpression(expression, (each) => {
    if (each.op === "segment" || each.op === "need") isFound ||= dead.has(`${each.op} ${each.name}`);
    // A persona or phase that no lead ever has is told of where it is declared.
    if (asksForDefinition(each)) isFound ||= ctx.analysis.impossible({ holds: [each] });
  });
  return isFound;
}

function asksForDefinition(expression: Expression): boolean {
  const value =
    expression.op === "compare" ? expression.left : expression.op === "among" ? expression.operand : undefined;
  return value?.op === "fact" && (value.fact === "persona" || value.fact === "phase");
}
