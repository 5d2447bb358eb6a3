/** What the summary of a score rule has to do, worked out once from the plan. */
import type { Score, ScoreRule } from "../../schemas/generated/plan.ts";
import { createAddition } from "../expr/aggregate-table.ts";
import type { Allotment } from "../model/lead.ts";
import type { LinkedPlan } from "../plan/link.ts";
import { addMonths, longestReversal } from "../time/duration.ts";
import { dayNumberOf, type Zone } from "../time/zone.ts";

/** The cells of a summary, from `RuleSpec.cell` on. */
export const ruleCell = {
  /** What the rule contributes until `due`. */
  value: 0,
  due: 1,
  /** How many entries there are, where their times do not matter. */
  n: 2,
  /** The shares of the entries added up, all multiplied by the divisor. */
  sum: 3,
  /** The time of the latest activity that closed a gap. */
  latest: 4,
  /** The last reset; entries before it are forgotten. */
  reset: 5,
  /** 1 when an `each time` rule saw its criterion true last. */
  truth: 6,
} as const;

const ruleCells = 7;

/** The lists of a summary: entries that count, all entries or activities, and how far each age has come. */
const ruleLists = 3;

export interface RuleSpec {
  readonly index: number;
  /** Where the summary's cells and lists begin. */
  readonly cell: number;
  readonly list: number;
  /** The key of the rule's summary in a lead's state: its id, and the shape without which the summary means nothing. */
  readonly key: string;
  readonly rule: ScoreRule;
  readonly score: number;
  readonly points: number;
  /** The largest absolute sum. */
  readonly maximum: number;
  /** Whether all entries are kept beside those that count, as it takes to choose anew after a reset or a late entry. */
  readonly keepsAll: boolean;
  readonly once: "never" | "ever" | "period" | "spacing";
  /** For `period`: the same number for two instants of one calendar period. */
  readonly periodOf: (time: number) => number;
  /** For `spacing`: the first instant at which another entry may count. */
  readonly nextAfter: (time: number) => number;
  /** Undefined for rules whose entries do not age. */
  readonly ageing: Ageing | undefined;
  /** For `every D without`: the end of the kth period of a gap. */
  readonly periodEnd: (start: number, k: number) => number;
  /** Whether a gap is no longer than nothing, so that it never fills. */
  readonly lasting: boolean;
}

/** Shares of an entry by age, all multiplied by `divisor` so that they add up exactly. */
export interface Ageing {
  /** The share of an entry that is k full periods old; it is gone after the last. */
  readonly shares: readonly number[];
  readonly divisor: number;
  /** The end of the kth period of an entry, and the instant at which it is gone for k = `shares.length`. */
  readonly end: (time: number, k: number) => number;
  /** By how much an entry may be earlier than another one and yet end a period later: 0 unless months are added. */
  readonly reversal: number;
  /** For rules with two ways of ageing: the share at an instant and the next instant at which it changes. */
  readonly mixed: ((time: number, now: number) => { share: number; next: number }) | undefined;
}

/** An entry is gone when it would be halved for the twentieth time. */
const halvings = 20;

export function createRuleSpecs(linked: LinkedPlan, zone: Zone, allotment: Allotment): readonly RuleSpec[] {
  const specs: RuleSpec[] = [];
  for (const [place, score] of linked.scores.all.entries()) {
    for (const rule of score.rules) {
      const places = { index: specs.length, cell: allotment.cells, list: allotment.lists, score: place };
      specs.push(createRuleSpec(score, rule, places, zone));
      if (rule.form === "when") continue;
      allotment.cells += ruleCells;
      allotment.lists += ruleLists;
    }
  }
  return specs;
}

function createRuleSpec(
  score: Score,
  rule: ScoreRule,
  places: Pick<RuleSpec, "index" | "cell" | "list" | "score">,
  zone: Zone,
): RuleSpec {
  const { once } = rule.limits;
  const limit = once === undefined ? "never" : onceOf(once.per);
  const ageing = createAgeing(rule, zone);
  const choosesAnew = limit === "spacing" || (score.reset_on.length > 0 && (limit !== "never" || ageing === undefined));
  const shape = [rule.form, rule.activities?.toSorted(), rule.where, rule.when, rule.every, rule.lasting, rule.limits];
  return {
    ...places,
    key: `${rule.id}#${checksum(JSON.stringify(shape))}`,
    rule,
    points: rule.points,
    maximum: rule.limits.maximum ?? Infinity,
    keepsAll: rule.form !== "without" && choosesAnew,
    once: limit,
    periodOf: createPeriodOf(once?.per ?? "ever", zone),
    nextAfter: once?.duration === undefined ? () => Infinity : createAddition(once.duration, zone),
    ageing,
    periodEnd: rule.every === undefined ? () => Infinity : createPeriodEnd(rule.every, zone),
    lasting: rule.lasting === true,
  };
}

