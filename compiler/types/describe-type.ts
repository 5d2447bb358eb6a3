/** How types are called in messages. */
import { assertNever } from "../text/invariant.ts";
import type { Type } from "./type.ts";

/** The type in words that follow `is`: `an amount of money`, `text`, `one of [now, later]`. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "primitive":
      return primitiveWords[type.name];
    case "declared":
      return type.name === "account" ? "an account" : `a ${type.name}`;
    case "enum":
      return `one of [${listSome(type.members)}]`;
    case "grade":
      return `a grade of \`${type.score}\``;
    case "list":
      return `a list of ${describePlural(type.element)}`;
    case "error":
      return "unknown";
    default:
      return assertNever(type);
  }
}

/** The type as a kind of value, for `cannot be compared with …`. */
export function describeShort(type: Type): string {
  if (type.kind === "primitive") return shortWords[type.name];
  if (type.kind === "enum") return "a choice";
  if (type.kind === "list") return "a list";
  return describeType(type);
}

const primitiveWords = {
  text: "text",
  integer: "a whole number",
  number: "a number",
  percent: "a percentage",
  money: "an amount of money",
  boolean: "true or false",
  date: "a date",
  datetime: "a date and time",
  time: "a time of day",
  email: "an e-mail address",
  phone: "a phone number",
  url: "a web address",
  country: "a country",
  duration: "a duration",
  regex: "a pattern",
} as const;

const shortWords = { ...primitiveWords, integer: "a number", money: "money" } as const;

function describePlural(type: Type): string {
  return type.kind === "primitive" && type.name === "text" ? "texts" : describeShort(type).replace(/^an? /, "") + "s";
}

function listSome(names: readonly string[]): string {
  return names.length <= 6 ? names.join(", ") : `${names.slice(0, 5).join(", ")}, …`;
}
