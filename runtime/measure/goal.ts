/** Holds what was measured against a declared target. */
import type { Duration, Target } from "../../schemas/generated/plan.ts";
import type { Goal, MeasureResult } from "../../schemas/generated/report.ts";
import { assertNever } from "../model/invariant.ts";
import { describeDuration } from "../time/duration.ts";
import { dayLength, minuteLength } from "../time/zone.ts";

/** Months are calendar time; beside statistics of elapsed time they count the average of the Gregorian calendar. */
const averageMonth = 30.436875 * dayLength;

/** The target in the unit of the measure and in words; `undefined` for one without an amount. */
export function describeGoal(target: Target | undefined): Goal | undefined {
  if (target === undefined) return undefined;
  const { comparison, number, percent, duration } = target;
  if (percent !== undefined) return { comparison, value: percent, text: `${words[comparison]} ${percent}%` };
  if (number !== undefined) return { comparison, value: number, text: `${words[comparison]} ${number}` };
  if (duration === undefined) return undefined;
  return { comparison, value: amountOf(duration), text: `${words[comparison]} ${describeDuration(duration)}` };
}

/** `no_data` when there is a target and nothing to hold against it. */
export function judge(value: number | undefined, goal: Goal | undefined): MeasureResult["outcome"] {
  if (goal === undefined) return "no_target";
  if (value === undefined) return "no_data";
  return satisfies(value, goal) ? "met" : "missed";
}

function satisfies(value: number, { comparison, value: goal }: Goal): boolean {
  switch (comparison) {
    case "equal":
      return value === goal;
    case "not_equal":
      return value !== goal;
    case "less":
      return value < goal;
    case "at_most":
      return value <= goal;
    case "greater":
      return value > goal;
    case "at_least":
      return value >= goal;
    default:
      return assertNever(comparison);
  }
}

/** Milliseconds of elapsed or of business time; business days as days. */
function amountOf({ unit, amount }: Duration): number {
  switch (unit) {
    case "milliseconds":
    case "business_days":
      return amount;
    case "months":
      return amount * averageMonth;
    case "business_minutes":
      return amount * minuteLength;
    default:
      return assertNever(unit);
  }
}

const words: Readonly<Record<Goal["comparison"], string>> = {
  equal: "exactly",
  not_equal: "other than",
  less: "less than",
  at_most: "at most",
  greater: "more than",
  at_least: "at least",
};