function onceOf(per: string): RuleSpec["once"] {
  if (per === "ever") return "ever";
  return per === "duration" ? "spacing" : "period";
}

/** The points of entries whose shares add up to `sum`, within the rule's maximum. */
export function pointsOf(spec: RuleSpec, sum: number): number {
  const points = spec.points * (spec.ageing === undefined ? sum : sum / spec.ageing.divisor);
  if (points > spec.maximum) return spec.maximum;
  return points < -spec.maximum ? -spec.maximum : points;
}

function createAgeing({ limits }: ScoreRule, zone: Zone): Ageing | undefined {
  const { within, halves_every: halving, loses } = limits;
  if (within === undefined && halving === undefined && loses === undefined) return undefined;
  const gone = within === undefined ? (): number => Infinity : createAddition(within, zone);
  const inMonths = [within, halving, loses?.every].some((duration) => duration?.unit === "months");
  const reversal = inMonths ? longestReversal : 0;
  if (halving !== undefined && loses !== undefined) {
    const [halved, lost] = [createPeriodEnd(halving, zone), createPeriodEnd(loses.every, zone)];
    return { ...createMixedAgeing(halved, lost, loses.percent, gone), reversal };
  }
  const every = halving ?? loses?.every;
  if (every === undefined) return { shares: [1], divisor: 1, end: gone, reversal, mixed: undefined };
  const periodEnd = createPeriodEnd(every, zone);
  const end = within === undefined ? periodEnd : (time: number, k: number) => Math.min(periodEnd(time, k), gone(time));
  if (halving !== undefined) {
    const shares = Array.from({ length: halvings }, (_, k) => 0.5 ** k);
    return { shares, divisor: 1, end, reversal, mixed: undefined };
  }
  return { shares: lossShares(loses!.percent), divisor: 100, end, reversal, mixed: undefined };
}

/** 100, 100 − p, … down to the last that is left. */
function lossShares(percent: number): number[] {
  const shares: number[] = [];
  // A loss of nothing would go on for ever.
  for (let share = 100, k = 1; share > 0 && k < 10_000; k += 1) {
    shares.push(share);
    share = 100 - percent * k;
    if (percent <= 0) break;
  }
  return shares;
}

function createMixedAgeing(
  halved: (time: number, k: number) => number,
  lost: (time: number, k: number) => number,
  percent: number,
  gone: (time: number) => number,
): Omit<Ageing, "reversal"> {
  const shares = lossShares(percent);
  function mixed(time: number, now: number): { share: number; next: number } {
    const end = gone(time);
    let halves = 0;
    while (halves < halvings && halved(time, halves + 1) <= now) halves += 1;
    let losses = 0;
    while (losses < shares.length && lost(time, losses + 1) <= now) losses += 1;
    if (now >= end || halves >= halvings || losses >= shares.length) return { share: 0, next: Infinity };
    const next = Math.min(end, halved(time, halves + 1), lost(time, losses + 1));
    return { share: 0.5 ** halves * shares[losses]!, next };
  }
  const last = (time: number): number => Math.min(gone(time), halved(time, halvings), lost(time, shares.length));
  return { shares: [1], divisor: 100, end: last, mixed };
}

function createPeriodEnd(
  { unit, amount }: { readonly unit: string; readonly amount: number },
  zone: Zone,
): (start: number, k: number) => number {
  // A period without length never fills.
  if (amount <= 0) return () => Infinity;
  if (unit === "months") return (start, k) => addMonths(start, amount * k, zone);
  createAddition({ unit: unit as "milliseconds", amount }, zone);
  return (start, k) => start + amount * k;
}

function createPeriodOf(per: string, zone: Zone): (time: number) => number {
  switch (per) {
    case "day":
      return (time) => zone.dayNumberAt(time);
    case "week":
      // Day 0 was a Thursday; weeks start on Monday.
      return (time) => Math.floor((zone.dayNumberAt(time) + 3) / 7);
    case "month":
      return (time) => {
        const { year, month } = zone.toLocal(time);
        return dayNumberOf(year, month, 1);
      };
    default:
      return () => 0;
  }
}

/** A short mark of a text, the same on every machine (FNV-1a); rules of one id rarely meet another shape. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
