/** A comparison that a person could type for a value of a type. */
import type { Expression } from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { memberScope } from "./members.ts";

/** An example in quotes, with the subject as written: `\`fit >= 50\``. */
export function exampleOf(ctx: CheckContext, subject: Expression, type: Type): string {
  const text = ctx.source.text.slice(subject.start, subject.end).replace(/\s+/g, " ");
  return `\`${text} ${exampleTail(ctx, type)}\``;
}

function exampleTail(ctx: CheckContext, type: Type): string {
  switch (type.kind) {
    case "primitive":
      return primitiveTails[type.name].replace("USD", ctx.currency ?? "USD");
    case "enum":
    case "declared":
    case "grade": {
      const members = [...memberScope(ctx, type).keys()];
      return members[0] === undefined ? "is known" : `is ${members[0]}`;
    }
    case "list": {
      const member = [...memberScope(ctx, type.element).keys()][0];
      return `contains ${member ?? '"…"'}`;
    }
    case "error":
      return "is known";
    default:
      return assertNever(type);
  }
}

/** A value of the type, as a test would give it. */
export function exampleValue(ctx: CheckContext, type: Type): string {
  if (type.kind === "list") return `[${exampleValue(ctx, type.element)}]`;
  if (type.kind === "primitive") return primitiveValues[type.name].replace("USD", ctx.currency ?? "USD");
  return [...memberScope(ctx, type).keys()][0] ?? '"…"';
}

const primitiveValues = {
  text: '"…"',
  integer: "50",
  number: "50",
  percent: "10%",
  money: "50_000 USD",
  boolean: "true",
  date: "2026-01-01",
  datetime: "2026-01-01T09:00",
  time: "09:00",
  email: '"ann@acme.example"',
  phone: '"+1 212 555 0100"',
  url: '"https://acme.example"',
  country: '"US"',
  duration: "30 days",
  regex: "/…/",
} as const;

const primitiveTails = {
  text: 'contains "…"',
  integer: ">= 50",
  number: ">= 50",
  percent: ">= 10%",
  money: ">= 50_000 USD",
  boolean: "is true",
  date: ">= 2026-01-01",
  datetime: ">= 2026-01-01",
  time: ">= 09:00",
  email: "is business",
  phone: "is known",
  url: 'contains "…"',
  country: 'is "US"',
  duration: ">= 30 days",
  regex: "is known",
} as const;
