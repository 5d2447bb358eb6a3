/** Collects the values of each score at which anything in the plan changes. */
import type { Expression, Score } from "../../../schemas/generated/plan.ts";

/** The scores with their thresholds: grade floors, and the constants that criteria of the plan compare them with. */
export function addThresholds(scores: readonly Score[], plan: object): Score[] {
  const constants = collectConstants(plan);
  return scores.map((score) => {
    const floors = score.grades.flatMap(({ from }) => (from === undefined ? [] : [from]));
    const all = new Set([...floors, ...(constants.get(score.name) ?? [])]);
    return { ...score, thresholds: [...all].sort((left, right) => left - right) };
  });
}

function collectConstants(plan: object): Map<string, number[]> {
  const constants = new Map<string, number[]>();
  const note = (score: Expression, ...values: (Expression | undefined)[]): void => {
    if (score.op !== "score") return;
    const numbers = values.flatMap((value) =>
      value?.op === "literal" && typeof value.value === "number" ? [value.value] : [],
    );
    const known = constants.get(score.score);
    if (known === undefined) constants.set(score.score, numbers);
    else known.push(...numbers);
  };
  visitExpressions(plan, (expression) => {
    if (expression.op === "compare") {
      note(expression.left, expression.right);
      note(expression.right, expression.left);
    }
    if (expression.op === "between") note(expression.operand, expression.from, expression.to);
    if (expression.op === "among") {
      note(
        expression.operand,
        ...expression.values.map((value): Expression => ({ op: "literal", type: "number", value })),
      );
    }
  });
  return constants;
}

/** Only expressions have an `op`, so a walk over all objects finds them wherever they stand. */
function visitExpressions(value: object, visit: (expression: Expression) => void): void {
  if (Array.isArray(value)) {
    for (const part of value as readonly unknown[]) if (isObject(part)) visitExpressions(part, visit);
    return;
  }
  if ("op" in value) visit(value as Expression);
  for (const key in value) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    if (isObject(part)) visitExpressions(part, visit);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
