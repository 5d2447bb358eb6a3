/** Measures and their targets in words. */
import type { Measure, Target } from "../../../schemas/generated/plan.ts";
import { describeCriterion } from "./describe-expression.ts";
import { describeDuration } from "./describe-time.ts";
import { formatNumber, type Phrase, say } from "./phrase.ts";
import type { PlanNames } from "./names.ts";

/** What is measured. */
export function describeMeasure(names: PlanNames, measure: Measure): Phrase {
  const { rate, time, sla, reasons_of: reasonsOf, count } = measure;
  if (rate !== undefined) {
    const within = rate.within === undefined ? "" : ` within ${describeDuration(rate.within)}`;
    return say`share of leads that get from ${names.stage(rate.from)} to ${names.stage(rate.to)}${within}`;
  }
  if (time !== undefined) {
    const statistic = { p50: "median", p90: "90th-percentile", mean: "mean" }[time.statistic];
    return say`${statistic} time from ${names.stage(time.from)} to ${names.stage(time.to)}`;
  }
  if (sla !== undefined) return say`share of ${names.sla(sla)} that is met in time`;
  if (reasonsOf !== undefined) return say`reasons why leads come to ${names.stage(reasonsOf)}`;
  return count === undefined ? [] : say`number of leads with ${describeCriterion(names, count)}`;
}

const comparisons = {
  equal: "exactly",
  not_equal: "anything but",
  less: "below",
  at_most: "at most",
  greater: "above",
  at_least: "at least",
} as const;

export function describeTarget({ comparison, number, percent, duration }: Target): string {
  const value =
    percent !== undefined
      ? `${formatNumber(percent)}%`
      : duration !== undefined
        ? describeDuration(duration)
        : formatNumber(number ?? 0);
  return `${comparisons[comparison]} ${value}`;
}

export const intentWords = {
  list_to_lead: "List to lead: why buy, why from us",
  lead: "Lead nurture: why now",
  customer: "Customers",
  turnback: "Second chance",
} as const;

export const stageIntentWords = {
  anonymity: "Anonymity",
  involvement: "Involvement",
  investment: "Investment",
} as const;
