/** The state of one lead as plain JSON: what a store keeps and what the pure transition takes and gives. */
import type { Value } from "./value.ts";

/**
 * The summary of one question about activities; members that hold nothing are absent. Times are epoch milliseconds, and
 * lists of them texts as `distances.ts` writes them.
 */
export interface AggregateState {
  n?: number;
  latest?: number;
  since?: number;
  times?: string;
  /** Of each time, or, for activities that others are to follow, instants. */
  values?: (Value | null)[] | string;
  distinct?: [Value, number][];
}

/** The summary of one score rule, in the same way; where all entries are kept in `raw`, what follows from them is absent. */
export interface RuleState {
  n?: number;
  latest?: number;
  times?: string;
  raw?: string;
  reset?: number;
  truth?: true;
}

/** A stage that was entered more than once. */
export interface StageState {
  times: number;
  last: number;
}

/**
 * Everything is keyed by what the plan calls it, so that a state outlives a change of the plan: fields and stages by
 * name, rules by id and the shape of the rule, aggregates by the question they answer. What the new plan does not
 * have any more is left out when the lead is opened under it; a question that is new starts without a past.
 */
export interface LeadState {
  version: 1;
  id: string;
  created: number;
  /** The instant of the last step in which something happened. */
  clock: number;
  /** Steps with an input or an effect so far: the next step's number in effect ids. */
  steps: number;
  stage: string;
  entered: number;
  reason?: string;
  /** The activity that triggered the present stay. */
  trigger?: string;
  /** When each stage was last entered, with how often unless that was once. */
  stages: Record<string, number | StageState>;
  fields: Record<string, Value>;
  /** When each known field was set, in epoch milliseconds; absent for those set when the lead was created. */
  set?: Record<string, number>;
  account: Record<string, Value>;
  owner?: string;
  queue?: string;
  nurture?: string;
  aggregates: Record<string, AggregateState>;
  rules: Record<string, RuleState>;
  /** Ids of `when` clauses that must turn untrue before they may fire again. */
  disarmed?: string[];
  /** The next instant at which the lead must be looked at again; absent when time alone changes nothing. */
  due?: number;
  /** What the parts beside scores and lifecycle keep, by the part's name. */
  parts: Record<string, unknown>;
}
