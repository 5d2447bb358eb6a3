/** The rules of a score in words: what earns the points, and how they are limited. */
import type { Once, ScoreLimits, ScoreRule } from "../../../schemas/generated/plan.ts";
import { assertNever } from "../../text/invariant.ts";
import { describeCriterion } from "./describe-expression.ts";
import { describeActivities } from "./describe-selection.ts";
import { describeDuration, describeEvery } from "./describe-time.ts";
import { formatNumber, type Phrase, say } from "./phrase.ts";
import type { PlanNames } from "./names.ts";

/** What earns the points. */
export function describeScoreRule(names: PlanNames, rule: ScoreRule): Phrase {
  const activities = describeActivities(names, rule.activities ?? []);
  switch (rule.form) {
    case "when":
      return rule.when === undefined ? say`always` : describeCriterion(names, rule.when);
    case "on":
      return rule.where === undefined ? activities : say`${activities}, where ${describeCriterion(names, rule.where)}`;
    case "each_time":
      return say`each time ${rule.when === undefined ? "" : describeCriterion(names, rule.when)}`;
    case "without": {
      const every = rule.every === undefined ? "" : describeEvery(rule.every);
      const where = rule.where === undefined ? [] : say`, where ${describeCriterion(names, rule.where)}`;
      return say`every ${every} without ${activities}${where}`;
    }
    default:
      return assertNever(rule.form);
  }
}

/** `+50`, `−10`. */
export function describePoints(points: number): string {
  return points > 0 ? `+${formatNumber(points)}` : formatNumber(points);
}

/** How the points are limited and how they fade; empty when they are not. */
export function describeLimits({ limits, lasting, form }: ScoreRule): Phrase {
  const parts = [...describeBounds(limits), ...describeFading(limits)];
  if (form === "without") parts.push(lasting === true ? "stays for good" : "given back with the next one");
  return parts.length === 0 ? [] : [parts.join("; ")];
}

function describeBounds({ maximum, once }: ScoreLimits): string[] {
  return [
    ...(maximum === undefined ? [] : [`at most ${formatNumber(maximum)} points`]),
    ...(once === undefined ? [] : [describeOnce(once)]),
  ];
}

function describeFading({ within, halves_every: halves, loses }: ScoreLimits): string[] {
  return [
    ...(within === undefined ? [] : [`counts for ${describeDuration(within)}`]),
    ...(halves === undefined ? [] : [`halves every ${describeEvery(halves)}`]),
    ...(loses === undefined ? [] : [`loses ${formatNumber(loses.percent)}% every ${describeEvery(loses.every)}`]),
  ];
}

function describeOnce({ per, duration }: Once): string {
  switch (per) {
    case "ever":
      return "once";
    case "day":
    case "week":
    case "month":
      return `once a ${per}`;
    case "duration":
      return duration === undefined ? "once" : `once in ${describeDuration(duration)}`;
    default:
      return assertNever(per);
  }
}
