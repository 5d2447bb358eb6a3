/** Computes scores from the whole history: entries, once-filter, age, maximum, groups, range, grade. */
import type { Once, Plan, Score, ScoreLimits, ScoreRule } from "../../schemas/generated/plan.ts";
import { invariant } from "../../runtime/model/invariant.ts";
import { truthOf } from "./evaluate.ts";
import type { Moment, ScoreResult } from "./history.ts";
import { selectActivities } from "./selection.ts";
import type { WallTime } from "./wall-time.ts";

/** A look at scores at one moment: each is computed once. When the moment observes, edges of `each time` rules are recorded first. */
export function createScoreBoard(momentOf: () => Moment): (name: string) => ScoreResult {
  const known = new Map<string, ScoreResult>();
  return (name) => {
    let result = known.get(name);
    if (result === undefined) {
      const moment = momentOf();
      const score = moment.plan.scores.find((candidate) => candidate.name === name)!;
      if (moment.observing) for (const rule of score.rules) if (rule.form === "each_time") observe(rule, moment);
      result = compute(score, moment);
      known.set(name, result);
    }
    return result;
  };
}

/** The value of a score before anything happened: its start, within its range. */
export function startingValue(plan: Plan, name: string): number {
  const score = plan.scores.find((candidate) => candidate.name === name)!;
  const parts = score.parts.reduce((sum, part) => sum + (startingValue(plan, part.score) * part.percent) / 100, 0);
  return finish(score, parts + score.start);
}

/** The instants that a rule's contributions start at, before its limits, in order of time. */
export function entriesOf(score: Score, rule: ScoreRule, moment: Moment): number[] {
  const { history, now, wallTime } = moment;
  const reset = history.resets.get(score.name) ?? -Infinity;
  const times = () => {
    const selection = { activities: rule.activities ?? [], ...(rule.where === undefined ? {} : { where: rule.where }) };
    const selected = selectActivities(selection, moment)
      .filter(({ forgotten }) => !forgotten.has(`score ${score.name}`))
      .map(({ time }) => time);
    return selected.filter((time) => time >= reset).sort((a, b) => a - b);
  };
  switch (rule.form) {
    case "when":
      return [];
    case "on":
      return times();
    case "each_time":
      return (history.edges.get(rule.id) ?? []).filter((time) => time >= reset);
    case "without": {
      const starts = [Math.max(history.created, reset), ...times()];
      const entries: number[] = [];
      for (const [index, start] of starts.entries()) {
        const end = starts[index + 1];
        if (end !== undefined && rule.lasting !== true) continue;
        const last = end ?? now;
        for (let k = 1; wallTime.add(start, rule.every!, k) <= last; k += 1) {
          entries.push(wallTime.add(start, rule.every!, k));
        }
      }
      return entries.sort((a, b) => a - b);
    }
  }
}

function observe(rule: ScoreRule, moment: Moment): void {
  const { truths, edges } = moment.history;
  const holds = truthOf(rule.when!, moment) === true;
  if (holds && truths.get(rule.id) !== true) edges.set(rule.id, [...(edges.get(rule.id) ?? []), moment.now]);
  truths.set(rule.id, holds);
}

function compute(score: Score, moment: Moment): ScoreResult {
  const excluded = score.exclude.some(({ when }) => truthOf(when, moment) === true);
  const items: ScoreResult["items"] = [];
  let total = score.start;
  for (const rule of score.rules) {
    const points = pointsOf(score, rule, moment);
    items.push({ rule: rule.id, points });
    if (rule.group === undefined) total += points;
  }
  score.groups.forEach((group, index) => {
    const members = score.rules.filter((rule) => rule.group === index);
    const sum = members.reduce((before, rule) => before + items.find((item) => item.rule === rule.id)!.points, 0);
    total += Math.max(Math.min(sum, group.maximum ?? Infinity), group.minimum ?? -Infinity);
  });
  if (score.parts.length > 0) {
    const parts = score.parts.map((part) => (moment.scoreOf(part.score).value * part.percent) / 100);
    score.parts.forEach((part, index) => items.push({ rule: `score/${part.score}`, points: parts[index]! }));
    total = parts.reduce((sum, points) => sum + points, 0) + score.start;
  }
  const value = excluded ? 0 : finish(score, total);
  const grade = score.grades.find(({ from }) => from === undefined || from <= value)?.name;
  return { value, grade, items: excluded ? [] : items.filter(({ points }) => points !== 0) };
}

function finish(score: Score, total: number): number {
  const clamped = Math.min(Math.max(total, score.minimum ?? -Infinity), score.maximum ?? Infinity);
  return Math.floor(clamped + 0.5);
}

function pointsOf(score: Score, rule: ScoreRule, moment: Moment): number {
  let sum = 0;
  if (rule.form === "when") {
    sum = truthOf(rule.when!, moment) === true ? rule.points : 0;
  } else {
    const counted = filterOnce(entriesOf(score, rule, moment), rule.limits.once, moment.wallTime);
    // Shares are summed before they are divided and multiplied, so that the order of entries cannot matter.
    const shares = counted.reduce((before, entry) => before + shareOf(rule.limits, entry, moment), 0);
    sum = rule.points * (rule.limits.loses === undefined ? shares : shares / 100);
  }
  const maximum = rule.limits.maximum ?? Infinity;
  return Math.max(-maximum, Math.min(maximum, sum));
}

/** The entries that `once` lets count; `entries` are in order of time. */
function filterOnce(entries: number[], once: Once | undefined, wallTime: WallTime): number[] {
  if (once === undefined) return entries;
  const counted: number[] = [];
  for (const entry of entries) {
    const last = counted.at(-1);
    if (last === undefined) counted.push(entry);
    else if (once.per === "duration") {
      invariant(once.duration !== undefined, "`once per D` has its duration.");
      if (counted.every((earlier) => entry >= wallTime.add(earlier, once.duration!))) counted.push(entry);
    } else if (once.per !== "ever" && wallTime.periodOf(entry, once.per) !== wallTime.periodOf(last, once.per)) {
      counted.push(entry);
    }
  }
  return counted;
}

/** The share of its points that an entry still has: of 1, or of 100 where it loses per cent. */
function shareOf(limits: ScoreLimits, entry: number, { now, wallTime }: Moment): number {
  const { within, halves_every: halves, loses } = limits;
  if (within !== undefined && now >= wallTime.add(entry, within)) return 0;
  let share = 1;
  if (halves !== undefined) {
    for (let k = 1; k <= 20 && now >= wallTime.add(entry, halves, k); k += 1) share = k === 20 ? 0 : share / 2;
  }
  if (loses !== undefined) {
    let k = 0;
    while (loses.percent * k < 100 && now >= wallTime.add(entry, loses.every, k + 1)) k += 1;
    share *= Math.max(0, 100 - loses.percent * k);
  }
  return share;
}
