/** Lowers expressions to the typed trees of the plan: names resolved, parentheses gone, conjunctions flat. */
import type * as plan from "../../../schemas/generated/plan.ts";
import { stripParentheses } from "../../check/expression/shape.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import type { Type } from "../../types/type.ts";
import { lowerComparison } from "./comparison.ts";
import type { LowerContext } from "./context.ts";
import { lowerCount, lowerDid, lowerEdge, lowerSelector, lowerSum, lowerTimeSince } from "./history.ts";
import { lowerLiteral } from "./literal.ts";
import { lowerExpression } from "./operand.ts";
import { lowerFact, lowerMemberAccess, lowerNameReference } from "./reference.ts";
import { lowerAsked, lowerAssigned, lowerNotified, lowerSent, lowerSlaPredicate } from "./test-predicate.ts";
import { lowerType } from "./value-type.ts";

/** Any expression; constants take the type of what they stand beside. Other files reach this through the context. */
export function lowerAnyExpression(
  ctx: LowerContext,
  expression: ast.Expression,
  expected: Type | undefined,
): plan.Expression {
  switch (expression.kind) {
    case "String":
    case "Number":
    case "Percent":
    case "Money":
    case "Duration":
    case "Date":
    case "DateTime":
    case "Time":
    case "Boolean":
    case "Regex":
      return lowerLiteral(ctx, expression, expected);
    case "NameReference":
      return lowerNameReference(ctx, expression);
    case "MemberAccess":
      return lowerMemberAccess(ctx, expression);
    case "Parenthesized":
      return lowerAnyExpression(ctx, expression.expression, expected);
    case "Not":
      return { op: "not", operand: lowerExpression(ctx, expression.operand) };
    case "Negate":
      return lowerNegation(ctx, expression, expected);
    case "Binary":
      return lowerBinary(ctx, expression);
    case "Comparison":
      return lowerComparison(ctx, expression);
    case "KnownTest":
      return lowerKnownTest(ctx, expression);
    case "Did":
      return lowerDid(ctx, expression);
    case "Count":
      return lowerCount(ctx, expression);
    case "Sum":
      return lowerSum(ctx, expression);
    case "Edge":
      return lowerEdge(ctx, expression);
    case "TimeSince":
      return lowerTimeSince(ctx, expression);
    case "TimeInStage":
      return lowerFact("time_in_stage");
    case "Was":
      return { op: "was", stage: expression.stage.text };
    case "TimesEntered":
      return { op: "times_entered", stage: expression.stage.text };
    case "EnteredOn":
      return { op: "entered_on", activities: lowerSelector(ctx, expression.selector) };
    case "SlaPredicate":
      return lowerSlaPredicate(expression);
    case "SentPredicate":
      return lowerSent(expression);
    case "AskedPredicate":
      return lowerAsked(expression);
    case "NotifiedPredicate":
      return lowerNotified(expression);
    case "AssignedPredicate":
      return lowerAssigned(expression);
    case "List":
    case "Range":
    case "Missing":
      throw new Error(`Broken invariant: a ${expression.kind} is no value`);
    default:
      return assertNever(expression);
  }
}

function lowerKnownTest(ctx: LowerContext, { operand, known }: ast.KnownTest): plan.Expression {
  const question: plan.Expression = { op: "known", operand: lowerExpression(ctx, operand) };
  return known ? question : { op: "not", operand: question };
}

/** A minus in front of a constant is part of it. */
function lowerNegation(ctx: LowerContext, node: ast.NegateExpression, expected: Type | undefined): plan.Expression {
  const operand = lowerAnyExpression(ctx, node.operand, expected);
  if (operand.op === "literal" && typeof operand.value === "number") return { ...operand, value: -operand.value };
  const type = lowerType(ctx.project.typeOf(node));
  return { op: "subtract", type, left: { op: "literal", type, value: 0 }, right: operand };
}

const arithmetic = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide" } as const;

function lowerBinary(ctx: LowerContext, node: ast.BinaryExpression): plan.Expression {
  const { operator, left, right } = node;
  if (operator === "and" || operator === "or") {
    return { op: operator, operands: flatten(node, operator).map((operand) => lowerExpression(ctx, operand)) };
  }
  return {
    op: arithmetic[operator],
    type: lowerType(ctx.project.typeOf(node)),
    left: lowerAnyExpression(ctx, left, undefined),
    right: lowerAnyExpression(ctx, right, undefined),
  };
}

/** The operands of a chain of one operator, however it was grouped. */
function flatten(expression: ast.Expression, operator: "and" | "or"): ast.Expression[] {
  const bare = stripParentheses(expression);
  if (bare.kind !== "Binary" || bare.operator !== operator) return [bare];
  return [...flatten(bare.left, operator), ...flatten(bare.right, operator)];
}
