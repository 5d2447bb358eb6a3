/** Finds the expressions in a plan, wherever they stand. */
import type { Expression } from "../../schemas/generated/plan.ts";

/** Visits every expression inside a value of the plan, outer ones before inner ones. */
export function visitExpressions(value: unknown, visit: (expression: Expression) => void): void {
  if (Array.isArray(value)) {
    for (const element of value) visitExpressions(element, visit);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  // Only expressions have an `op`; the schema has been checked before.
  if ("op" in value) visit(value as Expression);
  for (const key in value) visitExpressions((value as Record<string, unknown>)[key], visit);
}

/** Whether some expression inside has the property. */
export function someExpression(value: unknown, has: (expression: Expression) => boolean): boolean {
  let found = false;
  visitExpressions(value, (expression) => {
    found ||= has(expression);
  });
  return found;
}
