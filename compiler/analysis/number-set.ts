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

export function intersectNumbers(left: NumberSet, right: NumberSet): NumberSet {
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
  return complementNumbers(sets.map(complementNumbers).reduce(intersectNumbers, everyNumber));
}

/** The same whole numbers with ends that are whole numbers and belong to the set. */
export function toIntegers(set: NumberSet): NumberSet {
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

export function isNumberSubset(part: NumberSet, whole: NumberSet): boolean {
  return part.every((a) =>
    whole.some(
      (b) =>
        (b.low < a.low || (b.low === a.low && (a.lowOpen || !b.lowOpen))) &&
        (b.high > a.high || (b.high === a.high && (a.highOpen || !b.highOpen))),
    ),
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
