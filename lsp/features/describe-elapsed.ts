/** Durations in other units, for a reader who thinks in them: `36 hours` is a day and a half. */
import type { DurationLiteral, DurationUnit } from "../../compiler/syntax/ast/index.ts";

/** Milliseconds of the units that are elapsed time; months, quarters and years are calendar time. */
const elapsed: Partial<Record<DurationUnit, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

const shown = ["week", "day", "hour", "minute", "second"] as const;

/** A sentence or two in Markdown. */
export function describeElapsed({ amount, unit, business }: DurationLiteral): string {
  const written = `**${amount} ${business === undefined ? "" : "business "}${unit}${amount === 1 ? "" : "s"}**`;
  if (business !== undefined) {
    const calendar = business.calendar === undefined ? "the calendar" : `\`${business.calendar.text}\``;
    return unit === "day"
      ? `${written}: until the close of that many open days of ${calendar} after the first.`
      : `${written}: only time in which ${calendar} is open counts.`;
  }
  const length = elapsed[unit];
  if (length === undefined) return `${written}: calendar time in the zone of the funnel.`;
  const others = shown
    .filter((other) => other !== unit)
    .map((other) => ({ other, count: (amount * length) / elapsed[other]! }))
    .filter(({ count }) => count >= 1 && count < 10_000 && Math.round(count * 10) === count * 10)
    .map(({ other, count }) => `${count} ${other}${count === 1 ? "" : "s"}`);
  return `${written}: elapsed time, whatever the clocks do${others.length === 0 ? "" : `; ${others.join(", ")}`}.`;
}
