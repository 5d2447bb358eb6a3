/** Questions about the form of an expression that need no types. */
import type { Expression } from "../../syntax/ast/index.ts";

/** The expression without the parentheses around it. */
export function stripParentheses(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === "Parenthesized") inner = inner.expression;
  return inner;
}

/** True for what is written as a value, also with a minus sign. */
export function isLiteral(expression: Expression): boolean {
  const inner = expression.kind === "Negate" ? expression.operand : expression;
  switch (inner.kind) {
    case "String":
    case "Number":
    case "Percent":
    case "Money":
    case "Duration":
    case "Date":
    case "DateTime":
    case "Time":
    case "Boolean":
      return true;
    default:
      return false;
  }
}

/** The number in a literal, with its sign; text for dates, which are ordered as text. */
export function literalOrder(expression: Expression): number | string | undefined {
  switch (expression.kind) {
    case "Negate": {
      const value = literalOrder(expression.operand);
      return typeof value === "number" ? -value : undefined;
    }
    case "Number":
    case "Percent":
      return expression.value;
    case "Money":
      return expression.amount;
    case "Date":
      return expression.text;
    case "Time":
      return expression.minutes;
    default:
      return undefined;
  }
}

/** True where months can be compared with: the time since or until a moment, counted from now. */
export function isTimeFromNow(expression: Expression): boolean {
  const inner = stripParentheses(expression);
  if (inner.kind === "TimeInStage" || inner.kind === "TimeSince") return true;
  return inner.kind === "Binary" && inner.operator === "-" && (isNow(inner.left) || isNow(inner.right));
}

function isNow(expression: Expression): boolean {
  return expression.kind === "NameReference" && expression.name.text === "now";
}
