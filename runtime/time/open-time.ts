/** Open time as sums over the stretches of a year, so that adding and measuring it are searches and not walks. */
import type { BusinessDays, Stretch } from "./business-days.ts";
import { dayLength, dayNumberOf, lastInstant } from "./zone.ts";

export interface OpenTime {
  isOpen(instant: number): boolean;
  /** The earliest instant by which so many milliseconds, more than 0, have been open since `start`. */
  add(start: number, milliseconds: number): number | undefined;
  between(from: number, to: number): number;
  nextOpen(instant: number): number | undefined;
}

/** A year of UTC, since instants fall into it whatever the zone; stretches are in order and do not overlap. */
interface OpenYear {
  readonly froms: readonly number[];
  readonly tos: readonly number[];
  /** The open time of the year before each stretch, with that of the whole year at the end. */
  readonly sums: readonly number[];
}

/** An end further away than this is taken for never: it is the whole cycle of the Gregorian calendar. */
const horizonYears = 400;

export function createOpenTime(businessDays: BusinessDays): OpenTime {
  const years = new Map<number, OpenYear>();

  function openYear(year: number): OpenYear {
    let open = years.get(year);
    if (open === undefined) {
      open = businessDays.neverOpen ? { froms: [], tos: [], sums: [0] } : collectYear(businessDays, year);
      years.set(year, open);
    }
    return open;
  }

  /** The open time of the year up to an instant in it. */
  function usedBefore(year: OpenYear, instant: number): number {
    const index = lastAtOrBefore(year.froms, instant);
    if (index < 0) return 0;
    return year.sums[index]! + Math.min(instant, year.tos[index]!) - year.froms[index]!;
  }

  return {
    isOpen(instant) {
      const year = openYear(yearOf(instant));
      const index = lastAtOrBefore(year.froms, instant);
      return index >= 0 && instant < year.tos[index]!;
    },
    add(start, milliseconds) {
      const first = yearOf(start);
      let left = milliseconds + usedBefore(openYear(first), start);
      for (let at = first; at <= first + horizonYears; at++) {
        const year = openYear(at);
        const total = year.sums[year.sums.length - 1]!;
        if (left <= total) return endOf(year, left);
        left -= total;
      }
      return undefined;
    },
    between(from, to) {
      let sum = -usedBefore(openYear(yearOf(from)), from);
      const last = yearOf(to);
      for (let at = yearOf(from); at < last; at++) {
        const { sums } = openYear(at);
        sum += sums[sums.length - 1]!;
      }
      return sum + usedBefore(openYear(last), to);
    },
    nextOpen(instant) {
      const first = yearOf(instant);
      for (let at = first; at <= first + horizonYears; at++) {
        const year = openYear(at);
        const index = lastAtOrBefore(year.froms, instant);
        if (index >= 0 && instant < year.tos[index]!) return instant;
        const next = year.froms[index + 1];
        if (next !== undefined) return next;
      }
      return undefined;
    },
  };
}

/** Where the year has been open for so long, which is more than 0 and at most its total. */
function endOf(year: OpenYear, used: number): number {
  let low = 0;
  let high = year.froms.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (year.sums[middle]! < used) low = middle;
    else high = middle - 1;
  }
  return year.froms[low]! + used - year.sums[low]!;
}

function collectYear(businessDays: BusinessDays, year: number): OpenYear {
  const stretches: Stretch[] = [];
  const firstDay = dayNumberOf(year, 1, 1);
  const endDay = dayNumberOf(year + 1, 1, 1);
  // Hours may cross midnight, and the local date may differ from that of UTC by one.
  for (let day = firstDay - 2; day <= endDay; day++) {
    stretches.push(...businessDays.stretchesOf(day, firstDay * dayLength, endDay * dayLength));
  }
  return sumStretches(stretches);
}

/** Puts stretches in order and makes those that meet one: hours past midnight may run into those of the next day. */
function sumStretches(stretches: readonly Stretch[]): OpenYear {
  const year = { froms: [] as number[], tos: [] as number[], sums: [0] };
  for (const { from, to } of stretches.toSorted((left, right) => left.from - right.from)) {
    const last = year.tos.length - 1;
    if (last >= 0 && from <= year.tos[last]!) year.tos[last] = Math.max(year.tos[last]!, to);
    else {
      year.froms.push(from);
      year.tos.push(to);
    }
  }
  for (const [index, from] of year.froms.entries()) year.sums.push(year.sums[index]! + year.tos[index]! - from);
  return year;
}

/** The index of the last number at or before a value in a list in order, or -1. */
function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function yearOf(instant: number): number {
  return new Date(Math.min(Math.max(instant, -lastInstant), lastInstant)).getUTCFullYear();
}
