/** Tells which criteria are worth remembering: costly ones that read nothing but lead fields. */
import type { Expression } from "../../schemas/generated/plan.ts";
import { someExpression } from "../plan/walk.ts";

const fieldOps: ReadonlySet<string> = new Set([
  "literal",
  "field",
  "compare",
  "among",
  "between",
  "text_test",
  "list_contains",
  "matches",
  "known",
  "email_is",
  "and",
  "or",
  "not",
]);

/** True for a criterion that can only change when a field does, and that takes more than a comparison of numbers. */
export function isFieldOnly(expression: Expression): boolean {
  return !someExpression(expression, ({ op }) => !fieldOps.has(op)) && someExpression(expression, isCostly);
}

function isCostly(expression: Expression): boolean {
  switch (expression.op) {
    case "matches":
    case "email_is":
    case "text_test":
    case "list_contains":
      return true;
    case "compare":
    case "among":
    case "between":
      return expression.by === "text";
    default:
      return false;
  }
}
