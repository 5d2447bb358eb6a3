/** Writes a scenario as the statements of a test. */
import type { Field, Plan } from "../../../schemas/generated/plan.ts";
import { day, hour, minute, NotWorkedOut, type SampleValue, type Scenario } from "./scenario.ts";

/** `given lead { … }` and the `at` lines, without a trailing line end. */
export function printScenario(plan: Plan, { fields, events, end }: Scenario): string {
  const lines = [`given lead ${printRecord(plan, plan.lead.fields, fields)}`];
  let now = 0;
  for (const { at, activity, attributes } of events) {
    const declared = plan.activities.find(({ name }) => name === activity)?.attributes ?? [];
    const record = printRecord(plan, declared, attributes);
    if (lines.length === 1 && at > 0) lines.push(`at ${start}`);
    const time = lines.length === 1 ? start : `+${printDuration(at - now)}`;
    lines.push(`at ${time} did ${activity}${record === "{ }" ? "" : ` ${record}`}`);
    now = at;
  }
  if (lines.length === 1) lines.push(`at ${start}`);
  if (end > now) lines.push(`at +${printDuration(end - now)}`);
  return lines.join("\n");
}

const start = "2026-01-12T10:00";

function printRecord(plan: Plan, declared: readonly Field[], values: Readonly<Record<string, SampleValue>>): string {
  const parts = declared.flatMap((field) => {
    const value = values[field.name];
    return value === undefined ? [] : [`${field.name} ${printValue(plan, field.type, value)}`];
  });
  return parts.length === 0 ? "{ }" : `{ ${parts.join("  ")} }`;
}

function printValue(plan: Plan, { type, element }: Field["type"], value: SampleValue): string {
  if (Array.isArray(value)) {
    return `[${value.map((each) => printValue(plan, element ?? { type: "text" }, each)).join(", ")}]`;
  }
  switch (type) {
    case "text":
    case "email":
    case "phone":
    case "url":
    case "country":
      return `"${String(value)}"`;
    case "enum":
      return /^[a-z_]\w*$/i.test(String(value)) ? String(value) : `"${String(value)}"`;
    case "percent":
      return `${String(value)}%`;
    case "money":
      if (Number(value) < 0) throw new NotWorkedOut("a negative amount");
      return `${String(value)} ${plan.funnel.currency ?? "USD"}`;
    default:
      return String(value);
  }
}

function printDuration(milliseconds: number): string {
  const units: readonly (readonly [number, string])[] = [
    [day, "day"],
    [hour, "hour"],
    [minute, "minute"],
  ];
  for (const [size, name] of units) {
    if (milliseconds % size === 0) {
      const count = milliseconds / size;
      return `${count} ${name}${count === 1 ? "" : "s"}`;
    }
  }
  throw new NotWorkedOut("a part of a minute");
}
