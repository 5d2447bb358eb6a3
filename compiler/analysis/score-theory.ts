/** What a score can be when something is known of the lead: a sum of rules each of which may, must or cannot count. */
import type { Expression, Plan, Score, ScoreRule } from "../../schemas/generated/plan.ts";
import { numbers, type Domain } from "./domain.ts";
import { type Formula, isIn } from "./formula.ts";
import { between } from "./number-set.ts";
import type { SearchState } from "./search.ts";
import type { Span } from "./span.ts";
import { addSpans, clampSpan, scaleSpan } from "./span.ts";
import { endsOf } from "./theory.ts";
import { noScope, type Translation } from "./translation.ts";

export interface ScoreTheory {
  narrow(state: SearchState): boolean;
  split(state: SearchState): readonly Formula[] | undefined;
}

/** `spanOf` gives what a rule that depends on activities can contribute to any lead. */
export function createScoreTheory(
  plan: Plan,
  translation: () => Translation,
  spanOf: (score: Score, rule: ScoreRule) => Span,
): ScoreTheory {
  const byName = new Map(plan.scores.map((score) => [score.name, score]));

  /** The scores that something is asked about and that no stale fact can change behind our back. */
  function asked(state: SearchState): Score[] {
    const found: Score[] = [];
    for (const variable of state.domains.keys()) {
      if (variable.subject.kind !== "score" || translation().isStale("score", variable.subject.name)) continue;
      const score = byName.get(variable.subject.name);
      if (score !== undefined) found.push(score);
    }
    return found;
  }

  const test = (when: Expression, wanted: "true" | "not_true"): Formula =>
    translation().translate(when, wanted, noScope);

  function ruleSpan(state: SearchState, score: Score, rule: ScoreRule): Span {
    if (rule.form !== "when" || rule.when === undefined) return spanOf(score, rule);
    const decided = state.decide(test(rule.when, "true"));
    const points = clampPoints(rule);
    if (decided === true) return { low: points, high: points };
    return decided === false ? { low: 0, high: 0 } : { low: Math.min(0, points), high: Math.max(0, points) };
  }

  /** The final values, as whole numbers. */
  function valueSpan(state: SearchState, score: Score): Span {
    const excluded = score.exclude.map(({ when }) => state.decide(test(when, "true")));
    if (excluded.includes(true)) return { low: 0, high: 0 };
    let total: Span = { low: score.start, high: score.start };
    const groups = score.groups.map((): Span => ({ low: 0, high: 0 }));
    for (const rule of score.rules) {
      const span = ruleSpan(state, score, rule);
      if (rule.group === undefined) total = addSpans(total, span);
      else groups[rule.group] = addSpans(groups[rule.group]!, span);
    }
    score.groups.forEach(({ minimum, maximum }, index) => {
      total = addSpans(total, clampSpan(groups[index]!, minimum, maximum));
    });
    for (const part of score.parts) {
      const inner = byName.get(part.score);
      if (inner === undefined) continue;
      const { low, high } = translation().scoreRange(part.score);
      const own = translation().isStale("score", part.score) ? { low, high } : valueSpan(state, inner);
      const variable = [...state.domains.keys()].find(
        ({ subject }) => subject.kind === "score" && subject.name === part.score,
      );
      const ends = variable === undefined ? { low, high } : endsOf(state.domainOf(variable));
      const both = { low: Math.max(own.low, low, ends.low), high: Math.min(own.high, high, ends.high) };
      if (both.low > both.high) return { low: 1, high: 0 };
      total = addSpans(total, scaleSpan(both, part.percent / 100));
    }
    const value = roundSpan(clampSpan(total, score.minimum, score.maximum));
    return excluded.includes(undefined) ? { low: Math.min(0, value.low), high: Math.max(0, value.high) } : value;
  }

  /** A rule that may or may not count, of this score or of those that it sums; the weightiest first. */
  function openRule(state: SearchState, score: Score): Expression | undefined {
    for (const { when } of score.exclude) if (state.decide(test(when, "true")) === undefined) return when;
    let best: ScoreRule | undefined;
    for (const rule of score.rules) {
      if (rule.form !== "when" || rule.when === undefined) continue;
      if (best !== undefined && Math.abs(best.points) >= Math.abs(rule.points)) continue;
      if (state.decide(test(rule.when, "true")) === undefined) best = rule;
    }
    if (best !== undefined) return best.when;
    for (const part of score.parts) {
      const inner = byName.get(part.score);
      if (inner === undefined || translation().isStale("score", part.score)) continue;
      const open = openRule(state, inner);
      if (open !== undefined) return open;
    }
    return undefined;
  }

  return {
    narrow(state) {
      for (const score of asked(state)) {
        const variable = scoreVariable(translation(), score.name);
        const before = state.domainOf(variable);
        const span = valueSpan(state, score);
        if (span.low > span.high) return false;
        const ends = endsOf(before);
        if (span.low <= ends.low && span.high >= ends.high) continue;
        const known = numbers(between(span.low, span.high));
        if (!state.assume(isIn(variable, { unknown: false, known }))) return false;
      }
      return true;
    },
    split(state) {
      for (const score of asked(state)) {
        const variable = scoreVariable(translation(), score.name);
        if (covers(state.domainOf(variable), valueSpan(state, score))) continue;
        const open = openRule(state, score);
        if (open !== undefined) return [test(open, "true"), test(open, "not_true")];
      }
      return undefined;
    },
  };
}

export function scoreVariable(translation: Translation, name: string) {
  return translation.table.intern(`score ${name}`, () => {
    const { low, high } = translation.scoreRange(name);
    return {
      subject: { kind: "score", name },
      domain: { unknown: false, known: { kind: "number", set: between(low, high) } },
      whole: true,
    };
  });
}

/** Whether every value is one that is asked for, so that the rules need not be looked at one by one. */
function covers({ known }: Domain, span: Span): boolean {
  return (
    known?.kind === "number" &&
    known.set.length === 1 &&
    known.set[0]!.low <= span.low &&
    known.set[0]!.high >= span.high
  );
}

/** A rule's points as its maximum leaves them. */
export function clampPoints({ points, limits: { maximum = Infinity } }: ScoreRule): number {
  return Math.max(-maximum, Math.min(maximum, points));
}

/** To whole numbers as the runtime rounds, allowing for sums that binary fractions leave a little off. */
export function roundSpan({ low, high }: Span): Span {
  return { low: Math.floor(low - tolerance + 0.5), high: Math.floor(high + tolerance + 0.5) };
}

const tolerance = 1e-9;
