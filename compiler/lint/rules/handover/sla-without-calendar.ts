/** Points out short SLAs whose clock runs through nights and weekends. */
import type { Duration, Sla } from "../../../../schemas/generated/plan.ts";
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { replaceText } from "../../../diagnostics/fix.ts";
import { findProperty } from "../../../plan/lower/property.ts";
import type { DurationLiteral } from "../../../syntax/ast/index.ts";
import type { Source } from "../../../text/source.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { findWritten, locateNode } from "../../written.ts";

export const slaWithoutCalendar = defineRule({
  code: "sla-without-calendar",
  theme: "handover",
  kind: "advice",
  severity: "warning",
  requirement: "R12",
  summary: "an SLA of less than a week counts nights and weekends",
  why:
    "A lead that comes on Saturday evening is late before anybody is back on Monday. After a few such alarms people learn " +
    "to ignore them all, the just ones too, and the compliance rate measures when leads arrive and not how people work.",
  bad: `sla follow_up "Sales follows up" {
  starts on entering mql
  within 4 hours
  met    on sales_accepted, sales_rejected
  commit within 30 business minutes of business on sales_accepted
  at 100% -> escalate to sales
}`,
  good: `sla follow_up "Sales follows up" {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted, sales_rejected
  commit within 30 business minutes of business on sales_accepted
  at 100% -> escalate to sales
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const sla of ctx.plan.slas) yield* checkSla(ctx, sla);
  },
});

const hour = 3_600_000;
/** Over a week or more every calendar loses about the same share, and the clock is as good. */
const longEnough = 7 * 24 * hour;

function* checkSla(ctx: LintContext, sla: Sla): Iterable<Finding> {
  if (!isShort(sla.within) && (sla.commit === undefined || !isShort(sla.commit.within))) return;
  const written = findWritten(ctx.checked, "Sla", sla.name);
  if (written === undefined) return;
  const { body } = written.declaration;
  const within = findProperty(body, "Within")?.value;
  const commit = findProperty(body, "Commit")?.within;
  if (within !== undefined && isShort(sla.within)) {
    yield describe(ctx, `\`${sla.name}\``, written.source, within, sla.within);
  }
  if (commit !== undefined && sla.commit !== undefined && isShort(sla.commit.within)) {
    yield describe(ctx, `The commitment of \`${sla.name}\``, written.source, commit, sla.commit.within);
  }
}

function isShort({ unit, amount }: Duration): boolean {
  return unit === "milliseconds" && amount < longEnough;
}

function describe(
  ctx: LintContext,
  subject: string,
  source: Source,
  literal: DurationLiteral,
  { amount }: Duration,
): Finding {
  const { calendars } = ctx.plan;
  const text = source.text.slice(literal.start, literal.end);
  const calendar = calendars.length === 1 ? calendars[0]?.name : undefined;
  const business = describeBusiness(text, literal, calendar ?? calendars[0]?.name ?? "CALENDAR");
  const fix = calendar === undefined ? undefined : countBusiness(source, literal, business);
  return {
    at: locateNode(source, literal),
    message: `${subject} counts ${text} through nights and weekends: a lead of Saturday 20:00 is late on ${tellTime(amount)}`,
    help:
      calendars.length === 0
        ? "Declare a `calendar` with the hours in which you work, and write business time, as in `4 business hours of business`"
        : `Write \`${business}\`; people who work around the clock have a calendar that says so`,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** `4 hours` as `4 business hours of CAL`; what business time cannot count becomes days. */
function describeBusiness(text: string, { unit, amount }: DurationLiteral, calendar: string): string {
  if (unit === "minute" || unit === "hour" || unit === "day") {
    return `${text.replace(/^(\S+)\s+/u, "$1 business ")} of ${calendar}`;
  }
  return unit === "week" ? `${amount * 5} business days of ${calendar}` : `1 business hour of ${calendar}`;
}

/** Business minutes and days are whole. */
function countBusiness(source: Source, literal: DurationLiteral, business: string): Fix | undefined {
  const { unit, amount, start, end } = literal;
  const isPossible = unit === "hour" || ((unit === "minute" || unit === "day") && Number.isInteger(amount));
  return isPossible ? replaceText(source, start, end, business) : undefined;
}

const days = ["Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] as const;

/** The day and time so long after Saturday 20:00. */
function tellTime(milliseconds: number): string {
  const minutes = 20 * 60 + Math.round(milliseconds / 60_000);
  const day = days[Math.floor(minutes / 1440) % 7] ?? "Saturday";
  const clock = [Math.floor((minutes % 1440) / 60), minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${day} at ${clock.join(":")}`;
}
