/** A lead while the kernel works on it: fixed places in place of names, and its numbers side by side in memory. */
import type { Value } from "./value.ts";

/**
 * `cells` holds every number that steps read often, at places that the program's layout assigns; together they fit
 * into a few cache lines, which is what a step costs most of. `lists` holds what has no fixed size.
 */
export interface Lead {
  readonly id: string;
  created: number;
  /** The instant of the last step in which something happened. */
  clock: number;
  /** Steps with an input or an effect so far. */
  steps: number;
  /** The place of the present stage, -1 before the lead was created. */
  stage: number;
  enteredAt: number;
  reason: string | undefined;
  /** The place of the activity that triggered the present stay, or -1. */
  trigger: number;
  /** When the limit of the present stage is reached, or Infinity. */
  limitAt: number;
  readonly cells: number[];
  readonly lists: (List | undefined)[];
  readonly fields: (Value | undefined)[];
  account: readonly (Value | undefined)[];
  owner: string | undefined;
  queue: string | undefined;
  nurture: string | undefined;
  /** How many clauses without `on` must turn untrue before they may fire again. */
  disarmedCount: number;
  /** Values of scores as last worked out. */
  readonly scores: number[];
  /** The places of persona and phase as last worked out, or -1. */
  persona: number;
  phase: number;
  /** The next instant at which the lead must be looked at again, or Infinity. */
  due: number;
  /** The next instant at which a score may pass a value that matters. */
  dueScores: number;
  /** The next instant at which a part has something to do that mostly comes to nothing. */
  dueTick: number;
  /** The next instant for everything else; -Infinity while nobody knows. */
  dueBesides: number;
  /** The next instant at which the value of some score changes by time, whether or not anybody notices. */
  valuesDue: number;
  /** Set when a remembered truth or a disarmed clause changed, which counts as something having happened. */
  changed: boolean;
  /** What the parts beside scores and lifecycle keep, by the part's name, as plain JSON. */
  readonly parts: Record<string, unknown>;
}

/** Ascending times, values beside them, or the time of each distinct value. */
export type List = number[] | (Value | undefined)[] | Map<Value, number>;

/** Where the cells of each kind begin; each has one for each stage, clause, score, criterion or fact. */
export interface Layout {
  readonly timesEntered: number;
  readonly lastEntered: number;
  /** For each clause: 1 when it must turn untrue first. */
  readonly disarmed: number;
  /** Truths of segments, then needs, as last worked out: 1 true, -1 false, 0 unknown. */
  readonly truths: number;
  /** Sums of scores before range and rounding, and how far each score can go by time alone. */
  readonly sums: number;
  readonly lows: number;
  readonly highs: number;
  /** For each field: when its value was set; of a field that keeps the first value, when this value first was. */
  readonly setAt: number;
  /** Truths of criteria that read nothing but fields: 1 true, -1 false, 0 unknown. */
  readonly facts: number;
}

/** Hands out places one after the other. */
export interface Allotment {
  cells: number;
  lists: number;
}
