/** The types that need no project, made once. */
import type { DeclaredName, DeclaredType, ErrorType, PrimitiveName, PrimitiveType, Type } from "./type.ts";

export const errorType: ErrorType = { kind: "error" };

export const textType = makePrimitive("text");
export const integerType = makePrimitive("integer");
export const numberType = makePrimitive("number");
export const percentType = makePrimitive("percent");
export const moneyType = makePrimitive("money");
export const booleanType = makePrimitive("boolean");
export const dateType = makePrimitive("date");
export const datetimeType = makePrimitive("datetime");
export const timeType = makePrimitive("time");
export const emailType = makePrimitive("email");
export const phoneType = makePrimitive("phone");
export const urlType = makePrimitive("url");
export const countryType = makePrimitive("country");
export const durationType = makePrimitive("duration");
export const regexType = makePrimitive("regex");

export const contentType = makeDeclared("content");
export const personaType = makeDeclared("persona");
export const stageType = makeDeclared("stage");
export const phaseType = makeDeclared("phase");
export const accountType = makeDeclared("account");
export const queueType = makeDeclared("queue");
export const nurtureType = makeDeclared("nurture");
export const reasonType = makeDeclared("reason");

/** The words that a field or attribute may have as its type, besides `one of` and `list of`. */
export const namedTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["text", textType],
  ["integer", integerType],
  ["number", numberType],
  ["percent", percentType],
  ["money", moneyType],
  ["boolean", booleanType],
  ["date", dateType],
  ["datetime", datetimeType],
  ["email", emailType],
  ["phone", phoneType],
  ["url", urlType],
  ["country", countryType],
  ["content", contentType],
  ["persona", personaType],
  ["stage", stageType],
  ["account", accountType],
]);

function makePrimitive(name: PrimitiveName): PrimitiveType {
  return { kind: "primitive", name };
}

function makeDeclared(name: DeclaredName): DeclaredType {
  return { kind: "declared", name };
}
