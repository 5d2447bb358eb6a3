/** Small functions that generated code calls: exact where unknown values and instants meet. */

import { longestReversal } from "../time/duration.ts";
import { dayLength, minuteLength } from "../time/zone.ts";

/** The result of a calculation; unknown when an operand was, or when there is no finite one. */
export function known(result: number): number | undefined {
  return Number.isFinite(result) ? result : undefined;
}

/** The time that has passed since an instant, if there was one. */
export function elapsedSince(now: number, instant: number | undefined): number | undefined {
  return instant === undefined ? undefined : now - instant;
}

/**
 * The next instant at which `difference`, moving by `slope` a millisecond, may reach zero or leave it. Not later than
 * the true instant; up to a millisecond early where fractions are rounded.
 */
export function nextCrossing(difference: number | undefined, slope: number, now: number): number {
  if (difference === undefined || slope === 0 || Number.isNaN(slope)) return Infinity;
  if (difference === 0) return now + 1;
  const root = now - difference / slope;
  return root > now - 1 ? Math.max(now + 1, Math.floor(root)) : Infinity;
}

/** As far ahead as bisection looks: two centuries. */
const horizon = 200 * 366 * dayLength;

/** All changes of one sign by calendar months lie within this time. */
const aroundChange = 2 * longestReversal;

/** Calendar months stretch and shrink time at instants of this grid only: at midnights, and where clocks change. */
const evenStretch = 15 * minuteLength;

/**
 * The same for a difference that calendar months make move in one direction, but not evenly and with short ways back:
 * a month before 29 March 9:00 is earlier than a month before 28 March 10:00.
 */
export function nextChangeOfSign(difference: (now: number) => number | undefined, now: number): number {
  const signAt = (at: number): number | undefined => {
    const value = difference(at);
    // Of two values the difference is no number when one is unknown.
    return value === undefined || Number.isNaN(value) ? undefined : Math.sign(value);
  };
  const sign = signAt(now);
  const last = signAt(now + horizon);
  if (sign === undefined || last === undefined) return Infinity;
  const isSame = (at: number): boolean => signAt(at) === sign;
  let until = now;
  if (last !== sign) {
    until = bisect(isSame, now, now + horizon);
    // A change that is taken back again may come before this one, but not long before it.
    if (now < until - aroundChange) return until - aroundChange;
  } else if (isSame(now - aroundChange)) return Infinity;
  else until = now + aroundChange;
  for (let same = now; same < until;) {
    const end = Math.min(until, (Math.floor(same / evenStretch) + 1) * evenStretch);
    if (!isSame(end - 1)) return bisect(isSame, same, end - 1);
    if (!isSame(end)) return end;
    same = end;
  }
  return last === sign ? Infinity : until;
}

/** The first whole instant after `from` at which something is the case no more, as it is at `to`. */
function bisect(isSame: (at: number) => boolean, from: number, to: number): number {
  let same = from;
  let changed = to;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (isSame(middle)) same = middle;
    else changed = middle;
  }
  return changed;
}
