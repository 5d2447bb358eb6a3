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
    contributions.push({ id, minimum: span.low, maximum: span.high, counts: true });
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
  const spans = rules.map((rule) => spanOfRule(questions, rule));
  const gains: Weighted[] = [];
  const losses: Weighted[] = [];
  rules.forEach((rule, index) => {
    const span = spans[index]!;
    if (rule.form !== "when" || span.low === span.high) total = addSpans(total, span);
    else if (span.high > 0) gains.push({ rule, weight: span.high });
    else losses.push({ rule, weight: -span.low });
  });
  const most = findHeaviest(questions, gains);
  const least = findHeaviest(questions, losses);
  rules.forEach((rule, index) => {
    const { low, high } = spans[index]!;
    const isLeft = gains.some((each) => each.rule === rule) && !most.rules.has(rule);
    contributions.push({ id: rule.id, minimum: low, maximum: high, counts: !isLeft });
  });
  return { low: total.low - least.weight, high: total.high + most.weight };
}

interface Weighted {
  readonly rule: ScoreRule;
  readonly weight: number;
}

interface Heaviest {
  readonly weight: number;
  readonly rules: ReadonlySet<ScoreRule>;
}

/** The most that rules can weigh that are true together, judged two by two. */
function findHeaviest(questions: ReachQuestions, rules: readonly Weighted[]): Heaviest {
  const sorted = rules.toSorted((a, b) => b.weight - a.weight);
  const excluded = sorted.map((one, index) =>
    sorted.map((other, at) => at < index && questions.areDisjoint(one.rule, other.rule)),
  );
  // Rules that exclude no other are part of any sum; only the others are chosen between.
  const isTied = (index: number): boolean =>
    excluded[index]!.includes(true) || excluded.some((row, at) => at > index && row[index] === true);
  const tied = [...sorted.keys()].filter(isTied);
  const whole = tied.reduce((before, index) => before + sorted[index]!.weight, 0);
  let best: { readonly weight: number; readonly chosen: readonly number[] } = { weight: 0, chosen: [] };
  let tries = 0;
  const choose = (at: number, chosen: readonly number[], weight: number, rest: number): void => {
    tries += 1;
    if (weight > best.weight) best = { weight, chosen };
    if (at === tied.length || weight + rest <= best.weight || tries > mostTries) return;
    const index = tied[at]!;
    const own = sorted[index]!.weight;
    if (!chosen.some((other) => excluded[index]![other] === true)) {
      choose(at + 1, [...chosen, index], weight + own, rest - own);
    }
    choose(at + 1, chosen, weight, rest - own);
  };
  choose(0, [], 0, whole);
  // Too many to try: their whole sum is no less than the truth.
  if (tries > mostTries) best = { weight: whole, chosen: tied };
  const kept = sorted.filter((_, index) => !tied.includes(index) || best.chosen.includes(index));
  const free = sorted.reduce((sum, { weight }, index) => (tied.includes(index) ? sum : sum + weight), 0);
  return { weight: free + best.weight, rules: new Set(kept.map(({ rule }) => rule)) };
}

const mostTries = 5000;
