/** Spans of possible values, from the lowest to the highest; an end may be infinite. */

export interface Span {
  readonly low: number;
  readonly high: number;
}

export function addSpans(left: Span, right: Span): Span {
  return { low: left.low + right.low, high: left.high + right.high };
}

export function clampSpan({ low, high }: Span, minimum = -Infinity, maximum = Infinity): Span {
  // The maximum is applied before the minimum, as the runtime does.
  const clamp = (value: number): number => Math.max(Math.min(value, maximum), minimum);
  return { low: clamp(low), high: clamp(high) };
}

/** By a factor of at least zero. */
export function scaleSpan({ low, high }: Span, factor: number): Span {
  return factor === 0 ? { low: 0, high: 0 } : { low: low * factor, high: high * factor };
}
