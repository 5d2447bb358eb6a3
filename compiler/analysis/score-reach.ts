/** The reach of a score: the least and the most that its rules can add up to for any lead. */
import type { Plan, Score, ScoreRule } from "../../schemas/generated/plan.ts";
import { addSpans, clampSpan, scaleSpan, type Span } from "./span.ts";
import type { Contribution, Reach } from "./analysis.ts";
import { spanOfEvents } from "./rule-span.ts";
import { clampPoints, roundSpan } from "./score-theory.ts";
import { gradeRanges } from "./translate-comparison.ts";
import { between, intersectNumbers, toIntegers } from "./number-set.ts";

/** What reach has to ask about rules. */
export interface ReachQuestions {
  readonly plan: Plan;
  /** Whether a rule's criterion can never be true, or is true of every lead. */
  isNever(rule: ScoreRule): boolean;
  isAlways(rule: ScoreRule): boolean;
  /** Whether two criteria can never be true together. */
  areDisjoint(left: ScoreRule, right: ScoreRule): boolean;
  isNeverExcluded(score: Score): boolean;
  reachOf(score: string): Reach;
}

export function computeReach(questions: ReachQuestions, score: Score): Reach {
  const contributions: Contribution[] = [];
  let total: Span = { low: score.start, high: score.start };
  const add = (id: string, span: Span): void => {
    contributions.push({ id, minimum: span.low, maximum: span.high });
    total = addSpans(total, span);
  };
  const loose = score.rules.filter(({ group }) => group === undefined);
  total = addSpans(total, sumRules(questions, loose, contributions));
  score.groups.forEach((group, index) => {
    const inside: Contribution[] = [];
    const members = score.rules.filter((rule) => rule.group === index);
    add(group.id, clampSpan(sumRules(questions, members, inside), group.minimum, group.maximum));
  });
  for (const { score: name, percent } of score.parts) {
    const { minimum, maximum } = questions.reachOf(name);
    add(`score/${name}`, scaleSpan(roundSpan({ low: minimum, high: maximum }), percent / 100));
  }
  let { low, high } = clampSpan(total, score.minimum, score.maximum);
  if (!questions.isNeverExcluded(score)) {
    low = Math.min(0, low);
    high = Math.max(0, high);
  }
  const whole = roundSpan({ low, high });
  const values = between(whole.low, whole.high);
  const grades = gradeRanges(score).filter(({ set }) => intersectNumbers(toIntegers(set), values).length > 0);
  return {
    minimum: low,
    maximum: high,
    unclamped: { minimum: total.low, maximum: total.high },
    grades: grades.map(({ name }) => name),
    contributions,
  };
}

/** What a rule can contribute by itself. */
export function spanOfRule(questions: Pick<ReachQuestions, "isNever" | "isAlways">, rule: ScoreRule): Span {
  if (questions.isNever(rule)) return { low: 0, high: 0 };
  if (rule.form !== "when") return spanOfEvents(rule);
  const points = clampPoints(rule);
  if (questions.isAlways(rule)) return { low: points, high: points };
  return { low: Math.min(0, points), high: Math.max(0, points) };
}

function sumRules(questions: ReachQuestions, rules: readonly ScoreRule[], contributions: Contribution[]): Span {
  let total: Span = { low: 0, high: 0 };
  const optional: { readonly rule: ScoreRule; readonly span: Span }[] = [];
  for (const rule of rules) {
    const span = spanOfRule(questions, rule);
    contributions.push({ id: rule.id, minimum: span.low, maximum: span.high });
    if (rule.form === "when" && span.low !== span.high) optional.push({ rule, span });
    else total = addSpans(total, span);
  }
  const gains = optional.filter(({ span }) => span.high > 0).map(({ rule, span }) => ({ rule, weight: span.high }));
  const losses = optional.filter(({ span }) => span.low < 0).map(({ rule, span }) => ({ rule, weight: -span.low }));
  return { low: total.low - heaviest(questions, losses), high: total.high + heaviest(questions, gains) };
}

interface Weighted {
  readonly rule: ScoreRule;
  readonly weight: number;
}

/** The most that rules can weigh that are true together, judged two by two. */
function heaviest(questions: ReachQuestions, rules: readonly Weighted[]): number {
  const sorted = rules.toSorted((a, b) => b.weight - a.weight);
  const excluded = sorted.map((one, index) =>
    sorted.map((other, at) => at < index && questions.areDisjoint(one.rule, other.rule)),
  );
  // Rules that exclude no other are part of any sum; only the others are chosen between.
  const isTied = (index: number): boolean =>
    excluded[index]!.includes(true) || excluded.some((row, at) => at > index && row[index] === true);
  let free = 0;
  const tied: number[] = [];
  sorted.forEach(({ weight }, index) => {
    if (isTied(index)) tied.push(index);
    else free += weight;
  });
  let best = 0;
  let tries = 0;
  const choose = (at: number, chosen: readonly number[], sum: number, rest: number): void => {
    tries += 1;
    if (sum > best) best = sum;
    if (at === tied.length || sum + rest <= best || tries > mostTries) return;
    const index = tied[at]!;
    const { weight } = sorted[index]!;
    if (!chosen.some((other) => excluded[index]![other] === true)) {
      choose(at + 1, [...chosen, index], sum + weight, rest - weight);
    }
    choose(at + 1, chosen, sum, rest - weight);
  };
  const sum = tied.reduce((before, index) => before + sorted[index]!.weight, 0);
  choose(0, [], 0, sum);
  return free + (tries > mostTries ? sum : best);
}

const mostTries = 5000;
