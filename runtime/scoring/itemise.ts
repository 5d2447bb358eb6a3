/** Accounts for a score: what each rule contributes and why, as the last recompute left it. */
import type { Expression, Score } from "../../schemas/generated/plan.ts";
import type { Lead } from "../model/lead.ts";
import { timesOf } from "./entries.ts";
import { gapEntries } from "./gap.ts";
import { pointsOf, ruleCell, type RuleSpec } from "./rule-spec.ts";
import { pointsWhile } from "./score-code.ts";

/** One entry of a rule that still counts. */
export interface ItemEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The part of the points that is left, 1 when it has not aged. */
  readonly share: number;
}

export interface Item {
  readonly rule: string;
  /** After age and the rule's own maximum, before group and range. */
  readonly points: number;
  /** What the points would be without the rule's maximum. */
  readonly uncapped: number;
  /** How many entries count. */
  readonly count: number;
  /** The entries, where their times are kept. */
  readonly entries: readonly ItemEntry[];
  readonly group?: string;
}

export interface ScoreItems {
  readonly score: string;
  readonly value: number;
  readonly grade?: string;
  readonly excluded: boolean;
  /** Every rule (for a composite: every part) in the plan's order, also those that contribute nothing. */
  readonly items: readonly Item[];
}

/** Asks whether a criterion is true of the lead at an instant. */
export type Asking = (expression: Expression, lead: Lead, now: number) => boolean;

/** The account of one score. The lead must have been worked out at `now`. */
export function itemiseScore(
  score: Score,
  place: number,
  specs: readonly RuleSpec[],
  lead: Lead,
  now: number,
  isTrue: Asking,
): ScoreItems {
  const value = lead.scores[place]!;
  const grade = gradeOf(score, value);
  return {
    score: score.name,
    value,
    ...(grade === undefined ? {} : { grade }),
    excluded: score.exclude.some(({ when }) => isTrue(when, lead, now)),
    items: specs.filter((spec) => spec.score === place).map((spec) => itemiseRule(score, spec, lead, now, isTrue)),
  };
}

/** The grade that a value earns; undefined without grades. */
export function gradeOf({ grades }: Score, value: number): string | undefined {
  return grades.find(({ from }) => from === undefined || value >= from)?.name;
}

function itemiseRule(score: Score, spec: RuleSpec, lead: Lead, now: number, isTrue: Asking): Item {
  const { rule } = spec;
  const group = rule.group === undefined ? {} : { group: score.groups[rule.group]!.id };
  if (rule.form === "when") {
    const holds = isTrue(rule.when!, lead, now);
    const points = holds ? pointsWhile(rule) : 0;
    return { rule: rule.id, points, uncapped: holds ? rule.points : 0, count: holds ? 1 : 0, entries: [], ...group };
  }
  const times = rule.form === "without" ? gapEntries(lead, spec, now) : timesOf(lead, spec);
  const entries = times.map((at) => ({ at, share: shareOf(spec, at, now) })).filter(({ share }) => share > 0);
  const counted = rule.form === "on" || rule.form === "each_time" ? spec.once === "never" && !spec.ageing : false;
  const sum = counted
    ? lead.cells[spec.cell + ruleCell.n]!
    : entries.reduce((total, { share }) => total + share * (spec.ageing?.divisor ?? 1), 0);
  const uncapped = pointsOf({ ...spec, maximum: Infinity }, sum);
  return {
    rule: rule.id,
    points: lead.cells[spec.cell + ruleCell.value]!,
    uncapped,
    count: counted ? lead.cells[spec.cell + ruleCell.n]! : entries.length,
    entries,
    ...group,
  };
}

function shareOf(spec: RuleSpec, time: number, now: number): number {
  if (spec.ageing === undefined) return 1;
  const { shares, divisor, end, mixed } = spec.ageing;
  if (mixed !== undefined) return mixed(time, now).share / divisor;
  const age = shares.findIndex((_, k) => end(time, k + 1) > now);
  return age === -1 ? 0 : shares[age]! / divisor;
}
