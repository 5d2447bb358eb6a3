/** Bounds of how long durations take, whatever the calendar. */
import type { Duration } from "../../schemas/generated/plan.ts";

const hour = 3_600_000;

/** The most milliseconds that a duration can have; a month has at most 31 days, longer by an hour where clocks change. */
export function longest({ unit, amount }: Duration): number {
  if (unit === "milliseconds") return amount;
  return unit === "months" ? amount * 31 * 24 * hour + 2 * hour : Infinity;
}

/** The fewest milliseconds that a duration can have. */
export function shortest({ unit, amount }: Duration): number {
  if (unit === "milliseconds") return amount;
  return unit === "months" ? Math.max(0, amount * 28 * 24 * hour - 2 * hour) : 0;
}

/** Whether what is younger than the one is always younger than the other. */
export function isShorter(part: Duration, whole: Duration): boolean {
  return longest(part) <= shortest(whole) || (part.unit === whole.unit && part.amount <= whole.amount);
}
