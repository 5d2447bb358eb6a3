/**
 * How far entries have come in growing older: for each age k from 1 on, how many entries have reached it and when the
 * next one will. Entries reach every age in the order in which they began, but for calendar months, where those that
 * began within a few days of each other may overtake.
 */
import type { Ageing } from "./rule-spec.ts";

/** What is kept of each age, from `placeOfAge` on. */
export const age = {
  /** The next instant at which an entry reaches it; -Infinity before anybody looked. */
  next: 0,
  /** How many entries have reached it. */
  count: 1,
  /** The place of the first entry that has not. */
  first: 2,
} as const;

const cellsOfAge = 3;

export function placeOfAge(k: number): number {
  return (k - 1) * cellsOfAge;
}

export function createAges({ shares }: Ageing): number[] {
  const ages: number[] = [];
  for (let k = 1; k <= shares.length; k += 1) ages.push(-Infinity, 0, 0);
  return ages;
}

/** Brings an age up to date, and says how many more entries have reached it. Entries are in order of time. */
export function reachAge(
  ages: number[],
  { end, reversal }: Ageing,
  k: number,
  times: readonly number[],
  now: number,
): number {
  const at = placeOfAge(k);
  const before = ages[at + age.count]!;
  let first = ages[at + age.first]!;
  let next = Infinity;
  while (first < times.length && (next = end(times[first]!, k)) <= now) first += 1;
  let count = first;
  if (first === times.length) next = Infinity;
  for (let place = first + 1; place < times.length && times[place]! - times[first]! <= reversal; place += 1) {
    const reached = end(times[place]!, k);
    if (reached <= now) count += 1;
    else if (reached < next) next = reached;
  }
  ages[at + age.next] = next;
  ages[at + age.count] = count;
  ages[at + age.first] = first;
  return count - before;
}

/** Takes a new last entry into the ages that wait for it. */
export function awaitEntry(
  ages: number[],
  { end, reversal, shares }: Ageing,
  times: readonly number[],
  time: number,
): void {
  for (let k = 1; k <= shares.length; k += 1) {
    const at = placeOfAge(k);
    const first = times[ages[at + age.first]!]!;
    // Others reach this age long before, and every further age too.
    if (time - first > reversal) return;
    ages[at + age.next] = Math.min(ages[at + age.next]!, end(time, k));
  }
}
