/** The two ways into the checking of expressions, for files that are parts of it themselves. */
import type { Expression } from "../../syntax/ast/index.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";

/** Checks an expression and gives its type; the error type when a mistake in it was reported. */
export function checkExpression(ctx: CheckContext, expression: Expression): Type {
  return ctx.expressions.checkExpression(ctx, expression);
}

/** Checks an expression that must be true, false or unknown. */
export function checkCriterion(ctx: CheckContext, expression: Expression): void {
  ctx.expressions.checkCriterion(ctx, expression);
}
