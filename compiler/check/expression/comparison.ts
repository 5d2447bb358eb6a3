/** Comparisons of two values: which types go together, and what a bare name on either side is. */
import type { Comparison, Expression } from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import { describeType } from "../../types/describe-type.ts";
import { errorType } from "../../types/primitives.ts";
import { areComparable, familyOf, isOrdered } from "../../types/relations.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { isCalendarUnit } from "../duration.ts";
import { reportCalendarUnit } from "./arithmetic.ts";
import { exampleOf } from "./example.ts";
import { hasMembers, resolveMember } from "./members.ts";
import { checkMembership } from "./membership.ts";
import { reportMismatch, reportNoOrder } from "./mismatch.ts";
import { checkCountryText, checkOperand, setType } from "./operand.ts";
import { checkExpression } from "./recursion.ts";
import { isLiteral, isTimeFromNow, stripParentheses } from "./shape.ts";
import { findValue } from "./values.ts";

/** Checks a comparison. */
export function checkComparison(ctx: CheckContext, comparison: Comparison): void {
  switch (comparison.operator) {
    case "in":
    case "not in":
      return checkIn(ctx, comparison);
    case "matches":
      return checkMatches(ctx, comparison);
    case "contains":
      return checkContains(ctx, comparison);
    case "starts with":
    case "ends with":
      return checkTextTest(ctx, comparison);
    case "is":
    case "is not":
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return checkRelation(ctx, comparison);
    default:
      assertNever(comparison.operator);
  }
}

/** `hot in tags` is written the wrong way round, and says nothing about `hot` by itself. */
function checkIn(ctx: CheckContext, comparison: Comparison): void {
  const { left, right } = comparison;
  const isTurned = isUnresolved(ctx, left) && right.kind === "NameReference" && !isUnresolved(ctx, right);
  checkMembership(ctx, comparison, isTurned ? errorType : checkExpression(ctx, left));
}

function checkRelation(ctx: CheckContext, comparison: Comparison): void {
  const { operator, left, right } = comparison;
  // Two comparisons in a row were reported as a mistake of form.
  if (left.kind === "Comparison" || right.kind === "Comparison") return;
  if (right.kind === "List" || right.kind === "Range") return reportListBehindIs(ctx, comparison);
  if (right.kind === "Regex") return reportPatternBehindIs(ctx, comparison);
  const [leftType, rightType] = typeBothSides(ctx, left, right);
  if (leftType.kind === "error" || rightType.kind === "error") return;
  if (leftType.kind === "list" || !areComparable(leftType, rightType)) {
    return reportMismatch(ctx, left, leftType, right, rightType);
  }
  if (isOrdering(operator) && !isOrdered(leftType)) return reportNoOrder(ctx, comparison, leftType);
  checkCalendarLength(ctx, left, right);
  checkCountryText(ctx, leftType, right);
}

/** The types of both sides, a bare name being a member of the other side's type where it can be one. */
function typeBothSides(ctx: CheckContext, left: Expression, right: Expression): readonly [Type, Type] {
  if (isUnresolved(ctx, left) && !isUnresolved(ctx, right) && !isLiteral(right)) {
    const rightType = checkExpression(ctx, right);
    return [checkOperand(ctx, left, rightType, right), rightType];
  }
  const leftType = checkExpression(ctx, left);
  const rightType = checkOperand(ctx, right, leftType, left);
  if (left.kind === "NameReference" && hasMembers(rightType) && !areComparable(leftType, rightType)) {
    if (resolveMember(ctx, rightType, left.name)) return [setType(ctx, left, rightType), rightType];
  }
  return [leftType, rightType];
}

/** True for a bare name that is no value here, so that only the other side can say what it is. */
function isUnresolved(ctx: CheckContext, expression: Expression): boolean {
  return expression.kind === "NameReference" && findValue(ctx, expression.name.text) === undefined;
}

