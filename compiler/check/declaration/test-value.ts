/** Values in tests: each fits the field, attribute or result that it stands for. */
import { insertText, replaceText } from "../../diagnostics/fix.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import type { Literal, Name, TestValue } from "../../syntax/ast/index.ts";
import { describeShort, describeType } from "../../types/describe-type.ts";
import { errorType } from "../../types/primitives.ts";
import { areComparable, familyOf, isAssignable } from "../../types/relations.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, recordReference, report } from "../check-context.ts";
import { constantTypeOf } from "../expression/constant-types.ts";
import { exampleValue } from "../expression/example.ts";
import { checkLiteral } from "../expression/literal.ts";
import { findMember, hasMembers, reportUnknownMember, resolveMember } from "../expression/members.ts";
import { checkCountryText } from "../expression/operand.ts";
import { addCurrency } from "../quantity.ts";

/** Checks a value of a test; `subject` is the field or result it is for. */
export function checkTestValue(
  ctx: CheckContext,
  value: TestValue,
  type: Type,
  subject: { readonly start: number; readonly end: number },
): void {
  if (type.kind === "error") return;
  if (value.kind === "ValueList") {
    if (type.kind !== "list") return reportWrong(ctx, value, type, subject, "a list");
    for (const item of value.items) checkTestValue(ctx, item, type.element, subject);
    return;
  }
  if (type.kind === "list") return reportWrong(ctx, value, type, subject, "a single value");
  if (value.kind === "Name") checkNamedValue(ctx, value, type, subject);
  else checkLiteralValue(ctx, value, type, subject);
}

function checkNamedValue(
  ctx: CheckContext,
  name: Name,
  type: Type,
  subject: { readonly start: number; readonly end: number },
): void {
  if (name.text === "") return;
  if (hasMembers(type)) {
    if (!resolveMember(ctx, type, name)) {
      reportUnknownMember(ctx, type, name, { kind: "Missing", start: subject.start, end: subject.end });
    }
    return;
  }
  const isText = familyOf(type) === "text";
  const example = isText ? `"${name.text}"` : exampleValue(ctx, type);
  report(ctx, "wrong-type", name, `${quote(ctx, subject)} is ${describeType(type)}, and \`${name.text}\` is a name.`, {
    help: `Write it as in \`${ctx.source.text.slice(subject.start, subject.end)} ${example}\`.`,
    fix: isText ? replaceText(ctx.source, name.start, name.end, example) : undefined,
  });
}

function checkLiteralValue(
  ctx: CheckContext,
  literal: Literal,
  type: Type,
  subject: { readonly start: number; readonly end: number },
): void {
  checkLiteral(ctx, literal);
  if (literal.kind === "String" && hasMembers(type)) {
    const member = findMember(ctx, type, literal.value);
    if (member === undefined) reportWrong(ctx, literal, type, subject, quote(ctx, literal));
    else recordReference(ctx, literal, member);
    return;
  }
  const given = constantTypeOf(literal) ?? errorType;
  if (isAssignable(given, type) && literal.kind !== "Regex") return checkCountryText(ctx, type, literal);
  reportWrong(ctx, literal, type, subject, areComparable(given, type) ? quote(ctx, literal) : describeShort(given));
}

function reportWrong(
  ctx: CheckContext,
  value: TestValue,
  type: Type,
  subject: { readonly start: number; readonly end: number },
  given: string,
): void {
  const isUnit = value.kind === "Number" && ["money", "percent", "duration"].includes(familyOf(type));
  const text = ctx.source.text.slice(subject.start, subject.end);
  report(
    ctx,
    isUnit ? "wrong-unit" : "wrong-type",
    value,
    `\`${text}\` is ${describeType(type)}, and this is ${given}.`,
    {
      help: `Write it as in \`${text} ${exampleValue(ctx, type)}\`.`,
      fix: isUnit ? addUnit(ctx, value, type) : undefined,
    },
  );
}

function addUnit(ctx: CheckContext, value: Extract<TestValue, { kind: "Number" }>, type: Type): Fix | undefined {
  switch (familyOf(type)) {
    case "money":
      return addCurrency(ctx, value);
    case "percent":
      return insertText(ctx.source, value.end, "%");
    default:
      return undefined;
  }
}
