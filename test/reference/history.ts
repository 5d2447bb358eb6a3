/** What the reference remembers of a lead: everything that happened, as plain lists, and the few facts that only a sequence can know. */
import type { Calendar } from "../../runtime/time/calendar.ts";
import type {
  Expression,
  Nurture,
  Plan,
  Sla,
  Stage,
  Step as ProgrammeStep,
  Tier,
} from "../../schemas/generated/plan.ts";
import type { WallTime } from "./wall-time.ts";

export type Value = string | number | boolean | readonly Value[];

/** One activity; `arrival` orders those of one instant. `verdicts` says for each `where` in the plan whether it was true. */
export interface RecordedActivity {
  readonly name: string;
  readonly time: number;
  readonly arrival: number;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly verdicts: Map<Expression, boolean>;
  /** Scores, and stages that questions count from, that had forgotten it when its lead was merged with another. */
  readonly forgotten: ReadonlySet<string>;
}

/** What happened before an instant is forgotten by a score, a stage, the present stay or the present wait. */
export interface Forgotten {
  readonly of: string;
  readonly before: number;
}

export interface StageEntry {
  readonly stage: string;
  readonly time: number;
  readonly trigger: string | undefined;
  /** Set for what a lead had entered that was merged into this one and did not give it its stage. */
  readonly isForeign?: boolean;
}

/** A move that waits in `from` for what it requires. */
export interface HeldMove {
  readonly from: string;
  readonly target: Stage;
  readonly cause: string;
  readonly reason: string | undefined;
}

/** An instant at which an SLA does something once. */
export interface PendingInstant {
  readonly kind: "commitment" | "deadline" | "tier";
  readonly tier?: Tier | undefined;
  /** What the instant was measured by and is measured by again after a freeze; elapsed time without one. */
  readonly calendar: Calendar | undefined;
  at: number;
  done: boolean;
}

export interface SlaInstance {
  readonly sla: Sla;
  readonly start: number;
  /** The number of the step that it started in. */
  readonly step: number;
  readonly stage: string;
  /** In the order in which they come when they come at the same instant. */
  readonly pending: PendingInstant[];
  status: "running" | "met" | "met_late" | "breached" | "cancelled";
}

/** A lead's way through a programme. */
export interface Course {
  readonly nurture: Nurture;
  readonly enrolled: number;
  paused: boolean;
  /** The steps still to be done, first of all the present one. */
  rest: readonly ProgrammeStep[];
  /** When the step before was done. */
  since: number;
  rounds: number;
  roundBegan: number;
  /** The next tick of a cadence. */
  tick: number;
  /** Until when a send is put off. */
  deferred: number | undefined;
}

/** What leads share: everything ever assigned, in order, and the companies that they belong to. */
export interface World {
  readonly assignments: Assignment[];
  readonly accounts: Account[];
}

export interface Account {
  readonly keys: Set<string>;
  /** Another object whenever something in it is another. */
  fields: Readonly<Record<string, Value>>;
  /** When the fields were set, as the sender says. */
  readonly set: Map<string, number>;
  readonly members: Set<History>;
  /** In the order in which the members were first assigned. */
  readonly owners: Map<History, string>;
}

export interface Assignment {
  readonly queue: string;
  readonly member: string;
  lead: string;
  readonly time: number;
  /** Who could have taken the lead; undefined for an owner who was kept, which is not the queue's doing. */
  readonly available: readonly string[] | undefined;
  open: boolean;
}

export interface History {
  readonly id: string;
  /** The position of the lead among all leads, and of its first input among all inputs. */
  created: number;
  clock: number;
  readonly fields: Record<string, Value>;
  /** When the fields were set, as the sender says. */
  readonly setAt: Map<string, number>;
  readonly activities: RecordedActivity[];
  readonly entries: StageEntry[];
  reason: string | undefined;
  /** Ids of the clauses without `on` that are disarmed. */
  disarmed: Set<string>;
  /** For each `each time` rule, whether its criterion was true when last observed, and when it turned true. */
  truths: Map<string, boolean>;
  readonly edges: Map<string, number[]>;
  /** The last reset of each score. */
  resets: Map<string, number>;
  /** The values at the end of the previous step, of each of the leads that this one was. */
  previous: Map<string, readonly number[]>;
  steps: number;
  owner: string | undefined;
  queue: string | undefined;
  /** The name of the routing that assigned the lead last. */
  routedBy: string | undefined;
  /** In the order in which they were held. */
  held: HeldMove[];
  /** Why the lead is frozen, by the id of the row that says so. */
  frozen: Map<string, { readonly reason: string }>;
  frozenSince: number | undefined;
  /** For each `stale` row, the gap that it has spoken of, by the instant at which the gap began. */
  readonly staleGaps: Map<string, number>;
  /** The latest instance of each SLA. */
  slas: Map<string, SlaInstance>;
  /** When the latest wait for something began. */
  waitBegan: number | undefined;
  course: Course | undefined;
  /** Programmes that ended and whose audience the lead has not left since. */
  readonly blocked: Set<string>;
  readonly received: Set<string>;
  readonly touches: { readonly time: number; readonly channel: string }[];
  /** Programmes that said they have nothing left to send and have sent nothing since. */
  readonly exhausted: Set<string>;
  /** Everything that was ever told of the lead. */
  readonly told: Readonly<Record<string, unknown>>[];
  account: Account | undefined;
  /** The fields of the account as the lead last read them. */
  accountFields: Readonly<Record<string, Value>>;
  /** An account that a sender named for the lead, and when. */
  tie: { readonly key: string; readonly at: number } | undefined;
}

/** A lead at an instant: what expressions are evaluated against. */
export interface Moment {
  readonly plan: Plan;
  readonly wallTime: WallTime;
  readonly world: World;
  readonly history: History;
  readonly now: number;
  /** When the wait began that a criterion looks back to. */
  readonly waitStart?: number | undefined;
  /** Once everything is worked out, what follows from the facts stays as it is for the rest of the step. */
  derived?: Derived;
  /** The activity whose attributes are in scope. */
  readonly activity?: Pick<RecordedActivity, "name" | "attributes"> | undefined;
  /** Whether looking at a score also observes its `each time` rules. */
  readonly observing: boolean;
  /** A score at this moment, computed at most once. */
  readonly scoreOf: (name: string) => ScoreResult;
}

export interface Derived {
  readonly segments: ReadonlyMap<string, Truth>;
  readonly needs: ReadonlyMap<string, Truth>;
  readonly persona: string | undefined;
  readonly phase: string | undefined;
}

export type Truth = true | false | "unknown";

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
