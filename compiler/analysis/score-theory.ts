/** What a score can be when something is known of the lead: a sum of rules each of which may, must or cannot count. */
import type { Expression, Score, ScoreRule } from "../../schemas/generated/plan.ts";
import { numbers, type Domain } from "./domain.ts";
import { type Formula, isIn } from "./formula.ts";
import { between } from "./number-set.ts";
import type { PlanIndex } from "./plan-index.ts";
import type { SearchState } from "./search.ts";
import type { Span } from "./span.ts";
import { addSpans, clampSpan, scaleSpan } from "./span.ts";
import { endsOf } from "./theory.ts";
import { noScope, type Translation } from "./translation.ts";
import type { Variable } from "./variable.ts";

export interface ScoreTheory {
  narrow(state: SearchState): boolean;
  split(state: SearchState): readonly Formula[] | undefined;
}

/** A score with its criteria as formulas. */
interface Compiled {
  readonly score: Score;
  readonly variable: Variable;
  readonly excluded: readonly Choice[];
  readonly rules: readonly CompiledRule[];
  readonly parts: readonly { readonly inner: Compiled | undefined; readonly name: string; readonly share: number }[];
  /** What its value follows from besides activities, its parts included. */
  readonly depends: ReadonlySet<Variable>;
}

interface CompiledRule {
  readonly group: number | undefined;
  /** Points that a criterion gives or does not give; for other rules a span. */
  readonly choice: Choice | undefined;
  readonly points: number;
  readonly span: Span;
}

interface Choice {
  readonly isTrue: Formula;
  readonly isNotTrue: Formula;
}

export interface ScoreTools {
  readonly index: PlanIndex;
  translation(): Translation;
  variablesOf(formula: Formula): ReadonlySet<Variable>;
  /** What a rule that depends on activities can contribute to any lead. */
  spanOf(rule: ScoreRule): Span;
}

/**
 * The theory of scores. A thorough one finds for each score that is asked about which rules count; a brief one only
 * where the question asks about something else that the score follows from.
 */
