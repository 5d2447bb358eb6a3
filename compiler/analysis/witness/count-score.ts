/** Counts the score of a made-up lead as the language defines it. */
import type { Once, Score, ScoreLimits, ScoreRule } from "../../../schemas/generated/plan.ts";
import { fitsWhere, isYounger, type Moment, truthOf } from "./evaluate.ts";
import { day, hour, NotWorkedOut } from "./scenario.ts";

/** The value of a score at a moment, from its activities since the last reset. */
export function countScore(score: Score, moment: Moment): number {
  if (score.exclude.some(({ when }) => truthOf(when, moment) === true)) return 0;
  const reset =
    moment.entries.findLast(({ stage }, index) => index > 0 && score.reset_on.includes(stage))?.time ?? -Infinity;
  let total = score.start;
  for (const rule of score.rules) if (rule.group === undefined) total += pointsOf(rule, moment, reset);
  score.groups.forEach(({ minimum = -Infinity, maximum = Infinity }, index) => {
    const members = score.rules.filter(({ group }) => group === index);
    const sum = members.reduce((before, rule) => before + pointsOf(rule, moment, reset), 0);
    total += Math.max(Math.min(sum, maximum), minimum);
  });
  for (const { score: name, percent } of score.parts) total += (moment.scoreOf(moment, name) * percent) / 100;
  const clamped = Math.min(Math.max(total, score.minimum ?? -Infinity), score.maximum ?? Infinity);
  return Math.floor(clamped + 0.5);
}

function pointsOf(rule: ScoreRule, moment: Moment, reset: number): number {
  const { limits, points, form } = rule;
  const { maximum = Infinity } = limits;
  const clamp = (value: number): number => Math.max(-maximum, Math.min(maximum, value));
  switch (form) {
    case "when":
      return clamp(rule.when !== undefined && truthOf(rule.when, moment) === true ? points : 0);
    case "each_time":
      throw new NotWorkedOut("each time");
    case "on": {
      const times = timesOf(rule, moment, reset);
      return clamp(points * sumShares(filterOnce(times, limits.once), limits, moment.now));
    }
    case "without":
      return clamp(points * sumShares(filterOnce(gapsOf(rule, moment, reset), limits.once), limits, moment.now));
  }
}

function timesOf({ activities = [], where }: ScoreRule, moment: Moment, reset: number): number[] {
  return moment.done
    .filter(
      (event) =>
        activities.includes(event.activity) &&
        event.at >= reset &&
        (where === undefined || fitsWhere(where, moment, event)),
    )
    .map(({ at }) => at);
}

function gapsOf(rule: ScoreRule, moment: Moment, reset: number): number[] {
  const { every, lasting } = rule;
  if (every === undefined || every.unit !== "milliseconds" || every.amount <= 0)
    throw new NotWorkedOut("calendar time");
  const starts = [Math.max(moment.created, reset), ...timesOf(rule, moment, reset)];
  const entries: number[] = [];
  starts.forEach((start, index) => {
    const end = starts[index + 1];
    if (end !== undefined && lasting !== true) return;
    for (let at = start + every.amount; at <= (end ?? moment.now); at += every.amount) entries.push(at);
  });
  return entries.sort((a, b) => a - b);
}

function filterOnce(times: readonly number[], once: Once | undefined): readonly number[] {
  if (once === undefined) return times;
  const counted: number[] = [];
  for (const time of times) {
    const last = counted.at(-1);
    if (last === undefined) counted.push(time);
    else if (once.per === "duration") {
      if (!isYounger(time - last, once.duration!)) counted.push(time);
    } else if (once.per !== "ever" && periodOf(time, once.per) !== periodOf(last, once.per)) counted.push(time);
  }
  return counted;
}

/** The calendar day, week or month; close to midnight it depends on the clocks. */
function periodOf(time: number, per: "day" | "week" | "month"): number {
  const inDay = ((time % day) + day) % day;
  if (inDay < 2 * hour || inDay > 22 * hour) throw new NotWorkedOut("midnight");
  if (per === "day") return Math.floor(time / day);
  // The first of January 1970 was a Thursday.
  if (per === "week") return Math.floor((Math.floor(time / day) + 3) / 7);
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function sumShares(
  times: readonly number[],
  { within, halves_every: halves, loses }: ScoreLimits,
  now: number,
): number {
  let sum = 0;
  for (const time of times) {
    if (within !== undefined && !isYounger(now - time, within)) continue;
    let share = 1;
    if (halves !== undefined) {
      if (halves.unit !== "milliseconds") throw new NotWorkedOut("calendar time");
      const periods = Math.floor((now - time) / halves.amount);
      share = periods >= 20 ? 0 : 2 ** -periods;
    }
    if (loses !== undefined) {
      if (loses.every.unit !== "milliseconds") throw new NotWorkedOut("calendar time");
      const periods = Math.floor((now - time) / loses.every.amount);
      share *= Math.max(0, 100 - loses.percent * periods) / 100;
    }
    sum += share;
  }
  return sum;
}
