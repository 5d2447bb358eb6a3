/** Small functions that generated code calls: exact where unknown values and instants meet. */

/** The result of a calculation; unknown when an operand was, or when there is no finite one. */
export function known(result: number): number | undefined {
  return Number.isFinite(result) ? result : undefined;
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
const horizon = 200 * 366 * 86_400_000;

/** The same for a difference that moves in one direction but not evenly, as calendar months make it. */
export function nextChangeOfSign(difference: (now: number) => number | undefined, now: number): number {
  const present = difference(now);
  if (present === undefined) return Infinity;
  const sign = Math.sign(present);
  let same = now;
  let changed = now + horizon;
  const last = difference(changed);
  if (last === undefined || Math.sign(last) === sign) return Infinity;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (Math.sign(difference(middle) ?? 0) === sign) same = middle;
    else changed = middle;
  }
  return changed;
}