export function createScoreTheory({ index, translation, variablesOf, spanOf }: ScoreTools): {
  readonly thorough: ScoreTheory;
  readonly brief: ScoreTheory;
  /** What a score follows from besides activities; nothing when that is not looked into. */
  dependsOf(score: string): ReadonlySet<Variable> | undefined;
} {
  const compiled = new Map<string, Compiled | undefined>();

  function compile(name: string): Compiled | undefined {
    const known = compiled.get(name);
    if (known !== undefined || compiled.has(name)) return known;
    const score = index.score(name);
    const made = score === undefined || translation().isStale("score", name) ? undefined : compileOnce(score);
    compiled.set(name, made);
    return made;
  }

  function compileOnce(score: Score): Compiled {
    const choiceOf = (when: Expression): Choice => ({
      isTrue: translation().translate(when, "true", noScope),
      isNotTrue: translation().translate(when, "not_true", noScope),
    });
    const excluded = score.exclude.map(({ when }) => choiceOf(when));
    const rules = score.rules.map((rule): CompiledRule => {
      const isChoice = rule.form === "when" && rule.when !== undefined;
      return {
        group: rule.group,
        choice: isChoice ? choiceOf(rule.when!) : undefined,
        points: clampPoints(rule),
        span: isChoice ? { low: 0, high: 0 } : spanOf(rule),
      };
    });
    const parts = score.parts.map(({ score: name, percent }) => ({ inner: compile(name), name, share: percent / 100 }));
    const depends = new Set<Variable>();
    for (const { isTrue } of [...excluded, ...rules.flatMap(({ choice }) => choice ?? [])]) {
      for (const variable of variablesOf(isTrue)) depends.add(variable);
    }
    for (const { inner, name } of parts) {
      depends.add(scoreVariable(translation(), name));
      for (const variable of inner?.depends ?? []) depends.add(variable);
    }
    return { score, variable: scoreVariable(translation(), score.name), excluded, rules, parts, depends };
  }

  /** The scores that something is asked about and that no stale fact can change behind our back. */
  function asked(state: SearchState, isBrief: boolean): Compiled[] {
    const found: Compiled[] = [];
    if (isBrief && state.domains.size < 2) return found;
    for (const { subject } of state.domains.keys()) {
      const score = subject.kind === "score" ? compile(subject.name) : undefined;
      if (score !== undefined && (!isBrief || isTouched(state, score))) found.push(score);
    }
    return found;
  }

  function isTouched({ domains }: SearchState, { depends, variable }: Compiled): boolean {
    for (const each of domains.keys()) if (each !== variable && depends.has(each)) return true;
    return false;
  }

  function ruleSpan(state: SearchState, { choice, points, span }: CompiledRule): Span {
    if (choice === undefined) return span;
    const decided = state.decide(choice.isTrue);
    if (decided === true) return { low: points, high: points };
    return decided === false ? { low: 0, high: 0 } : { low: Math.min(0, points), high: Math.max(0, points) };
  }

  /** The final values, as whole numbers. */
  function valueSpan(state: SearchState, { score, excluded, rules, parts }: Compiled): Span {
    const exclusions = excluded.map(({ isTrue }) => state.decide(isTrue));
    if (exclusions.includes(true)) return { low: 0, high: 0 };
    let total: Span = { low: score.start, high: score.start };
    const groups = score.groups.map((): Span => ({ low: 0, high: 0 }));
    for (const rule of rules) {
      const span = ruleSpan(state, rule);
      if (rule.group === undefined) total = addSpans(total, span);
      else groups[rule.group] = addSpans(groups[rule.group]!, span);
    }
    score.groups.forEach(({ minimum, maximum }, index) => {
      total = addSpans(total, clampSpan(groups[index]!, minimum, maximum));
    });
    for (const { inner, name, share } of parts) {
      const ends = endsOf(state.domainOf(scoreVariable(translation(), name)));
      const own = inner === undefined ? ends : valueSpan(state, inner);
      const both = { low: Math.max(own.low, ends.low), high: Math.min(own.high, ends.high) };
      if (both.low > both.high) return { low: 1, high: 0 };
      total = addSpans(total, scaleSpan(both, share));
    }
    const value = roundSpan(clampSpan(total, score.minimum, score.maximum));
    return exclusions.includes(undefined) ? { low: Math.min(0, value.low), high: Math.max(0, value.high) } : value;
  }

  /** A rule that may or may not count, of this score or of those that it sums; the weightiest first. */
  function openChoice(state: SearchState, { excluded, rules, parts }: Compiled): Choice | undefined {
    for (const choice of excluded) if (state.decide(choice.isTrue) === undefined) return choice;
    let best: CompiledRule | undefined;
    for (const rule of rules) {
      if (rule.choice === undefined) continue;
      if (best !== undefined && Math.abs(best.points) >= Math.abs(rule.points)) continue;
      if (state.decide(rule.choice.isTrue) === undefined) best = rule;
    }
    if (best !== undefined) return best.choice;
    for (const { inner } of parts) {
      const open = inner && openChoice(state, inner);
      if (open !== undefined) return open;
    }
    return undefined;
  }

  const create = (isBrief: boolean): ScoreTheory => ({
    narrow(state) {
      for (const score of asked(state, isBrief)) {
        const span = valueSpan(state, score);
        if (span.low > span.high) return false;
        const ends = endsOf(state.domainOf(score.variable));
        if (span.low <= ends.low && span.high >= ends.high) continue;
        const known = numbers(between(span.low, span.high));
        if (!state.assume(isIn(score.variable, { unknown: false, known }))) return false;
      }
      return true;
    },
    split(state) {
      for (const score of asked(state, isBrief)) {
        if (covers(state.domainOf(score.variable), valueSpan(state, score))) continue;
        const open = openChoice(state, score);
        if (open !== undefined) return [open.isTrue, open.isNotTrue];
      }
      return undefined;
    },
  });
  return { thorough: create(false), brief: create(true), dependsOf: (name) => compile(name)?.depends };
}

export function scoreVariable(translation: Translation, name: string): Variable {
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
