/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * What the measures of a funnel say about a history.
 */
export interface Report {
  format: 1;
  funnel: ReportedFunnel;
  /**
   * The hash of the plan.
   */
  plan: string;
  /**
   * ISO 8601, as all times here.
   */
  until: string;
  leads: number;
  measures: MeasureResult[];
  conversions: StageConversion[];
  slas: SlaResult[];
  leaks: Leak[];
  returns: Returns;
  nurtures: IntentResult[];
  /**
   * The first decision.
   */
  from?: string;
  worth?: Worth;
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "ReportedFunnel".
 */
export interface ReportedFunnel {
  name: string;
  timezone: string;
  title?: string;
  currency?: string;
}
/**
 * A declared measure. Percentages are 0 to 100.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "MeasureResult".
 */
export interface MeasureResult {
  name: string;
  kind: "rate" | "time" | "sla" | "reasons" | "count";
  /**
   * Business milliseconds are time in which `calendar` was open; business days are counted as in the language.
   */
  unit: "percent" | "milliseconds" | "business_milliseconds" | "business_days" | "leads" | "entries";
  /**
   * What the value is made of: decided entries, passages, decided commitments, entries with a reason, or leads.
   */
  cases: number;
  /**
   * Cases that are not decided yet and do not count.
   */
  open: number;
  outcome: "met" | "missed" | "no_data" | "no_target";
  title?: string;
  intent?: "list_to_lead" | "lead" | "customer" | "turnback";
  from?: string;
  to?: string;
  /**
   * In words.
   */
  within?: string;
  statistic?: "p50" | "p90" | "mean";
  sla?: string;
  stage?: string;
  calendar?: string;
  /**
   * Absent when there is no case.
   */
  value?: number;
  /**
   * How many of the cases did.
   */
  reached?: number;
  reasons?: ReasonShare[];
  target?: Goal;
  span?: Place;
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "ReasonShare".
 */
export interface ReasonShare {
  reason: string;
  count: number;
  percent: number;
}
/**
 * What a measure is held against, in the unit of the measure.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Goal".
 */
export interface Goal {
  comparison: "equal" | "not_equal" | "less" | "at_most" | "greater" | "at_least";
  value: number;
  /**
   * In words, such as `at least 60%`.
   */
  text: string;
}
/**
 * Where a declaration was written; lines and columns count from 1.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Place".
 */
export interface Place {
  file: string;
  line: number;
  column: number;
}
/**
 * From one stage of the main path to the next or one beyond it. Times are milliseconds.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "StageConversion".
 */
export interface StageConversion {
  from: string;
  to: string;
  entered: number;
  moved_on: number;
  /**
   * Leads that are in the stage at the end.
   */
  remaining: number;
  percent?: number;
  p50?: number;
  p90?: number;
  span?: Place;
}
/**
 * Started is the sum of met, late, breached, cancelled and running; `percent` is the share of met in those decided: met, late and breached.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "SlaResult".
 */
export interface SlaResult {
  name: string;
  started: number;
  met: number;
  /**
   * Met after the deadline.
   */
  late: number;
  /**
   * Past the deadline and not met.
   */
  breached: number;
  cancelled: number;
  running: number;
  title?: string;
  percent?: number;
  span?: Place;
}
/**
 * Leads that sit in a stage; each lead is in the gravest kind that fits it.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Leak".
 */
export interface Leak {
  stage: string;
  /**
   * `quarantined`: held still; `beyond_limit`: longer than the stage's limit; `unattended`: no limit, no running SLA, no programme; `exhausted`: nothing but a programme that has nothing left to send; `slow`: longer than nine in ten of those who left the stage.
   */
  kind: "quarantined" | "beyond_limit" | "unattended" | "exhausted" | "slow";
  leads: number;
  /**
   * Milliseconds in the stage.
   */
  longest: number;
  /**
   * Items: Ids of leads, the longest first.
   */
  examples: string[];
  /**
   * For `slow`: the milliseconds after which nine in ten had left.
   */
  threshold?: number;
  /**
   * Money at stake in the funnel's currency.
   */
  worth?: number;
  span?: Place;
}
/**
 * Handovers and what became of them: came back, stayed, or not decided yet.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Returns".
 */
export interface Returns {
  handed_over: number;
  returned: number;
  kept: number;
  open: number;
  reasons: ReturnReason[];
  rules: Trait[];
  personas: Trait[];
  contents: Trait[];
}
/**
 * What was more frequent than among those that stayed by more than chance, at most three of each kind.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "ReturnReason".
 */
export interface ReturnReason {
  stage: string;
  reason: string;
  count: number;
  percent: number;
  rules: Trait[];
  personas: Trait[];
  contents: Trait[];
}
/**
 * How often a handover had it when it came back and when it stayed. `lift` is the one share by the other; `points` what a rule gave on average.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Trait".
 */
export interface Trait {
  name: string;
  returned: number;
  returned_percent: number;
  kept: number;
  kept_percent: number;
  text?: string;
  lift?: number;
  points?: number;
  span?: Place;
}
/**
 * All programmes of an intent; without `intent` those that declare none.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "IntentResult".
 */
export interface IntentResult {
  enrolled: number;
  reached_goal: number;
  /**
   * Came to the end without the goal.
   */
  finished: number;
  exited: number;
  exhausted: number;
  running: number;
  sends: number;
  programmes: ProgrammeResult[];
  intent?: "list_to_lead" | "lead" | "customer" | "turnback";
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "ProgrammeResult".
 */
export interface ProgrammeResult {
  name: string;
  enrolled: number;
  reached_goal: number;
  /**
   * Came to the end without the goal.
   */
  finished: number;
  exited: number;
  exhausted: number;
  running: number;
  sends: number;
  title?: string;
  span?: Place;
}
/**
 * What a lead in each stage is worth, by the deal and the conversions up to it.
 *
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "Worth".
 */
export interface Worth {
  deal: number;
  stages: StageWorth[];
  currency?: string;
  span?: Place;
}
/**
 * This interface was referenced by `Report`'s JSON-Schema
 * via the `definition` "StageWorth".
 */
export interface StageWorth {
  stage: string;
  worth: number;
  to?: string;
  percent?: number;
  /**
   * Measured where enough leads have entered the stage, else as declared.
   */
  source?: "measured" | "assumed";
}
