/** Durations as a plan writes them: elapsed, calendar and business time, added to instants and put into words. */
import type { Duration } from "../../schemas/generated/plan.ts";
import { assertNever } from "../model/invariant.ts";
import type { Calendar } from "./calendar.ts";
import { dayLength, dayNumberOf, hourLength, minuteLength, wallTimeOf, type Zone } from "./zone.ts";

export type { Duration } from "../../schemas/generated/plan.ts";

export interface DurationContext {
  /** The funnel's zone, in which months are counted. */
  readonly zone: Zone;
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** The calendar of the assigned queue, when there is such a queue and it has one. */
  readonly queueCalendar?: Calendar | undefined;
}

/**
 * The instant at which a duration that begins at `instant` is over. `undefined` when it never is: its calendar does
 * not open again, or a business duration has no calendar, as one `of queue` has not before a queue is assigned.
 */
export function addDuration(instant: number, duration: Duration, ctx: DurationContext): number | undefined {
  switch (duration.unit) {
    case "milliseconds":
      return instant + duration.amount;
    case "months":
      return addMonths(instant, duration.amount, ctx.zone);
    case "business_minutes":
      return calendarOf(duration, ctx)?.addOpenTime(instant, duration.amount * minuteLength);
    case "business_days":
      return calendarOf(duration, ctx)?.addOpenDays(instant, duration.amount);
    default:
      return assertNever(duration.unit);
  }
}

/**
 * The same wall time in the zone some whole months later, or earlier for a negative number; a day that its month
 * does not have becomes the last one it has.
 */
export function addMonths(instant: number, months: number, zone: Zone): number {
  if (months === 0) return instant;
  const local = zone.toLocal(instant);
  const month = local.month + months;
  const lastDay = dayNumberOf(local.year, month + 1, 1) - dayNumberOf(local.year, month, 1);
  return zone.instantOf(wallTimeOf({ ...local, month, day: Math.min(local.day, lastDay) }));
}

/**
 * No instant ends up before another one that is earlier by more than this when months are added to both. Short months
 * reverse instants less than three days apart, and a zone may skip a day.
 */
export const longestReversal = 5 * dayLength;

/** The same wall time in the zone some whole months earlier. */
export function subtractMonths(instant: number, months: number, zone: Zone): number {
  return addMonths(instant, -months, zone);
}

/** Elapsed milliseconds in words, in at most the two largest units that fit: `3 days 4 hours`, rounded down. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 0) return `minus ${formatDuration(-milliseconds)}`;
  const units: readonly (readonly [string, number])[] = [
    ["day", dayLength],
    ["hour", hourLength],
    ["minute", minuteLength],
    ["second", 1000],
    ["millisecond", 1],
  ];
  const largest = units.findIndex(([, length]) => milliseconds >= length);
  if (largest === -1) return "0 seconds";
  let rest = milliseconds;
  const words: string[] = [];
  for (const [name, length] of units.slice(largest, largest + 2)) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) words.push(countOf(count, name));
  }
  return words.join(" ");
}

/** A plan's duration in words: `6 months`, `4 business hours of support`. */
export function describeDuration(duration: Duration): string {
  const calendar = duration.calendar_of ?? duration.calendar;
  const suffix = calendar === undefined ? "" : ` of ${calendar}`;
  switch (duration.unit) {
    case "milliseconds":
      return formatDuration(duration.amount);
    case "months":
      return duration.amount % 12 === 0 && duration.amount > 0
        ? countOf(duration.amount / 12, "year")
        : countOf(duration.amount, "month");
    case "business_minutes":
      return (
        (duration.amount % 60 === 0
          ? countOf(duration.amount / 60, "business hour")
          : countOf(duration.amount, "business minute")) + suffix
      );
    case "business_days":
      return countOf(duration.amount, "business day") + suffix;
    default:
      return assertNever(duration.unit);
  }
}

function calendarOf(duration: Duration, ctx: DurationContext): Calendar | undefined {
  if (duration.calendar_of === "queue") return ctx.queueCalendar;
  return duration.calendar === undefined ? undefined : ctx.calendars.get(duration.calendar);
}

function countOf(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
