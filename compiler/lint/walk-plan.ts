/** Looks through a part of the plan for expressions. */
import type { Expression } from "../../schemas/generated/plan.ts";

/** Every expression in a part of the plan, outer ones first; segments and needs are not opened. */
export function* listExpressions(part: unknown): Iterable<Expression> {
  if (typeof part !== "object" || part === null) return;
  if ("op" in part) yield part as Expression;
  for (const value of Object.values(part)) yield* listExpressions(value);
}
