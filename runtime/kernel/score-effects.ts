/** What the world hears of scores: thresholds passed in a step, and the account that goes with a released lead. */
import type { Score } from "../../schemas/generated/plan.ts";
import type { ScoreAccount, ScoreCrossed } from "../../schemas/generated/effect.ts";
import { nothing } from "../model/input.ts";
import type { Lead } from "../model/lead.ts";
import { itemiseScore, type ScoreItems } from "../scoring/itemise.ts";
import type { Draft } from "./phase.ts";
import type { Program } from "./program.ts";

/**
 * The scores as they were just before the step: for an input those at this instant without it, for a timer those of
 * the millisecond before, for a new lead where scores start. By the place of the score.
 */
export function previousScores(program: Program, lead: Lead, byInput: boolean, now: number): readonly number[] {
  if (lead.stage === -1) return startingScores(program);
  const instant = byInput ? now : now - 1;
  if (lead.valuesDue <= instant) program.generated.derive(lead, instant);
  return program.plan.scores.length === 1 ? [lead.scores[0]!] : lead.scores.slice();
}

/** Scores as they were before the step: once each, or of a merged lead the range that those of both leads span. */
export interface ScoresBefore {
  readonly highest: readonly number[];
  readonly lowest: readonly number[];
}

/** What both leads were at before they were merged: thresholds that either had passed are not told of again. */
export function spanScores(one: ScoresBefore, other: ScoresBefore): ScoresBefore {
  return {
    highest: one.highest.map((value, place) => Math.max(value, other.highest[place]!)),
    lowest: one.lowest.map((value, place) => Math.min(value, other.lowest[place]!)),
  };
}

/** The thresholds passed since, in order of the scores' names. */
export function findCrossings(
  program: Program,
  lead: Lead,
  { highest, lowest }: ScoresBefore,
): readonly Draft<ScoreCrossed>[] {
  let crossings: Draft<ScoreCrossed>[] | undefined;
  for (const place of program.crossing) {
    const value = lead.scores[place]!;
    const up = highest[place]! < value;
    if (!up && lowest[place]! <= value) continue;
    const before = up ? highest[place]! : lowest[place]!;
    const { id, name, thresholds } = program.plan.scores[place]!;
    const passed = thresholds.filter((threshold) =>
      up ? before < threshold && threshold <= value : value < threshold && threshold <= before,
    );
    for (const threshold of up ? passed : passed.toReversed()) {
      crossings ??= [];
      const direction = up ? "up" : "down";
      crossings.push({ type: "score_crossed", score: name, threshold, direction, value, previous: before, cause: id });
    }
  }
  return crossings ?? nothing;
}

/** Every score by name with what it is made of; the lead must have been worked out at `now`. */
export function itemise(program: Program, lead: Lead, now: number): readonly ScoreItems[] {
  return [...program.plan.scores.entries()]
    .sort(([, left], [, right]) => (left.name < right.name ? -1 : 1))
    .map(([place, score]) =>
      itemiseScore(score, place, program.rules, lead, now, (expression) =>
        program.compile(expression).isTrue(lead, now),
      ),
    );
}

/** The account of each score by name: rules that contribute, or the parts of a composite. */
export function accountForRelease(program: Program, lead: Lead, now: number): ScoreAccount[] {
  return itemise(program, lead, now).map(({ score: name, value, grade, excluded, items }) => {
    const contributing = items.map(({ rule, points }) => ({ rule, points }));
    const all = [...partsOf(program, name, lead), ...contributing].filter(({ points }) => points !== 0);
    return { score: name, value, ...(grade === undefined ? {} : { grade }), items: excluded ? [] : all };
  });
}

/** What each part of a composite score adds. */
export function partsOf(program: Program, name: string, lead: Lead): { rule: string; points: number }[] {
  const { scores } = program.linked;
  return scores.all[scores.indexOf(name)]!.parts.map(({ score, percent }) => {
    const part = scores.indexOf(score);
    return { rule: scores.all[part]!.id, points: (lead.scores[part]! * percent) / 100 };
  });
}

/** Where scores start before there is a lead: their start within their range, composites from their parts. */
function startingScores({ plan, linked }: Program): readonly number[] {
  const known = new Map<Score, number>();
  function startOf(score: Score): number {
    let value = known.get(score);
    if (value === undefined) {
      value = score.start;
      for (const part of score.parts) {
        value += (startOf(linked.scores.all[linked.scores.indexOf(part.score)]!) * part.percent) / 100;
      }
      value = Math.min(score.maximum ?? Infinity, Math.max(score.minimum ?? -Infinity, value));
      value = Math.floor(value + 0.5);
      known.set(score, value);
    }
    return value;
  }
  return plan.scores.map(startOf);
}
