/** A lead while the kernel works on it: fixed places in place of names, so that generated code reads it fast. */
import type { Value } from "./value.ts";

/** One shape for every kind of question, so that code which reads them stays monomorphic. */
export interface AggregateSummary {
  n: number;
  latest: number;
  atLatest: number;
  /** The instant that `since …` counts from; Infinity before there is one. */
  since: number;
  /** Ascending. Entries before `from` are known to be over. */
  times: number[];
  from: number;
  values: (Value | undefined)[];
  distinct: Map<Value, number> | undefined;
}

/** One shape for every form of score rule. */
export interface RuleSummary {
  n: number;
  latest: number;
  atLatest: number;
  /** The entries that count, ascending. */
  times: number[];
  /** What a limit or a gap needs besides: all entries, or all activities that close a gap, ascending. */
  raw: number[];
  /** For each age, how many of `times` have reached it. */
  marks: number[];
  /** The last reset; entries before it are forgotten. */
  reset: number;
  /** The truth that an `each time` rule saw last. */
  truth: boolean;
  /** What the rule contributes until `due`. */
  value: number;
  due: number;
}

export interface Lead {
  readonly id: string;
  created: number;
  clock: number;
  steps: number;
  /** The place of the present stage, -1 before the lead was created. */
  stage: number;
  enteredAt: number;
  reason: string | undefined;
  /** The place of the activity that triggered the present stay, or -1. */
  trigger: number;
  /** When the limit of the present stage is reached, or Infinity. */
  limitAt: number;
  readonly timesEntered: number[];
  readonly lastEntered: number[];
  readonly fields: (Value | undefined)[];
  account: readonly (Value | undefined)[];
  owner: string | undefined;
  queue: string | undefined;
  nurture: string | undefined;
  readonly aggregates: AggregateSummary[];
  readonly rules: RuleSummary[];
  /** For each clause without `on`: whether it must turn untrue first. */
  readonly disarmed: boolean[];
  disarmedCount: number;
  /** Truths of criteria that read nothing but fields: 1 true, -1 false, 0 unknown. */
  readonly facts: number[];
  /** Truths of needs and segments as last worked out: 1 true, -1 false, 0 unknown. */
  readonly truths: number[];
  /** Values of scores as last worked out. */
  readonly scores: number[];
  /** Sums of scores before range and rounding. */
  readonly sums: number[];
  /** How far each score can go by time alone, as last worked out. */
  readonly lows: number[];
  readonly highs: number[];
  persona: number;
  phase: number;
  /** The next instant at which the lead must be looked at again, or Infinity. */
  due: number;
  /** The next instant at which the value of some score changes by time, whether or not anybody notices. */
  valuesDue: number;
  /** Set when a remembered truth or a disarmed clause changed, which counts as something having happened. */
  changed: boolean;
  readonly parts: Record<string, unknown>;
}
