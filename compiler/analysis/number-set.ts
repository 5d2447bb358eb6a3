/** Sets of numbers as intervals in ascending order: what the constants of criteria cut the line of numbers into. */

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Whether the end itself is left out; an infinite end always is. */
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** Disjoint intervals in ascending order; none for the empty set. */
export type NumberSet = readonly Interval[];

export const everyNumber: NumberSet = [{ low: -Infinity, high: Infinity, lowOpen: true, highOpen: true }];

/** All numbers from `low` to `high`, both included where they are finite. */
export function between(low: number, high: number): NumberSet {
  return low > high ? [] : [{ low, high, lowOpen: low === -Infinity, highOpen: high === Infinity }];
}

export function below(high: number): NumberSet {
  return [{ low: -Infinity, high, lowOpen: true, highOpen: true }];
}

export function above(low: number): NumberSet {
  return [{ low, high: Infinity, lowOpen: true, highOpen: true }];
}

/** All numbers from `low`, which may be infinite. */
export function atLeast(low: number): NumberSet {
  return [{ low, high: Infinity, lowOpen: low === -Infinity, highOpen: true }];
}

export function atMost(high: number): NumberSet {
  return [{ low: -Infinity, high, lowOpen: true, highOpen: high === Infinity }];
}

/** One of the two sets itself when the other takes nothing from it. */
export function intersectNumbers(left: NumberSet, right: NumberSet): NumberSet {
  if (left.length === 1 && right.length === 1) {
    if (isInside(left[0]!, right[0]!)) return left;
    if (isInside(right[0]!, left[0]!)) return right;
  }
  const result: Interval[] = [];
  for (const a of left) {
    for (const b of right) {
      const low = Math.max(a.low, b.low);
      const high = Math.min(a.high, b.high);
      const lowOpen = (a.low === low && a.lowOpen) || (b.low === low && b.lowOpen);
      const highOpen = (a.high === high && a.highOpen) || (b.high === high && b.highOpen);
      if (low < high || (low === high && !lowOpen && !highOpen)) result.push({ low, high, lowOpen, highOpen });
    }
  }
  return result;
}

/** Whether a number is in both sets. */
export function overlap(left: NumberSet, right: NumberSet): boolean {
  for (const a of left) for (const b of right) if (isBelow(a, b) && isBelow(b, a)) return true;
  return false;
}

/** Whether one interval begins before the other ends. */
function isBelow(one: Interval, other: Interval): boolean {
  return one.low < other.high || (one.low === other.high && !one.lowOpen && !other.highOpen);
}

export function complementNumbers(set: NumberSet): NumberSet {
  const result: Interval[] = [];
  let low = -Infinity;
  let lowOpen = true;
  for (const interval of set) {
    const highOpen = !interval.lowOpen;
    if (low < interval.low || (low === interval.low && !lowOpen && !highOpen)) {
      result.push({ low, high: interval.low, lowOpen, highOpen });
    }
    low = interval.high;
    lowOpen = !interval.highOpen;
  }
  if (low < Infinity) result.push({ low, high: Infinity, lowOpen, highOpen: true });
  return result;
}

/** The union of sets, as disjoint intervals. */
export function uniteNumbers(sets: readonly NumberSet[]): NumberSet {
  if (sets.length === 1) return sets[0]!;
  const sorted = sets.flat().sort((a, b) => (a.low === b.low ? Number(a.lowOpen) - Number(b.lowOpen) : a.low - b.low));
  const result: Interval[] = [];
  for (const next of sorted) {
    const last = result.at(-1);
    if (last === undefined || next.low > last.high || (next.low === last.high && next.lowOpen && last.highOpen)) {
      result.push(next);
    } else if (next.high > last.high || (next.high === last.high && last.highOpen)) {
      result[result.length - 1] = { low: last.low, high: next.high, lowOpen: last.lowOpen, highOpen: next.highOpen };
    }
  }
  return result;
}

/** The same whole numbers with ends that are whole numbers and belong to the set. */
export function toIntegers(set: NumberSet): NumberSet {
  if (set.length === 1 && isWhole(set[0]!)) return set;
  const result: Interval[] = [];
  for (const interval of set) {
    const low = interval.lowOpen ? Math.floor(interval.low) + 1 : Math.ceil(interval.low);
    const high = interval.highOpen ? Math.ceil(interval.high) - 1 : Math.floor(interval.high);
    const last = result.at(-1);
    if (low > high) continue;
    if (last !== undefined && low <= last.high + 1) {
      result[result.length - 1] = { ...last, high, highOpen: high === Infinity };
    } else result.push(...between(low, high));
  }
  return result;
}

/** Whether the ends are infinite, or whole numbers that belong to it. */
function isWhole({ low, high, lowOpen, highOpen }: Interval): boolean {
  return (
    (lowOpen ? low === -Infinity : Number.isInteger(low)) && (highOpen ? high === Infinity : Number.isInteger(high))
  );
}

export function isNumberSubset(part: NumberSet, whole: NumberSet): boolean {
  for (const interval of part) if (!isCovered(interval, whole)) return false;
  return true;
}

function isCovered(part: Interval, whole: NumberSet): boolean {
  for (const interval of whole) if (isInside(part, interval)) return true;
  return false;
}

function isInside(part: Interval, whole: Interval): boolean {
  return (
    (whole.low < part.low || (whole.low === part.low && (part.lowOpen || !whole.lowOpen))) &&
    (whole.high > part.high || (whole.high === part.high && (part.highOpen || !whole.highOpen)))
  );
}

/** The number of the set that a person would write first: one near zero, whole if there is such a one. */
export function pickNumber(set: NumberSet, step: number): number | undefined {
  for (const { low, high, lowOpen, highOpen } of set) {
    if (low === high) return low;
    if (low <= 0 && high >= 0 && !(low === 0 && lowOpen) && !(high === 0 && highOpen)) return 0;
  }
  const [first] = set.toSorted((a, b) => distance(a) - distance(b));
  if (first === undefined) return undefined;
  const { low, high, lowOpen, highOpen } = first;
  if (low >= 0) {
    if (!lowOpen) return low;
    const next = Math.floor(low / step) * step + step;
    return next < high || (next === high && !highOpen) ? next : (low + high) / 2;
  }
  if (!highOpen) return high;
  const next = Math.ceil(high / step) * step - step;
  return next > low || (next === low && !lowOpen) ? next : (low + high) / 2;
}

function distance({ low, high }: Interval): number {
  return low >= 0 ? low : high <= 0 ? -high : 0;
}
