/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * What `funnel backtest --format json` writes: two plans over the same history.
 */
export interface BacktestDocument {
  format: 1;
  base: BacktestSide;
  head: BacktestSide;
  /**
   * The instant up to which both ran; absent without events.
   */
  until?: string;
  events: Pair;
  leads: Pair;
  /**
   * Leads for which the two plans decide anything differently.
   */
  changed: {
    /**
     * Leads for which the two plans decide anything differently.
     */
    leads: number;
    percent: number;
  };
  /**
   * How often each was entered, how many leads ever entered it, and how many are in it at the end.
   */
  stages: StageCounts[];
  /**
   * Leads given to it, and leads for whom it had nobody.
   */
  queues: QueueCounts[];
  scores: ScoreCounts[];
  /**
   * `met` is in time, `late` is not.
   */
  slas: SlaCounts[];
  nurtures: NurtureCounts[];
  channels: ChannelCounts[];
  /**
   * Leads that came to it, tasks, and notices: notifications and escalations.
   */
  teams: TeamCounts[];
  /**
   * Changed leads, those with most at stake first.
   */
  examples: ChangedLead[];
}
/**
 * This interface was referenced by `BacktestDocument`'s JSON-Schema
 * via the `definition` "BacktestSide".
 */
export interface BacktestSide {
  name: string;
  plan_hash: string;
}
/**
 * This interface was referenced by `BacktestDocument`'s JSON-Schema
 * via the `definition` "Pair".
 */
export interface Pair {
  base: number;
  head: number;
  delta: number;
}
export interface StageCounts {
  name: string;
  title: string;
  entries: Pair;
  reached: Pair;
  now: Pair;
}
export interface QueueCounts {
  name: string;
  title: string;
  assigned: Pair;
  unassigned: Pair;
}
export interface ScoreCounts {
  name: string;
  title: string;
  /**
   * Leads at the end by grade, or by the thresholds that criteria compare the score with.
   */
  bands: BandCount[];
}
export interface BandCount {
  name: string;
  leads: Pair;
}
export interface SlaCounts {
  name: string;
  title: string;
  started: Pair;
  warned: Pair;
  breached: Pair;
  met: Pair;
  late: Pair;
  cancelled: Pair;
}
export interface NurtureCounts {
  name: string;
  title: string;
  enrolled: Pair;
  completed: Pair;
  exited: Pair;
  exhausted: Pair;
  sends: Pair;
}
export interface ChannelCounts {
  name: string;
  title: string;
  sends: Pair;
}
export interface TeamCounts {
  name: string;
  title: string;
  handed: Pair;
  tasks: Pair;
  notices: Pair;
}
/**
 * This interface was referenced by `BacktestDocument`'s JSON-Schema
 * via the `definition` "ChangedLead".
 */
export interface ChangedLead {
  lead: string;
  /**
   * The value of a key field that tells who it is, or the id.
   */
  name: string;
  /**
   * What the stages at the end differ by: in money where the funnel prices its stages, else in stages.
   */
  stake: number;
  /**
   * The stages at the end; absent on a side that does not have the lead.
   */
  stage: {
    base?: string;
    head?: string;
  };
  first: FirstDifference;
}
/**
 * The first decision that differs. On a side without a decision nothing was decided then.
 *
 * This interface was referenced by `BacktestDocument`'s JSON-Schema
 * via the `definition` "FirstDifference".
 */
export interface FirstDifference {
  at: string;
  base?: DecisionTold;
  head?: DecisionTold;
  /**
   * The change of the source that leads there, as `funnel diff` says it.
   */
  change?: string;
  place?: DecisionPlace;
}
/**
 * This interface was referenced by `BacktestDocument`'s JSON-Schema
 * via the `definition` "DecisionTold".
 */
export interface DecisionTold {
  what: string;
  /**
   * The id in the plan of what decided.
   */
  cause: string;
}
/**
 * This interface was referenced by `BacktestDocument`'s JSON-Schema
 * via the `definition` "DecisionPlace".
 */
export interface DecisionPlace {
  file: string;
  line: number;
  text: string;
}
