/** The way from any place to the lowering of expressions, which the context carries because expressions nest in all of them. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import type { Type } from "../../types/type.ts";
import type { LowerContext } from "./context.ts";

/** An expression whose constants take the type of what they stand beside. */
export function lowerOperand(
  ctx: LowerContext,
  expression: ast.Expression,
  expected: Type | undefined,
): plan.Expression {
  return ctx.lowerExpression(ctx, expression, expected);
}

/** A criterion or a value. */
export function lowerExpression(ctx: LowerContext, expression: ast.Expression): plan.Expression {
  return ctx.lowerExpression(ctx, expression, undefined);
}

/** An expression that may not have been written. */
export function lowerExpressionIfWritten(
  ctx: LowerContext,
  expression: ast.Expression | undefined,
): plan.Expression | undefined {
  return expression && lowerExpression(ctx, expression);
}

/** Several criteria of which any suffices; `undefined` for none. */
export function lowerAlternatives(
  ctx: LowerContext,
  expressions: readonly ast.Expression[],
): plan.Expression | undefined {
  const operands = expressions.map((expression) => lowerExpression(ctx, expression));
  return operands.length > 1 ? { op: "or", operands } : operands[0];
}
