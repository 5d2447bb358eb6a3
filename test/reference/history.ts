/** What the reference remembers of a lead: everything that happened, as plain lists, and the few facts that only a sequence can know. */
import type { Expression, Plan } from "../../schemas/generated/plan.ts";
import type { WallTime } from "./wall-time.ts";

export type Value = string | number | boolean | readonly Value[];

/** One activity; `arrival` orders those of one instant. `verdicts` says for each `where` in the plan whether it was true. */
export interface RecordedActivity {
  readonly name: string;
  readonly time: number;
  readonly arrival: number;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly verdicts: Map<Expression, boolean>;
}

export interface StageEntry {
  readonly stage: string;
  readonly time: number;
  readonly trigger: string | undefined;
}

export interface History {
  readonly id: string;
  /** The position of the lead among all leads, and of its first input among all inputs. */
  readonly created: number;
  clock: number;
  readonly fields: Record<string, Value>;
  readonly activities: RecordedActivity[];
  readonly entries: StageEntry[];
  reason: string | undefined;
  /** Ids of the clauses without `on` that are disarmed. */
  readonly disarmed: Set<string>;
  /** For each `each time` rule, whether its criterion was true when last observed, and when it turned true. */
  readonly truths: Map<string, boolean>;
  readonly edges: Map<string, number[]>;
  /** The last reset of each score. */
  readonly resets: Map<string, number>;
  /** The values at the end of the previous step. */
  previous: Map<string, number>;
  steps: number;
}

/** A lead at an instant: what expressions are evaluated against. */
export interface Moment {
  readonly plan: Plan;
  readonly wallTime: WallTime;
  readonly history: History;
  readonly now: number;
  /** The activity whose attributes are in scope. */
  readonly activity?: Pick<RecordedActivity, "name" | "attributes"> | undefined;
  /** Whether looking at a score also observes its `each time` rules. */
  readonly observing: boolean;
  /** A score at this moment, computed at most once. */
  readonly scoreOf: (name: string) => ScoreResult;
}

export interface ScoreResult {
  readonly value: number;
  readonly grade: string | undefined;
  readonly items: { rule: string; points: number }[];
}

export function presentStay(history: History): StageEntry {
  return history.entries.at(-1)!;
}

export function lastEntryTo(history: History, stage: string): StageEntry | undefined {
  return history.entries.findLast((entry) => entry.stage === stage);
}