function isOrdering(operator: Comparison["operator"]): boolean {
  return operator === "<" || operator === "<=" || operator === ">" || operator === ">=";
}

/** Months can be counted back from now; between two other moments nobody knows which months are meant. */
function checkCalendarLength(ctx: CheckContext, left: Expression, right: Expression): void {
  const literals = [left, right].map(stripParentheses);
  literals.forEach((literal, index) => {
    if (literal.kind !== "Duration" || !isCalendarUnit(literal)) return;
    const other = literals[1 - index];
    if (other !== undefined && !isTimeFromNow(other)) reportCalendarUnit(ctx, literal);
  });
}

function checkMatches(ctx: CheckContext, { left, right }: Comparison): void {
  const type = checkExpression(ctx, left);
  if (right.kind !== "Regex") {
    const rightType = checkExpression(ctx, right);
    if (right.kind === "Missing" || rightType.kind === "error") return;
    report(ctx, "wrong-type", right, "`matches` needs a pattern between slashes.", {
      help:
        right.kind === "String"
          ? `Write \`/${right.value}/i\`, or \`contains ${quote(ctx, right).slice(1, -1)}\`.`
          : "Write it as in `title matches /chief/i`.",
    });
    return;
  }
  checkExpression(ctx, right);
  requireText(ctx, left, type, "matches");
}

function checkContains(ctx: CheckContext, comparison: Comparison): void {
  const { left, right } = comparison;
  const type = checkExpression(ctx, left);
  if (type.kind !== "list") return checkTextAgainst(ctx, comparison, type);
  const itemType = checkOperand(ctx, right, type.element, left);
  if (itemType.kind !== "error" && !areComparable(type.element, itemType)) {
    reportMismatch(ctx, left, type, right, itemType);
  }
}

function checkTextTest(ctx: CheckContext, comparison: Comparison): void {
  checkTextAgainst(ctx, comparison, checkExpression(ctx, comparison.left));
}

function checkTextAgainst(ctx: CheckContext, { operator, left, right }: Comparison, type: Type): void {
  const rightType =
    type.kind === "error" || familyOf(type) === "text" ? checkOperand(ctx, right, type, left) : errorType;
  if (!requireText(ctx, left, type, operator) || rightType.kind === "error" || familyOf(rightType) === "text") return;
  report(
    ctx,
    "wrong-type",
    right,
    `\`${operator}\` looks for text, and ${quote(ctx, right)} is ${describeType(rightType)}.`,
    {
      help: `Put it into quotes, as in \`${operator} "${ctx.source.text.slice(right.start, right.end)}"\`.`,
    },
  );
}

function requireText(ctx: CheckContext, subject: Expression, type: Type, operator: string): boolean {
  if (type.kind === "error" || familyOf(type) === "text") return true;
  report(
    ctx,
    "wrong-type",
    subject,
    `\`${operator}\` asks about text, and ${quote(ctx, subject)} is ${describeType(type)}.`,
    {
      help: `Ask as in ${exampleOf(ctx, subject, type)}.`,
    },
  );
  return false;
}

function reportListBehindIs(ctx: CheckContext, comparison: Comparison): void {
  const { operator, left, right } = comparison;
  checkExpression(ctx, left);
  const word = operator === "is not" || operator === "!=" ? "not in" : "in";
  report(
    ctx,
    "wrong-type",
    right,
    `\`${operator}\` compares with one value, and this is a ${right.kind === "List" ? "list" : "range"}.`,
    {
      help: `Write \`${word}\` instead of \`${operator}\`.`,
    },
  );
}

function reportPatternBehindIs(ctx: CheckContext, { operator, left, right }: Comparison): void {
  checkExpression(ctx, left);
  report(ctx, "wrong-type", right, `\`${operator}\` compares with one value, and this is a pattern.`, {
    help:
      operator === "is not" || operator === "!="
        ? "Write `not (… matches …)`."
        : `Write \`matches\` instead of \`${operator}\`.`,
  });
}
