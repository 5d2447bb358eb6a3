/** The details that all sections of an explained lead share: conditions, values of fields and places in the source. */
import type { ExplainedCondition, Program } from "../../runtime/index.ts";
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import type { Colours } from "../colours.ts";
import { formatCount } from "./layout.ts";
import { showDay, showMoment } from "./moment.ts";

/** Whether it holds, what it read and what it needs. */
export function drawCondition({ text, truth, values, change }: ExplainedCondition, colours: Colours): string {
  const mark = truth === "true" ? colours.green("✓") : truth === "false" ? colours.red("✗") : colours.yellow("?");
  const read = values
    .map((value) => (value.text === text ? value.value : `${value.text} is ${value.value}`))
    .join(", ");
  const needs = change?.includes(" must be ") === true ? change : `needs ${change}`;
  const needed = change === undefined ? "" : colours.cyan(`  ${needs}`);
  return `${mark} ${text}${read === "" ? "" : colours.dim(`  ${read}`)}${needed}`;
}

/** `file:line`, set apart from what stands before it. */
export function placeOf(span: SourceSpan | undefined, colours: Colours): string {
  return span === undefined ? "" : colours.dim(`  ${span.file}:${span.line}`);
}

/** The value of a field of the lead. */
export function showField({ plan, zone }: Program, name: string, value: unknown): string {
  const type = plan.lead.fields.find((field) => field.name === name)?.type.type;
  if (typeof value === "number" && type === "datetime") return showMoment(zone, new Date(value).toISOString());
  if (typeof value === "number" && type === "date") return showDay(zone, new Date(value).toISOString());
  return showValue(value);
}

export function showValue(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "number" ? formatCount(value) : String(value);
}
