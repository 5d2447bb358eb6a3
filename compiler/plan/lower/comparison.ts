/** Lowers comparisons: the type of the sides decides how they are compared. */
import type * as plan from "../../../schemas/generated/plan.ts";
import { isLiteral, stripParentheses } from "../../check/expression/shape.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { assertNever, invariant } from "../../text/invariant.ts";
import type { Type } from "../../types/type.ts";
import type { LowerContext } from "./context.ts";
import { compareInstants } from "./elapsed.ts";
import { lowerOperand } from "./operand.ts";
import { chooseEngine } from "./pattern.ts";
import { orderingOf } from "./value-type.ts";

type Comparing = plan.Compare["comparison"];

/** `LEFT operator RIGHT`. */
export function lowerComparison(ctx: LowerContext, node: ast.Comparison): plan.Expression {
  const { operator } = node;
  switch (operator) {
    case "is":
    case "is not":
      return lowerIs(ctx, node, operator === "is not");
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return lowerCompare(ctx, node.left, comparingOf(operator), node.right);
    case "in":
      return lowerIn(ctx, node);
    case "not in":
      return negate(lowerIn(ctx, node));
    case "contains":
      return lowerContains(ctx, node);
    case "starts with":
      return lowerTextTest(ctx, node, "starts_with");
    case "ends with":
      return lowerTextTest(ctx, node, "ends_with");
    case "matches":
      return lowerMatches(ctx, node);
    default:
      return assertNever(operator);
  }
}

/** The plan's word for an operator of order or equality. */
export function comparingOf(operator: ast.ComparisonOperator): Comparing {
  switch (operator) {
    case "is":
    case "=":
      return "equal";
    case "is not":
    case "!=":
      return "not_equal";
    case "<":
      return "less";
    case "<=":
      return "at_most";
    case ">":
      return "greater";
    case ">=":
      return "at_least";
    default:
      throw new Error(`Broken invariant: ${operator} does not compare two values`);
  }
}

/** Two lowered sides of known type, compared. */
export function compareValues(
  left: plan.Expression,
  comparison: Comparing,
  right: plan.Expression,
  type: Type,
): plan.Expression {
  return (
    compareInstants(left, comparison, right) ?? {
      op: "compare",
      comparison,
      by: orderingOf(type, comparison),
      left,
      right,
    }
  );
}

function lowerCompare(
  ctx: LowerContext,
  left: ast.Expression,
  comparison: Comparing,
  right: ast.Expression,
): plan.Expression {
  const leftType = ctx.project.typeOf(stripParentheses(left));
  const rightType = ctx.project.typeOf(stripParentheses(right));
  return compareValues(
    lowerOperand(ctx, left, rightType),
    comparison,
    lowerOperand(ctx, right, leftType),
    isLiteral(stripParentheses(left)) ? rightType : leftType,
  );
}

const emailTests: ReadonlySet<string> = new Set(["valid", "free", "disposable", "business"]);

function lowerIs(ctx: LowerContext, { left, right }: ast.Comparison, negated: boolean): plan.Expression {
  const leftType = ctx.project.typeOf(stripParentheses(left));
  const word = stripParentheses(right);
  const asksEmail = leftType.kind === "primitive" && leftType.name === "email";
  if (asksEmail && word.kind === "NameReference" && emailTests.has(word.name.text)) {
    const test = word.name.text as plan.EmailTest["test"];
    const question: plan.Expression = { op: "email_is", operand: lowerOperand(ctx, left, undefined), test };
    return negated ? negate(question) : question;
  }
  return lowerCompare(ctx, left, negated ? "not_equal" : "equal", right);
}

function lowerIn(ctx: LowerContext, { left, right }: ast.Comparison): plan.Expression {
  const type = ctx.project.typeOf(stripParentheses(left));
  const operand = lowerOperand(ctx, left, undefined);
  const choices = stripParentheses(right);
  if (choices.kind === "Range") {
    const from = choices.from && lowerOperand(ctx, choices.from, type);
    const to = choices.to && lowerOperand(ctx, choices.to, type);
    return {
      op: "between",
      by: orderingOf(type, "at_least"),
      operand,
      ...(from && { from }),
      ...(to && { to }),
    };
  }
  invariant(choices.kind === "List", "in takes a list or a range");
  const items = choices.items.map((item) => lowerOperand(ctx, item, type));
  const values = items.flatMap((item) => (item.op === "literal" ? [item.value] : []));
  // Durations and computed values are no constants; they are compared one by one.
  if (values.length < items.length) {
    return { op: "or", operands: items.map((item) => compareValues(operand, "equal", item, type)) };
  }
  return { op: "among", by: orderingOf(type, "equal"), operand, values };
}

function lowerContains(ctx: LowerContext, node: ast.Comparison): plan.Expression {
  const type = ctx.project.typeOf(stripParentheses(node.left));
  if (type.kind !== "list") return lowerTextTest(ctx, node, "contains");
  return {
    op: "list_contains",
    by: orderingOf(type.element, "equal"),
    operand: lowerOperand(ctx, node.left, undefined),
    value: lowerOperand(ctx, node.right, type.element),
  };
}

function lowerTextTest(
  ctx: LowerContext,
  { left, right }: ast.Comparison,
  test: plan.TextTest["test"],
): plan.Expression {
  return {
    op: "text_test",
    test,
    operand: lowerOperand(ctx, left, undefined),
    text: lowerOperand(ctx, right, undefined),
  };
}

function lowerMatches(ctx: LowerContext, { left, right }: ast.Comparison): plan.Expression {
  const regex = stripParentheses(right);
  invariant(regex.kind === "Regex", "matches takes a pattern");
  const { pattern, flags } = regex;
  return { op: "matches", operand: lowerOperand(ctx, left, undefined), pattern, flags, engine: chooseEngine(pattern) };
}

function negate(operand: plan.Expression): plan.Expression {
  return { op: "not", operand };
}
