/** Writes the values that a criterion looked at, in the way they are written in the language. */
import type { Expression, ValueType } from "../../schemas/generated/plan.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import type { Value } from "../model/value.ts";
import { formatDuration } from "../time/duration.ts";
import { formatDay, formatInstant } from "../time/iso-date.ts";
import { isQuestion } from "../expr/aggregate-table.ts";
import { printExpression } from "./print.ts";

/** What an expression inside a criterion is at the moment. */
export interface Reading {
  readonly text: string;
  /** In words; `unknown` when there is none. */
  readonly value: string;
}

/** The values that a criterion compares, each once, from left to right. */
export function readValues(program: Program, expression: Expression, lead: Lead, now: number): Reading[] {
  const readings = new Map<string, string>();
  visitRead(expression, (read) => {
    readings.set(printExpression(read), describeValue(program, read, lead, now));
  });
  return [...readings].map(([text, value]) => ({ text, value }));
}

export function describeValue(program: Program, expression: Expression, lead: Lead, now: number): string {
  return formatValue(program, typeOf(expression), program.compile(expression).value(lead, now));
}

export function formatValue(program: Program, type: ValueType, value: Value | undefined): string {
  if (value === undefined) return "unknown";
  if (typeof value === "object") return `[${value.join(", ")}]`;
  if (typeof value === "number") {
    if (type === "duration") return formatDuration(value);
    if (type === "datetime") return formatInstant(value, program.zone);
    if (type === "date") return formatDay(program.zone.dayNumberAt(value));
    if (type === "percent") return `${value}%`;
    return String(value);
  }
  if (typeof value === "string" && ["text", "email", "phone", "url"].includes(type)) return JSON.stringify(value);
  return String(value);
}

function typeOf(expression: Expression): ValueType {
  switch (expression.op) {
    case "time_since":
    case "duration":
      return "duration";
    case "fact":
      if (expression.fact === "time_in_stage") return "duration";
      return ["created", "now", "stage_since"].includes(expression.fact) ? "datetime" : expression.type;
    case "field":
    case "account_field":
    case "attribute":
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
    case "sum":
    case "first":
    case "last":
      return expression.type;
    default:
      return "number";
  }
}

/** The parts of a criterion that have a value of their own; literals speak for themselves. */
function visitRead(expression: Expression, visit: (read: Expression) => void): void {
  switch (expression.op) {
    case "literal":
    case "duration":
      return;
    case "and":
    case "or":
      for (const operand of expression.operands) visitRead(operand, visit);
      return;
    case "not":
    case "among":
    case "matches":
    case "known":
    case "email_is":
      visitRead(expression.operand, visit);
      return;
    case "between":
      for (const part of [expression.operand, expression.from, expression.to])
        if (part !== undefined) visitRead(part, visit);
      return;
    case "text_test":
      visitRead(expression.operand, visit);
      visitRead(expression.text, visit);
      return;
    case "list_contains":
      visitRead(expression.operand, visit);
      visitRead(expression.value, visit);
      return;
    case "compare":
      visitRead(expression.left, visit);
      visitRead(expression.right, visit);
      return;
    default:
      // A count says more than whether it was enough.
      if (expression.op === "did" && isQuestion(expression)) return;
      visit(expression);
  }
}
