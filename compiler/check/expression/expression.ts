/** Checks expressions: a type for each, and a criterion where one is needed. */
import type { BinaryExpression, CountExpression, Expression, TimeSinceExpression } from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import { describeType } from "../../types/describe-type.ts";
import { booleanType, durationType, errorType, integerType } from "../../types/primitives.ts";
import { isBoolean } from "../../types/relations.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext, ExpressionChecker } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { resolve } from "../references.ts";
import { checkArithmetic, checkNegation } from "./arithmetic.ts";
import { resolveValue } from "./bare-names.ts";
import { checkComparison } from "./comparison.ts";
import { constantTypeOf } from "./constant-types.ts";
import { exampleOf } from "./example.ts";
import { checkCount, checkDid, checkEdge, checkFilter, checkSum } from "./history.ts";
import { checkLiteral } from "./literal.ts";
import { checkMemberAccess } from "./member-access.ts";
import { checkPredicate } from "./predicates.ts";
import { checkSelector } from "./selector.ts";
import { findDangling } from "./where-parentheses.ts";

export const expressionChecker: ExpressionChecker = { checkExpression, checkCriterion };

function checkExpression(ctx: CheckContext, expression: Expression): Type {
  switch (expression.kind) {
    case "NameReference":
      return remember(ctx, expression, resolveValue(ctx, expression.name));
    case "MemberAccess":
      return remember(ctx, expression, checkMemberAccess(ctx, expression));
    case "Parenthesized":
      return remember(ctx, expression, checkInside(ctx, expression.expression));
    case "Negate":
      return remember(ctx, expression, checkNegation(ctx, expression));
    case "Binary":
      if (expression.operator === "and" || expression.operator === "or") return checkChain(ctx, expression);
      return remember(ctx, expression, checkArithmetic(ctx, expression));
    case "Sum":
      return remember(ctx, expression, checkSum(ctx, expression));
    case "Edge":
      return remember(ctx, expression, checkEdge(ctx, expression));
    case "Not":
      checkCriterion(ctx, expression.operand);
      return booleanType;
    case "Comparison":
      checkComparison(ctx, expression);
      return booleanType;
    case "KnownTest":
      checkExpression(ctx, expression.operand);
      return booleanType;
    case "Did":
      checkDid(ctx, expression);
      return booleanType;
    case "Count":
    case "TimeSince":
      return checkCountOrTime(ctx, expression);
    case "TimeInStage":
      return durationType;
    case "Was":
      resolve(ctx, "stage", expression.stage);
      return booleanType;
    case "TimesEntered":
      resolve(ctx, "stage", expression.stage);
      return integerType;
    case "EnteredOn":
      checkSelector(ctx, expression.selector);
      return booleanType;
    case "SlaPredicate":
    case "SentPredicate":
    case "AskedPredicate":
    case "NotifiedPredicate":
    case "AssignedPredicate":
      checkPredicate(ctx, expression);
      return booleanType;
    case "List":
    case "Range":
      report(ctx, "expression-not-allowed", expression, `${quote(ctx, expression)} can stand only behind \`in\`.`, {
        help: "Write it as in `industry in [software, finance]` or `employees in 200..999`.",
      });
      return errorType;
    case "Missing":
      return errorType;
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
      checkLiteral(ctx, expression);
      return constantTypeOf(expression) ?? errorType;
    default:
      return assertNever(expression);
  }
}

function remember(ctx: CheckContext, expression: Expression, type: Type): Type {
  ctx.types.set(expression, type);
  return type;
}

/** After a mistake inside, how the whole is used says nothing. */
function checkCountOrTime(ctx: CheckContext, expression: CountExpression | TimeSinceExpression): Type {
  const before = ctx.diagnostics.length;
  if (expression.kind === "Count") checkCount(ctx, expression);
  else checkFilter(ctx, expression.filter);
  if (ctx.diagnostics.length > before) return remember(ctx, expression, errorType);
  return expression.kind === "Count" ? integerType : durationType;
}

/** A `where` outside the parentheses has nothing to do with the names inside. */
function checkInside(ctx: CheckContext, expression: Expression): Type {
  const { dangling } = ctx;
  ctx.dangling = [];
  const type = checkExpression(ctx, expression);
  ctx.dangling = dangling;
  return type;
}

/** Checks the operands of `a and b and c` in order, without going deeper for each. */
function checkChain(ctx: CheckContext, chain: BinaryExpression): Type {
  const operands: Expression[] = [];
  let left: Expression = chain;
  while (left.kind === "Binary" && left.operator === chain.operator) {
    operands.push(left.right);
    left = left.left;
  }
  operands.push(left);
  const { dangling, operand: outer } = ctx;
  let open = dangling;
  for (const operand of operands.toReversed()) {
    ctx.dangling = open;
    ctx.operand = operand;
    checkCriterion(ctx, operand);
    const found = findDangling(ctx, lastOperand(operand));
    if (found.length > 0) open = [...open, ...found];
  }
  ctx.dangling = dangling;
  ctx.operand = outer;
  return booleanType;
}

/** In `a or did B where c and d`, the `and` binds more tightly, so only the last operand touches what follows. */
function lastOperand(expression: Expression): Expression {
  let last = expression;
  while (last.kind === "Binary" && (last.operator === "and" || last.operator === "or")) last = last.right;
  return last;
}

function checkCriterion(ctx: CheckContext, expression: Expression): void {
  const type = checkExpression(ctx, expression);
  if (isBoolean(type)) return;
  const score = expression.kind === "NameReference" && ctx.symbols.get(expression.name)?.kind === "score";
  const what = score ? "a score" : describeType(type);
  report(
    ctx,
    "wrong-type",
    expression,
    `${quote(ctx, expression)} is ${what}, and something true or false is needed here.`,
    {
      help:
        constantTypeOf(expression) !== undefined && expression.kind !== "Count"
          ? "Write a comparison, as in `employees >= 1000`."
          : `Compare it, as in ${exampleOf(ctx, expression, type)}.`,
    },
  );
}
