/** `in [a, b]` and `in a..b`: values of a list, and the two ends of a range. */
import { replaceText } from "../../diagnostics/fix.ts";
import type { Comparison, Expression, ListExpression, RangeExpression } from "../../syntax/ast/index.ts";
import { describeType } from "../../types/describe-type.ts";
import { areComparable, isOrdered } from "../../types/relations.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { isCalendarUnit } from "../duration.ts";
import { reportCalendarUnit } from "./arithmetic.ts";
import { exampleOf } from "./example.ts";
import { hasMembers } from "./members.ts";
import { reportMismatch } from "./mismatch.ts";
import { checkCountryText, checkOperand } from "./operand.ts";
import { checkExpression } from "./recursion.ts";
import { isLiteral, literalOrder } from "./shape.ts";

/** Checks what stands behind `in`, the type of the left side being known. */
export function checkMembership(ctx: CheckContext, comparison: Comparison, type: Type): void {
  const { left, right } = comparison;
  if (right.kind === "List") return checkList(ctx, left, type, right);
  if (right.kind === "Range") return checkRange(ctx, left, type, right);
  if (right.kind === "Missing") return;
  const rightType = checkExpression(ctx, right);
  if (rightType.kind === "error") return;
  const isList = rightType.kind === "list";
  report(
    ctx,
    "wrong-type",
    right,
    `\`${comparison.operator}\` needs a list or a range, and ${quote(ctx, right)} is ${describeType(rightType)}.`,
    {
      help: isList
        ? `Turn it around: \`${ctx.source.text.slice(right.start, right.end)} contains ${ctx.source.text.slice(left.start, left.end)}\`.`
        : "Write a list, as in `in [a, b]`, or a range, as in `in 1..10`.",
    },
  );
}

function checkList(ctx: CheckContext, subject: Expression, type: Type, list: ListExpression): void {
  if (type.kind === "list") {
    report(
      ctx,
      "wrong-type",
      subject,
      `${quote(ctx, subject)} is ${describeType(type)}, and \`in\` asks about one value.`,
      {
        help: `Ask as in ${exampleOf(ctx, subject, type)}.`,
      },
    );
    return;
  }
  for (const item of list.items) {
    const itemType = checkOperand(ctx, item, type, subject);
    if (type.kind === "error" || itemType.kind === "error") continue;
    if (!areComparable(type, itemType)) reportMismatch(ctx, subject, type, item, itemType);
    else if (!isValue(item, itemType, ctx)) reportNoValue(ctx, item);
    else checkCountryText(ctx, type, item);
  }
}

/** A literal, or a name that is a member rather than something to be asked about. */
function isValue(item: Expression, type: Type, ctx: CheckContext): boolean {
  if (isLiteral(item)) return true;
  if (item.kind !== "NameReference" || !hasMembers(type)) return false;
  const kind = ctx.symbols.get(item.name)?.kind;
  return kind !== "field" && kind !== "attribute" && kind !== "fact" && kind !== "account_field";
}

function reportNoValue(ctx: CheckContext, item: Expression): void {
  report(
    ctx,
    "expression-not-allowed",
    item,
    `A list or range behind \`in\` holds values, and ${quote(ctx, item)} is to be computed.`,
    {
      help: "Compare with it on its own, as in `a = b`.",
    },
  );
}

function checkRange(ctx: CheckContext, subject: Expression, type: Type, range: RangeExpression): void {
  let isFaultless = type.kind !== "error";
  for (const end of [range.from, range.to]) {
    if (end === undefined) continue;
    const endType = checkOperand(ctx, end, type, subject);
    if (type.kind === "error" || endType.kind === "error") {
      isFaultless = false;
      continue;
    }
    if (!areComparable(type, endType)) {
      reportMismatch(ctx, subject, type, end, endType);
      isFaultless = false;
    } else if (!isValue(end, endType, ctx)) {
      reportNoValue(ctx, end);
      isFaultless = false;
    } else if (end.kind === "Duration" && isCalendarUnit(end)) {
      reportCalendarUnit(ctx, end);
      isFaultless = false;
    }
  }
  if (!isFaultless) return;
  if (!isOrdered(type)) {
    report(
      ctx,
      "wrong-type",
      range,
      `${quote(ctx, subject)} is ${describeType(type)}, which has no order for a range.`,
      {
        help: "Write the values as a list, as in `in [a, b]`.",
      },
    );
    return;
  }
  checkRangeOrder(ctx, range);
}

/** Reports a range in which nothing can lie. */
export function checkRangeOrder(ctx: CheckContext, range: RangeExpression): void {
  const { from, to } = range;
  if (from === undefined || to === undefined) return;
  if (!isDescending(from, to)) return;
  const text = ctx.source.text;
  const turned = `${text.slice(to.start, to.end)}..${text.slice(from.start, from.end)}`;
  report(ctx, "wrong-value", range, `Nothing lies in ${quote(ctx, range)}, which ends before it begins.`, {
    help: `Write \`${turned}\`.`,
    fix: replaceText(ctx.source, range.start, range.end, turned),
  });
}

function isDescending(from: Expression, to: Expression): boolean {
  const low = literalOrder(from);
  const high = literalOrder(to);
  if (typeof low === "number" && typeof high === "number") return low > high;
  return typeof low === "string" && typeof high === "string" && low > high;
}
