/** One side of a comparison, when the type of the other is known. */
import { replaceText } from "../../diagnostics/fix.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Expression, NameReference, StringLiteral } from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import { describeType } from "../../types/describe-type.ts";
import { isKnownCountry } from "../../types/known-countries.ts";
import { errorType, textType } from "../../types/primitives.ts";
import { familyOf } from "../../types/relations.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, recordReference, report } from "../check-context.ts";
import { listNames } from "../references.ts";
import { findMember, hasMembers, memberScope, reportUnknownMember, resolveMember } from "./members.ts";
import { checkExpression } from "./recursion.ts";
import { stripParentheses } from "./shape.ts";
import { findValue } from "./values.ts";

/** Checks one side of a comparison when the type of the other, `subject`, is known. */
export function checkOperand(ctx: CheckContext, operand: Expression, expected: Type, subject: Expression): Type {
  const inner = stripParentheses(operand);
  if (inner.kind === "NameReference") {
    if (inner.name.text === "") return errorType;
    if (isEmailTest(expected, inner)) return setType(ctx, inner, textType);
    if (hasMembers(expected)) {
      if (resolveMember(ctx, expected, inner.name)) return setType(ctx, inner, expected);
      if (findValue(ctx, inner.name.text) === undefined) {
        reportUnknownMember(ctx, expected, inner.name, subject);
        return setType(ctx, inner, errorType);
      }
    }
    if (expected.kind === "error" && findValue(ctx, inner.name.text) === undefined)
      return setType(ctx, inner, errorType);
    if (isTextWord(ctx, expected, inner)) return reportBareText(ctx, expected, inner, subject);
  }
  if (inner.kind === "String" && hasMembers(expected)) return checkMemberText(ctx, inner, expected, subject);
  return checkExpression(ctx, operand);
}

function isEmailTest(expected: Type, name: NameReference): boolean {
  const words: readonly string[] = closedWords.emailTest;
  return expected.kind === "primitive" && expected.name === "email" && words.includes(name.name.text);
}

/** A bare word that is no name at all, where text belongs: the quotes are missing. */
function isTextWord(ctx: CheckContext, expected: Type, name: NameReference): boolean {
  return familyOf(expected) === "text" && findValue(ctx, name.name.text) === undefined;
}

function reportBareText(ctx: CheckContext, expected: Type, reference: NameReference, subject: Expression): Type {
  const { text } = reference.name;
  const isEmail = expected.kind === "primitive" && expected.name === "email";
  const word = isEmail ? suggest(text, closedWords.emailTest) : undefined;
  const words: readonly string[] = closedWords.emailTest;
  const isWord = words.includes(text);
  report(
    ctx,
    "unknown-name",
    reference,
    isWord
      ? `${quote(ctx, subject)} is ${describeType(expected)}, and only an \`email\` can be \`${text}\`.`
      : `\`${text}\` is no name that could be compared with ${quote(ctx, subject)}.`,
    {
      help:
        word !== undefined
          ? `Did you mean \`${word}\`?`
          : isEmail
            ? `An e-mail address is ${listNames(closedWords.emailTest)}; other text stands in quotes.`
            : isWord
              ? `Give the field the type \`email\`.`
              : `Put text into quotes: \`"${text}"\`.`,
      fix: isWord ? undefined : replaceText(ctx.source, reference.start, reference.end, word ?? `"${text}"`),
    },
  );
  return setType(ctx, reference, errorType);
}

/** A member may be written as a string, which those with spaces need. */
function checkMemberText(ctx: CheckContext, literal: StringLiteral, expected: Type, subject: Expression): Type {
  const member = findMember(ctx, expected, literal.value);
  if (member !== undefined) {
    recordReference(ctx, literal, member);
    return expected;
  }
  const names = [...memberScope(ctx, expected).keys()];
  const nearest = suggest(literal.value, names);
  report(
    ctx,
    "wrong-type",
    literal,
    `${quote(ctx, subject)} is ${describeType(expected)}, and never ${quote(ctx, literal)}.`,
    {
      help:
        nearest === undefined
          ? names.length === 0
            ? "There is nothing it could be."
            : `It is one of ${listNames(names)}.`
          : `Did you mean \`${nearest}\`?`,
      fix: nearest === undefined ? undefined : replaceText(ctx.source, literal.start, literal.end, nearest),
    },
  );
  return errorType;
}

/** Remembers the type of an expression. */
export function setType(ctx: CheckContext, expression: Expression, type: Type): Type {
  ctx.types.set(expression, type);
  return type;
}

/** A country is compared by its code. */
export function checkCountryText(ctx: CheckContext, type: Type, value: Expression): void {
  if (type.kind !== "primitive" || type.name !== "country" || value.kind !== "String") return;
  if (isKnownCountry(value.value)) return;
  report(ctx, "unknown-country", value, `${quote(ctx, value)} is no country of ISO 3166.`, {
    help: 'Write the two letters of the country, as in `"US"` or `"DE"`.',
  });
}
