/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

export type Effect =
  | StageChanged
  | Released
  | ScoreCrossed
  | Assigned
  | Unassigned
  | SendEffect
  | AskEffect
  | TaskEffect
  | NotifyEffect
  | SlaStarted
  | SlaWarned
  | SlaBreached
  | SlaMet
  | SlaCancelled
  | CommitmentMissed
  | NurtureEffect
  | Merged
  | QuarantinedEffect
  | MoveHeld
  | Stale
  | Escalated;
export type Json = unknown;

/**
 * Every effect has an id derived from its lead, its step and its ordinal in the step; `cause` is the id of the declaration in the plan that brought it about.
 */
export interface StageChanged {
  type: "stage_changed";
  id: string;
  lead: string;
  at: string;
  from?: string;
  to: string;
  reason?: string;
  trigger?: string;
  cause: string;
}
/**
 * The lead was handed to sales: it entered a stage worked or owned by a team other than the one before, with what its scores are made of.
 */
export interface Released {
  type: "released";
  id: string;
  lead: string;
  at: string;
  from?: string;
  to: string;
  team: string;
  scores: ScoreAccount[];
  cause: string;
}
export interface ScoreAccount {
  score: string;
  value: number;
  grade?: string;
  items: ScoreItem[];
}
export interface ScoreItem {
  rule: string;
  points: number;
}
export interface ScoreCrossed {
  type: "score_crossed";
  id: string;
  lead: string;
  at: string;
  score: string;
  threshold: number;
  direction: "up" | "down";
  value: number;
  previous: number;
  cause: string;
}
export interface Assigned {
  type: "assigned";
  id: string;
  lead: string;
  at: string;
  queue: string;
  member: string;
  routing?: string;
  why: "routed" | "kept_owner" | "account_owner" | "overflow" | "reassigned";
  cause: string;
}
export interface Unassigned {
  type: "unassigned";
  id: string;
  lead: string;
  at: string;
  queue: string;
  routing?: string;
  cause: string;
}
export interface SendEffect {
  type: "send";
  id: string;
  lead: string;
  at: string;
  content: string;
  channel: string;
  nurture?: string;
  cause: string;
}
export interface AskEffect {
  type: "ask";
  id: string;
  lead: string;
  at: string;
  fields: string[];
  nurture?: string;
  cause: string;
}
export interface TaskEffect {
  type: "task";
  id: string;
  lead: string;
  at: string;
  text: string;
  team: string;
  channel?: string;
  nurture?: string;
  sla?: string;
  cause: string;
}
export interface NotifyEffect {
  type: "notify";
  id: string;
  lead: string;
  at: string;
  team?: string;
  member?: string;
  text?: string;
  nurture?: string;
  sla?: string;
  cause: string;
}
export interface SlaStarted {
  type: "sla_started";
  id: string;
  lead: string;
  at: string;
  sla: string;
  deadline: string;
  cause: string;
}
export interface SlaWarned {
  type: "sla_warned";
  id: string;
  lead: string;
  at: string;
  sla: string;
  tier: string;
  cause: string;
}
export interface SlaBreached {
  type: "sla_breached";
  id: string;
  lead: string;
  at: string;
  sla: string;
  deadline: string;
  cause: string;
}
export interface SlaMet {
  type: "sla_met";
  id: string;
  lead: string;
  at: string;
  sla: string;
  late: boolean;
  corrected?: boolean;
  cause: string;
}
export interface SlaCancelled {
  type: "sla_cancelled";
  id: string;
  lead: string;
  at: string;
  sla: string;
  cause: string;
}
export interface CommitmentMissed {
  type: "sla_commitment_missed";
  id: string;
  lead: string;
  at: string;
  sla: string;
  cause: string;
}
export interface NurtureEffect {
  type:
    | "nurture_enrolled"
    | "nurture_paused"
    | "nurture_resumed"
    | "nurture_completed"
    | "nurture_exited"
    | "nurture_exhausted";
  id: string;
  lead: string;
  at: string;
  nurture: string;
  outcome?: string;
  cause: string;
}
export interface Merged {
  type: "merged";
  id: string;
  lead: string;
  at: string;
  merged_lead: string;
  /**
   * The id of the one of the two leads whose stage, stage history, owner, queue, SLAs and programme go on.
   */
  supplier?: string;
  fields: {
    [k: string]: Provenance;
  };
  cause: string;
}
/**
 * Where the kept value of a field came from: the id of the lead it belonged to before the merge, and the other value.
 */
export interface Provenance {
  from: string;
  other?: Json;
}
export interface QuarantinedEffect {
  type: "quarantined" | "unquarantined";
  id: string;
  lead: string;
  at: string;
  reason: string;
  cause: string;
}
/**
 * A move whose requirement does not hold yet; it happens when the requirement turns true.
 */
export interface MoveHeld {
  type: "move_held";
  id: string;
  lead: string;
  at: string;
  to: string;
  requirement: string;
  cause: string;
}
/**
 * The data of the lead have not been confirmed for too long and want to be verified again; once per gap.
 */
export interface Stale {
  type: "stale";
  id: string;
  lead: string;
  at: string;
  cause: string;
}
export interface Escalated {
  type: "escalated";
  id: string;
  lead: string;
  at: string;
  sla: string;
  team: string;
  cause: string;
}
