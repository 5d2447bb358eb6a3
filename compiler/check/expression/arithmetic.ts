/** `+ - * /` and the sign: numbers, percentages, money, instants and durations. */
import type { BinaryExpression, Expression, NegateExpression } from "../../syntax/ast/index.ts";
import { describeShort } from "../../types/describe-type.ts";
import { durationType, errorType, integerType, numberType } from "../../types/primitives.ts";
import { familyOf } from "../../types/relations.ts";
import type { Family } from "../../types/relations.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { isCalendarUnit } from "../duration.ts";
import { checkExpression } from "./recursion.ts";
import { stripParentheses } from "./shape.ts";

/** The type of a sum, difference, product or quotient; a long chain is followed without going deeper for each. */
export function checkArithmetic(ctx: CheckContext, binary: BinaryExpression): Type {
  const chain = [binary];
  for (let left = binary.left; isArithmetic(left); left = left.left) chain.push(left);
  const innermost = chain.at(-1) ?? binary;
  let type = checkExpression(ctx, innermost.left);
  for (const operation of chain.toReversed()) {
    type = checkOperation(ctx, operation, type);
    ctx.types.set(operation, type);
  }
  return type;
}

function isArithmetic(expression: Expression): expression is BinaryExpression {
  return expression.kind === "Binary" && expression.operator !== "and" && expression.operator !== "or";
}

function checkOperation(ctx: CheckContext, binary: BinaryExpression, left: Type): Type {
  const right = checkExpression(ctx, binary.right);
  if (left.kind === "error" || right.kind === "error") return errorType;
  const type = combine(binary.operator, left, right);
  if (type === undefined) {
    reportCombination(ctx, binary, left, right);
    return errorType;
  }
  // A month is added to an instant, never to another span of time.
  if (type !== durationType || familyOf(left) === "instant") return type;
  const literal = [binary.left, binary.right]
    .map(stripParentheses)
    .find((operand) => operand.kind === "Duration" && isCalendarUnit(operand));
  if (literal === undefined) return type;
  reportCalendarUnit(ctx, literal);
  return errorType;
}

/** `undefined` where the two do not go together. */
function combine(operator: BinaryExpression["operator"], left: Type, right: Type): Type | undefined {
  const from = familyOf(left);
  const to = familyOf(right);
  if (operator === "+" || operator === "-") {
    if (from === "instant")
      return to === "duration" ? left : to === "instant" && operator === "-" ? durationType : undefined;
    if (from === "duration" && to === "instant") return operator === "+" ? right : undefined;
    return from === to && isSummable(from) ? joinNumbers(left, right) : undefined;
  }
  if (operator === "*") {
    if (from === "number" && isSummable(to)) return to === "number" ? joinNumbers(left, right) : right;
    return to === "number" && isSummable(from) ? left : undefined;
  }
  if (!isSummable(from)) return undefined;
  if (to === "number") return from === "number" ? numberType : left;
  return from === to ? numberType : undefined;
}

function isSummable(family: Family): boolean {
  return family === "number" || family === "percent" || family === "money" || family === "duration";
}

function joinNumbers(left: Type, right: Type): Type {
  if (familyOf(left) !== "number") return left;
  return left === integerType && right === integerType ? integerType : numberType;
}

const verbs = { "+": "added to", "-": "subtracted from", "*": "multiplied with", "/": "divided by" } as const;

function reportCombination(ctx: CheckContext, binary: BinaryExpression, left: Type, right: Type): void {
  const { operator } = binary;
  if (operator === "and" || operator === "or") return;
  const [first, second] =
    operator === "*" || operator === "/"
      ? [describeShort(left), describeShort(right)]
      : [describeShort(right), describeShort(left)];
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)} cannot be ${verbs[operator]} ${second}.`;
  const families: readonly Family[] = [familyOf(left), familyOf(right)];
  const isUnit = families.every((family) => isSummable(family) || family === "instant");
  report(ctx, isUnit ? "wrong-unit" : "wrong-type", binary, sentence, {
    help: isUnit
      ? "Give both sides the same unit, as in `budget + 500 USD` or `now - created`."
      : "Only numbers, percentages, money, dates and durations can be calculated with.",
  });
}

/** Reports months, quarters or years where only a fixed length has a meaning. */
export function reportCalendarUnit(ctx: CheckContext, literal: Expression): void {
  report(ctx, "wrong-unit", literal, `${quote(ctx, literal)} has no fixed length, since months differ.`, {
    help: "Write days or weeks, or compare as in `now - created >= 6 months`.",
  });
}

/** `-x`. */
export function checkNegation(ctx: CheckContext, negate: NegateExpression): Type {
  const type = checkExpression(ctx, negate.operand);
  if (type.kind === "error" || isSummable(familyOf(type))) return type;
  report(ctx, "wrong-type", negate, `${quote(ctx, negate.operand)} is ${describeShort(type)}, which has no sign.`, {
    help: "Only numbers, percentages, money and durations can be negative.",
  });
  return errorType;
}
