/** Statistics of a list of cases. */

/**
 * The nearest-rank percentile: the smallest case that at least so many per cent of all do not exceed. It is always one
 * of the cases, never in between two: the inverse of the empirical distribution function, definition 1 in Hyndman and
 * Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996). `undefined` without cases.
 */
export function percentileOf(cases: readonly number[], percent: number): number | undefined {
  const rank = Math.ceil((percent / 100) * cases.length);
  return cases.toSorted((left, right) => left - right)[Math.max(rank, 1) - 1];
}

export function meanOf(cases: readonly number[]): number | undefined {
  if (cases.length === 0) return undefined;
  return cases.reduce((sum, each) => sum + each, 0) / cases.length;
}

/** What share of the whole a part is, in per cent, to four places; `undefined` of nothing. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : roundValue((100 * part) / whole);
}

/** To four places, so that reports do not show the noise of floating point. */
export function roundValue(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
