/** Lowers literals to typed constants. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import type { Type } from "../../types/type.ts";
import type { LowerContext } from "./context.ts";
import { lowerDuration } from "./duration.ts";
import { lowerType } from "./value-type.ts";

/** A constant; a text or number takes the type of what it is compared with where that fits. */
export function lowerLiteral(ctx: LowerContext, literal: ast.Literal, expected: Type | undefined): plan.Expression {
  if (literal.kind === "Duration") return { op: "duration", duration: lowerDuration(ctx, literal) };
  return { op: "literal", type: literalType(literal, expected), value: literalValue(literal) };
}

/** The value of a literal as JSON: an amount of money as its number, a date as written, `15%` as 15. */
export function literalValue(literal: Exclude<ast.Literal, ast.DurationLiteral>): plan.Scalar {
  switch (literal.kind) {
    case "String":
    case "Number":
    case "Percent":
    case "Boolean":
      return literal.value;
    case "Money":
      return literal.amount;
    case "Date":
    case "DateTime":
      return literal.text;
    case "Time":
      return literal.minutes;
    case "Regex":
      return literal.pattern;
    default:
      return assertNever(literal);
  }
}

function literalType(literal: Exclude<ast.Literal, ast.DurationLiteral>, expected: Type | undefined): plan.ValueType {
  const wanted = expected && lowerType(expected.kind === "list" ? expected.element : expected);
  switch (literal.kind) {
    case "String":
      return wanted !== undefined && textual.has(wanted) ? wanted : "text";
    case "Number":
      return wanted !== undefined && numeric.has(wanted) ? wanted : "number";
    case "Percent":
      return "percent";
    case "Boolean":
      return "boolean";
    case "Money":
      return "money";
    case "Date":
      return "date";
    case "DateTime":
      return "datetime";
    case "Time":
      return "number";
    case "Regex":
      return "text";
    default:
      return assertNever(literal);
  }
}

const textual: ReadonlySet<plan.ValueType> = new Set(["text", "email", "phone", "url", "country", "enum", "reason"]);
const numeric: ReadonlySet<plan.ValueType> = new Set(["integer", "number", "percent", "money"]);
