/** The open hours of single local days: which days a calendar opens on, and from when to when. */
import { parseDay } from "./iso-date.ts";
import { dayLength, minuteLength, weekdayOf, type Zone } from "./zone.ts";

/** What a plan's calendar says besides its zone; a plan's calendar can be passed as it is. */
export interface CalendarDefinition {
  readonly open: readonly OpenHours[];
  /** Regions such as `US` or `US-CA` whose public holidays are closed. */
  readonly holidays: readonly string[];
  /** Closed dates, `2026-12-24`; `to` is the last one of a range. */
  readonly closed: readonly { readonly from: string; readonly to?: string }[];
}

/** Hours in minutes since midnight. Hours that do not end after they begin end on the next day. */
export interface OpenHours {
  /** Monday is 1, Sunday is 7. */
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** The day numbers of a region's public holidays in a year; it is asked once for each year that a calendar covers. */
export type HolidaySource = (region: string, year: number) => readonly number[];

export interface BusinessDays {
  /** True when no weekday has any open hours, whatever the closures. */
  readonly neverOpen: boolean;
  /**
   * The stretches of `[from, to)` at which a day is open, which may touch. A clock on the wall that shows an open time
   * means open: skipped times are not there, and times shown twice count twice.
   */
  stretchesOf(dayNumber: number, from: number, to: number): Stretch[];
}

/** From one instant to before another, or the same in milliseconds of wall time. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export function createBusinessDays(
  definition: CalendarDefinition,
  zone: Zone,
  holidaysOf: HolidaySource,
): BusinessDays {
  const hoursOfWeekday = Array.from({ length: 8 }, (_, weekday) => mergedHours(definition.open, weekday));
  const closures = definition.closed.flatMap(({ from, to }) => {
    const first = parseDay(from);
    const last = parseDay(to ?? from);
    return first === undefined || last === undefined ? [] : [{ first, last }];
  });
  const holidaysOfYear = new Map<number, ReadonlySet<number>>();

  function isHoliday(dayNumber: number): boolean {
    if (definition.holidays.length === 0) return false;
    const year = new Date(dayNumber * dayLength).getUTCFullYear();
    let holidays = holidaysOfYear.get(year);
    if (holidays === undefined) {
      holidays = new Set(definition.holidays.flatMap((region) => holidaysOf(region, year)));
      holidaysOfYear.set(year, holidays);
    }
    return holidays.has(dayNumber);
  }

  function isClosed(dayNumber: number): boolean {
    return closures.some(({ first, last }) => dayNumber >= first && dayNumber <= last) || isHoliday(dayNumber);
  }

  return {
    neverOpen: hoursOfWeekday.every((hours) => hours.length === 0),
    stretchesOf(dayNumber, from, to) {
      const midnight = dayNumber * dayLength;
      const stretches: Stretch[] = [];
      for (const hours of hoursOfWeekday[weekdayOf(dayNumber)]!) {
        const wall = { from: midnight + hours.from, to: midnight + hours.to };
        addStretches(zone, wall, { from, to }, stretches);
      }
      // Holidays are looked up last, so that a year is asked for only when one of its days is in question.
      return stretches.length > 0 && isClosed(dayNumber) ? [] : stretches;
    },
  };
}

/** Adds the instants within bounds at which the wall shows given times, one stretch for each offset they show in. */
function addStretches(zone: Zone, wall: Stretch, bounds: Stretch, stretches: Stretch[]): void {
  // No zone is a day away from UTC, so every instant that shows one of these times lies in between.
  const last = wall.to + dayLength;
  for (let at = wall.from - dayLength; at < last;) {
    const segment = zone.segmentAt(at);
    const from = Math.max(segment.from, wall.from - segment.offset, bounds.from);
    const to = Math.min(segment.to, wall.to - segment.offset, bounds.to);
    if (from < to) stretches.push({ from, to });
    at = segment.to;
  }
}

/** The hours of one weekday in milliseconds of wall time, in order, those that overlap or touch made one. */
function mergedHours(open: readonly OpenHours[], weekday: number): readonly Stretch[] {
  const hours = open
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => ({ from: from * minuteLength, to: (to > from ? to : to + 24 * 60) * minuteLength }))
    .toSorted((left, right) => left.from - right.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of hours) {
    const previous = merged.at(-1);
    if (previous !== undefined && from <= previous.to) previous.to = Math.max(previous.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
