/** A time zone: exact conversion between instants and local wall time, fast enough to be asked once per event. */
import { createOffsetTable, type OffsetSegment } from "./offset-table.ts";

/** A local wall time as written, without its zone; months and days count from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** What a clock and a calendar on the wall show at an instant. */
export interface LocalFields extends LocalTime {
  /** Monday is 1, Sunday is 7. */
  readonly weekday: number;
  /** Whole days between 1970-01-01 and the local date. */
  readonly dayNumber: number;
}

/** All instants are whole epoch milliseconds. */
export interface Zone {
  /** The name as it was given. */
  readonly name: string;
  /** Milliseconds to add to UTC to get local time. */
  offsetAt(instant: number): number;
  /** The longest known stretch around the instant in which the offset stays the same. */
  segmentAt(instant: number): OffsetSegment;
  toLocal(instant: number): LocalFields;
  /**
   * The instant of a local time. A time the clocks skip moves forward by the length of the gap; of a time they
   * show twice, the earlier is meant (Temporal's "compatible").
   */
  toInstant(local: LocalTime): number;
  /** The same for local time given as milliseconds since 1970-01-01T00:00 on the wall. */
  instantOf(localMilliseconds: number): number;
  /** The first instant of a local day, which is not midnight where the clocks skip midnight. */
  startOfDay(dayNumber: number): number;
  dayNumberAt(instant: number): number;
}

export const minuteLength = 60_000;
export const hourLength = 60 * minuteLength;
export const dayLength = 24 * hourLength;

/** The latest instant a date can hold; the earliest is its negative. */
export const lastInstant = 8.64e15;

/** A zone by its IANA name, or `undefined` when there is no such zone. It fills its own table as it is asked. */
export function createZone(name: string): Zone | undefined {
  const table = createOffsetTable(name);
  if (table === undefined) return undefined;
  const { offsetAt, segmentAt } = table;

  function instantOf(local: number): number {
    // No zone is a day away from UTC, so these two instants lie on either side of a change near the local time.
    const segment = segmentAt(local - dayLength);
    if (local + dayLength < segment.to) return local - segment.offset;
    const before = segment.offset;
    const after = offsetAt(local + dayLength);
    if (before === after) return local - before;
    const earlier = local - Math.max(before, after);
    if (offsetAt(earlier) === local - earlier) return earlier;
    const later = local - Math.min(before, after);
    if (offsetAt(later) === local - later) return later;
    return local - before;
  }

  function startOfDay(dayNumber: number): number {
    const local = dayNumber * dayLength;
    const instant = instantOf(local);
    if (instant + offsetAt(instant) === local) return instant;
    // Midnight is skipped: the day begins where the clocks jump over it.
    let inside = instant;
    let outside = local - Math.max(offsetAt(local - dayLength), offsetAt(local + dayLength)) - 1;
    const offset = offsetAt(inside);
    while (inside - outside > 1) {
      const middle = Math.floor((inside + outside) / 2);
      if (offsetAt(middle) === offset) inside = middle;
      else outside = middle;
    }
    return inside;
  }

  return {
    name,
    offsetAt,
    segmentAt,
    toLocal: (instant) => fieldsOf(instant + offsetAt(instant)),
    toInstant: (local) => instantOf(wallTimeOf(local)),
    instantOf,
    startOfDay,
    dayNumberAt: (instant) => Math.floor((instant + offsetAt(instant)) / dayLength),
  };
}

/** Milliseconds since 1970-01-01T00:00 on the wall; a day past the end of its month runs into the next. */
export function wallTimeOf(local: LocalTime): number {
  const time = ((local.hour * 60 + local.minute) * 60 + local.second) * 1000 + local.millisecond;
  return dayNumberOf(local.year, local.month, local.day) * dayLength + time;
}

/** The day number of a date of the proleptic Gregorian calendar; the month may lie outside 1..12. */
export function dayNumberOf(year: number, month: number, day: number): number {
  // `Date.UTC` reads the years 0 to 99 as 1900 to 1999; 400 years are always 146,097 days.
  return Date.UTC(year + 400, month - 1, day) / dayLength - 146_097;
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

function fieldsOf(local: number): LocalFields {
  const date = new Date(local);
  const dayNumber = Math.floor(local / dayLength);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    weekday: weekdayOf(dayNumber),
    dayNumber,
  };
}
