/** Open days as a list for each year, so that the nth one after a day is found without walking there. */
import type { BusinessDays } from "./business-days.ts";
import { dayLength, dayNumberOf, type Zone } from "./zone.ts";

export interface OpenDays {
  closeOf(dayNumber: number): number | undefined;
  /** The close of the nth open day, n being 1 or more, after the day that the instant belongs to. */
  closeAfter(start: number, days: number): number | undefined;
}

/** The open days of a local year in order, with the instants at which their hours are over. */
interface OpenDaysOfYear {
  readonly days: readonly number[];
  readonly closes: readonly number[];
}

/** An end further away than this is taken for never: it is the whole cycle of the Gregorian calendar. */
const horizonYears = 400;

export function createOpenDays(businessDays: BusinessDays, zone: Zone): OpenDays {
  const years = new Map<number, OpenDaysOfYear>();

  function openDaysOf(year: number): OpenDaysOfYear {
    let open = years.get(year);
    if (open === undefined) {
      open = collectYear(businessDays, year);
      years.set(year, open);
    }
    return open;
  }

  /** Hours past midnight belong to the day they began on, unless the new day is open as well. */
  function businessDayAt(instant: number): number {
    const dayNumber = zone.dayNumberAt(instant);
    const isOpenFor = (day: number): boolean => businessDays.stretchesOf(day, instant, instant + 1).length > 0;
    return !isOpenFor(dayNumber) && isOpenFor(dayNumber - 1) ? dayNumber - 1 : dayNumber;
  }

  return {
    closeOf(dayNumber) {
      const { days, closes } = openDaysOf(yearOfDay(dayNumber));
      const index = firstAfter(days, dayNumber - 1);
      return days[index] === dayNumber ? closes[index] : undefined;
    },
    closeAfter(start, count) {
      const dayNumber = businessDayAt(start);
      const first = yearOfDay(dayNumber);
      let left = count - 1;
      for (let at = first; at <= first + horizonYears; at++) {
        const { days, closes } = openDaysOf(at);
        const index = firstAfter(days, dayNumber);
        if (index + left < days.length) return closes[index + left];
        left -= days.length - index;
      }
      return undefined;
    },
  };
}

function collectYear(businessDays: BusinessDays, year: number): OpenDaysOfYear {
  const open = { days: [] as number[], closes: [] as number[] };
  const endDay = dayNumberOf(year + 1, 1, 1);
  for (let day = dayNumberOf(year, 1, 1); day < endDay; day++) {
    const stretches = businessDays.stretchesOf(day, -Infinity, Infinity);
    if (stretches.length === 0) continue;
    open.days.push(day);
    open.closes.push(Math.max(...stretches.map(({ to }) => to)));
  }
  return open;
}

function firstAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function yearOfDay(dayNumber: number): number {
  return new Date(dayNumber * dayLength).getUTCFullYear();
}
