/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ValueType".
 */
export type ValueType =
  | "text"
  | "integer"
  | "number"
  | "percent"
  | "money"
  | "boolean"
  | "date"
  | "datetime"
  | "email"
  | "phone"
  | "url"
  | "country"
  | "enum"
  | "content"
  | "persona"
  | "stage"
  | "phase"
  | "account"
  | "queue"
  | "nurture"
  | "reason"
  | "grade"
  | "list"
  | "duration";
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Expression".
 */
export type Expression =
  | Literal
  | DurationLiteral
  | FieldValue
  | AccountValue
  | AttributeValue
  | Fact
  | ConsentValue
  | ScoreValue
  | GradeValue
  | SegmentTest
  | NeedTest
  | Compare
  | Among
  | Between
  | TextTest
  | ListContains
  | Matches
  | Known
  | EmailTest
  | Conjunction
  | Disjunction
  | Negation
  | Arithmetic
  | Did
  | DidAfter
  | Count
  | Sum
  | Edge
  | TimeSince
  | Was
  | TimesEntered
  | EnteredOn
  | SlaIs
  | Sent
  | Asked
  | Notified
  | Assigned
  | Quarantined
  | OfLead;
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Scalar".
 */
export type Scalar = string | number | boolean;
/**
 * How two values are compared. `text` ignores case and surrounding space; `grade` and `phase` use their declared order; `time` compares instants.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Ordering".
 */
export type Ordering = "exact" | "text" | "number" | "grade" | "phase" | "time" | "duration";
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Step".
 */
export type Step =
  SendStep | WaitStep | WaitUntilStep | IfStep | AskStep | TaskStep | NotifyStep | ExitStep | RepeatStep;

export interface Plan {
  format: 1;
  /**
   * The version of the language, such as `1.0`.
   */
  language: string;
  /**
   * SHA-256 of the canonical plan without titles, docs, spans and this hash.
   */
  hash: string;
  funnel: Funnel;
  teams: Team[];
  calendars: Calendar[];
  lead: LeadRecord;
  account?: AccountRecord;
  channels: Channel[];
  activities: Activity[];
  needs: Criterion[];
  segments: Criterion[];
  personas: Persona[];
  /**
   * In order.
   */
  journey: Phase[];
  /**
   * In order.
   */
  lifecycle: Stage[];
  scores: Score[];
  contents: Content[];
  content_map: ContentMapRow[];
  contact_policy?: ContactPolicy;
  nurtures: Nurture[];
  turnbacks: Turnback[];
  profiling?: Profiling;
  identity?: Identity;
  hygiene?: Hygiene;
  queues: Queue[];
  routings: Routing[];
  slas: Sla[];
  measures: Measure[];
  agreements: Agreement[];
  value?: Value;
  /**
   * Everything in the plan that has an `id`, with the place it was written at.
   */
  spans: {
    [k: string]: SourceSpan;
  };
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Funnel".
 */
export interface Funnel {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  timezone: string;
  currency?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Team".
 */
export interface Team {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  contact?: string;
  members: string[];
  serves: string[];
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Calendar".
 */
export interface Calendar {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  timezone: string;
  open: OpenHours[];
  holidays: string[];
  closed: ClosedDays[];
  moved_from?: string;
}
/**
 * Days are 1 (Monday) to 7; times are minutes since midnight; `to` at or before `from` crosses midnight.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "OpenHours".
 */
export interface OpenHours {
  /**
   * @minItems 1
   */
  days: number[];
  from: number;
  to: number;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ClosedDays".
 */
export interface ClosedDays {
  from: string;
  to: string;
  reason?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "LeadRecord".
 */
export interface LeadRecord {
  id: string;
  doc?: string;
  fields: Field[];
}
/**
 * In the order declared.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Field".
 */
export interface Field {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  type: FieldType;
  required: boolean;
  key: boolean;
  pii: boolean;
  sensitivity?: "low" | "medium" | "high";
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "FieldType".
 */
export interface FieldType {
  type: ValueType;
  members?: EnumMember[];
  element?: FieldType;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "EnumMember".
 */
export interface EnumMember {
  value: string;
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "AccountRecord".
 */
export interface AccountRecord {
  id: string;
  doc?: string;
  fields: Field[];
  match: AccountMatch[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "AccountMatch".
 */
export interface AccountMatch {
  id: string;
  field: string;
  domain_of: boolean;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Channel".
 */
export interface Channel {
  name: string;
  title?: string;
  doc?: string;
  built_in: boolean;
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Activity".
 */
export interface Activity {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  by: "prospect" | "sales" | "marketing" | "system";
  intent?: "high" | "medium" | "low";
  track: string[];
  attributes: Field[];
  moved_from?: string;
}
/**
 * A need or a segment.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Criterion".
 */
export interface Criterion {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  when: Expression;
  moved_from?: string;
}
/**
 * Dates are `2026-11-26`; date-times are ISO 8601, without an offset in the funnel's zone; names of declarations and members are strings.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Literal".
 */
export interface Literal {
  op: "literal";
  type: ValueType;
  value: Scalar;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "DurationLiteral".
 */
export interface DurationLiteral {
  op: "duration";
  duration: Duration;
}
/**
 * A span of time. Milliseconds are elapsed time; months are calendar time in the funnel's zone; business time needs a calendar.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Duration".
 */
export interface Duration {
  unit: "milliseconds" | "months" | "business_minutes" | "business_days";
  amount: number;
  /**
   * The name of a calendar, for business time.
   */
  calendar?: string;
  /**
   * The calendar of the queue that the lead is assigned to.
   */
  calendar_of?: "queue";
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "FieldValue".
 */
export interface FieldValue {
  op: "field";
  name: string;
  type: ValueType;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "AccountValue".
 */
export interface AccountValue {
  op: "account_field";
  name: string;
  type: ValueType;
}
/**
 * An attribute of the activity in question: only inside `where` and in the `because` of a clause with `on`.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "AttributeValue".
 */
export interface AttributeValue {
  op: "attribute";
  name: string;
  type: ValueType;
}
/**
 * `time_in_stage` is a duration, `created`, `now` and `stage_since` are instants, the others are names.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Fact".
 */
export interface Fact {
  op: "fact";
  fact:
    | "stage"
    | "phase"
    | "persona"
    | "owner"
    | "queue"
    | "nurture"
    | "reason"
    | "created"
    | "now"
    | "time_in_stage"
    | "stage_since";
  type: ValueType;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ConsentValue".
 */
export interface ConsentValue {
  op: "consent";
  channel: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ScoreValue".
 */
export interface ScoreValue {
  op: "score";
  score: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "GradeValue".
 */
export interface GradeValue {
  op: "grade";
  score: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "SegmentTest".
 */
export interface SegmentTest {
  op: "segment";
  name: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "NeedTest".
 */
export interface NeedTest {
  op: "need";
  name: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Compare".
 */
export interface Compare {
  op: "compare";
  comparison: "equal" | "not_equal" | "less" | "at_most" | "greater" | "at_least";
  by: Ordering;
  left: Expression;
  right: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Among".
 */
export interface Among {
  op: "among";
  by: Ordering;
  operand: Expression;
  values: Scalar[];
}
/**
 * Both ends inclusive; at least one is given.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Between".
 */
export interface Between {
  op: "between";
  by: Ordering;
  operand: Expression;
  from?: Expression;
  to?: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TextTest".
 */
export interface TextTest {
  op: "text_test";
  test: "contains" | "starts_with" | "ends_with";
  operand: Expression;
  text: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ListContains".
 */
export interface ListContains {
  op: "list_contains";
  by: Ordering;
  operand: Expression;
  value: Expression;
}
/**
 * `native` patterns have no unbounded repetition; the others need a linear-time engine.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Matches".
 */
export interface Matches {
  op: "matches";
  operand: Expression;
  pattern: string;
  flags: string;
  engine: "native" | "linear";
}
/**
 * Never unknown itself.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Known".
 */
export interface Known {
  op: "known";
  operand: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "EmailTest".
 */
export interface EmailTest {
  op: "email_is";
  operand: Expression;
  test: "valid" | "free" | "disposable" | "business";
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Conjunction".
 */
export interface Conjunction {
  op: "and";
  operands: Expression[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Disjunction".
 */
export interface Disjunction {
  op: "or";
  operands: Expression[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Negation".
 */
export interface Negation {
  op: "not";
  operand: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Arithmetic".
 */
export interface Arithmetic {
  op: "add" | "subtract" | "multiply" | "divide";
  type: ValueType;
  left: Expression;
  right: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Did".
 */
export interface Did {
  op: "did";
  selection: Selection;
  at_least?: number;
  at_most?: number;
}
/**
 * Which activities a question is about. `any prospect activity` is expanded to their names. An activity counts while it is younger than `within` and not older than `since`.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Selection".
 */
export interface Selection {
  activities: string[];
  where?: Expression;
  within?: Duration;
  since?: Since;
}
/**
 * Since the last entry to a stage, since the entry to the present stage, or since the present wait began.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Since".
 */
export interface Since {
  kind: "stage" | "entry" | "wait";
  stage?: string;
}
/**
 * Some selected activity less than `within` after some earlier one of `after`; stays true.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "DidAfter".
 */
export interface DidAfter {
  op: "did_after";
  selection: Selection;
  within: Duration;
  after: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Count".
 */
export interface Count {
  op: "count";
  selection: Selection;
  distinct?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Sum".
 */
export interface Sum {
  op: "sum";
  selection: Selection;
  attribute: string;
  type: ValueType;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Edge".
 */
export interface Edge {
  op: "first" | "last";
  selection: Selection;
  attribute: string;
  type: ValueType;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TimeSince".
 */
export interface TimeSince {
  op: "time_since";
  selection: Selection;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Was".
 */
export interface Was {
  op: "was";
  stage: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TimesEntered".
 */
export interface TimesEntered {
  op: "times_entered";
  stage: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "EnteredOn".
 */
export interface EnteredOn {
  op: "entered_on";
  activities: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "SlaIs".
 */
export interface SlaIs {
  op: "sla_is";
  sla: string;
  status: "running" | "met" | "met_late" | "breached" | "cancelled";
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Sent".
 */
export interface Sent {
  op: "sent";
  content: string;
  channel?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Asked".
 */
export interface Asked {
  op: "asked";
  field: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Notified".
 */
export interface Notified {
  op: "notified";
  team: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Assigned".
 */
export interface Assigned {
  op: "assigned";
  member: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Quarantined".
 */
export interface Quarantined {
  op: "quarantined";
}
/**
 * The operand for another lead of the test, by its name.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "OfLead".
 */
export interface OfLead {
  op: "of_lead";
  lead: string;
  operand: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Persona".
 */
export interface Persona {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  when?: Expression;
  role?: string;
  needs: string[];
  priority: number;
  moved_from?: string;
}
/**
 * The title is the buyer's question. A phase without `when` always holds.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Phase".
 */
export interface Phase {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  when?: Expression;
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Stage".
 */
export interface Stage {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  initial: boolean;
  owner?: string;
  worked_by?: string;
  final?: "won" | "lost";
  intent?: "anonymity" | "involvement" | "investment";
  reasons: string[];
  enter: EnterClause[];
  limit?: StageLimit;
  moved_from?: string;
}
/**
 * `because` is a literal reason or an attribute; one that is no reason of the stage becomes `unspecified`.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "EnterClause".
 */
export interface EnterClause {
  id: string;
  from: string[];
  on?: Trigger;
  when?: Expression;
  because?: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Trigger".
 */
export interface Trigger {
  activities: string[];
  where?: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "StageLimit".
 */
export interface StageLimit {
  id: string;
  after: Duration;
  to: string;
  because?: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Score".
 */
export interface Score {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  kind?: "fit" | "behavior";
  minimum?: number;
  maximum?: number;
  start: number;
  reset_on: string[];
  exclude: Exclusion[];
  rules: ScoreRule[];
  groups: ScoreGroup[];
  /**
   * For a composite: the scores it sums, in per cent.
   */
  parts: ScorePart[];
  /**
   * From the highest; the last has no `from`.
   */
  grades: Grade[];
  /**
   * Ascending and distinct: the grades' floors and every constant that a criterion compares the score with.
   */
  thresholds: number[];
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Exclusion".
 */
export interface Exclusion {
  id: string;
  when: Expression;
}
/**
 * `when` counts while it is true; `on` for each activity; `each_time` whenever it turns true; `without` for each full period of the open gap.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ScoreRule".
 */
export interface ScoreRule {
  id: string;
  /**
   * An index into `groups`.
   */
  group?: number;
  points: number;
  form: "when" | "on" | "each_time" | "without";
  when?: Expression;
  activities?: string[];
  where?: Expression;
  every?: Duration;
  lasting?: boolean;
  limits: ScoreLimits;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ScoreLimits".
 */
export interface ScoreLimits {
  maximum?: number;
  once?: Once;
  within?: Duration;
  halves_every?: Duration;
  loses?: Loss;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Once".
 */
export interface Once {
  per: "ever" | "day" | "week" | "month" | "duration";
  duration?: Duration;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Loss".
 */
export interface Loss {
  percent: number;
  every: Duration;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ScoreGroup".
 */
export interface ScoreGroup {
  id: string;
  title?: string;
  maximum?: number;
  minimum?: number;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ScorePart".
 */
export interface ScorePart {
  score: string;
  percent: number;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Grade".
 */
export interface Grade {
  name: string;
  from?: number;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Content".
 */
export interface Content {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  type?: string;
  url?: string;
  by: string[];
  phases: string[];
  personas: string[];
  needs: string[];
  expert?: string;
  useful_without_purchase: boolean;
  retired?: string;
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ContentMapRow".
 */
export interface ContentMapRow {
  id: string;
  phase: string;
  cells: ContentMapCell[];
}
/**
 * The persona `any` stands for every lead. An intended gap has no contents.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ContentMapCell".
 */
export interface ContentMapCell {
  id: string;
  persona: string;
  contents: string[];
  gap: boolean;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ContactPolicy".
 */
export interface ContactPolicy {
  id: string;
  caps: ContactCap[];
  quiet: TimeRange[];
  /**
   * @minItems 1
   */
  days?: number[];
  consent: Consent[];
  when_capped: "defer" | "skip";
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ContactCap".
 */
export interface ContactCap {
  id: string;
  touches: number;
  per: Period;
  channels: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Period".
 */
export interface Period {
  calendar?: "day" | "week" | "month";
  rolling?: Duration;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TimeRange".
 */
export interface TimeRange {
  from: number;
  to: number;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Consent".
 */
export interface Consent {
  id: string;
  channels: string[];
  when: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Nurture".
 */
export interface Nurture {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  intent?: "list_to_lead" | "lead" | "customer" | "turnback";
  for: Expression;
  goal?: Expression;
  exit?: Expression;
  priority: number;
  operational: boolean;
  cadence?: Cadence;
  steps: Step[];
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Cadence".
 */
export interface Cadence {
  id: string;
  every: Duration;
  /**
   * @minItems 1
   */
  days?: number[];
  at?: number;
  channels: string[];
}
/**
 * Without a content: the next best unseen one of the content map.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "SendStep".
 */
export interface SendStep {
  step: "send";
  id: string;
  content?: string;
  channels: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "WaitStep".
 */
export interface WaitStep {
  step: "wait";
  id: string;
  duration: Duration;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "WaitUntilStep".
 */
export interface WaitUntilStep {
  step: "wait_until";
  id: string;
  until: Expression;
  at_most?: Duration;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "IfStep".
 */
export interface IfStep {
  step: "if";
  id: string;
  condition: Expression;
  then: Step[];
  else: Step[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "AskStep".
 */
export interface AskStep {
  step: "ask";
  id: string;
  fields: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TaskStep".
 */
export interface TaskStep {
  step: "task";
  id: string;
  text: string;
  team: string;
  channel?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "NotifyStep".
 */
export interface NotifyStep {
  step: "notify";
  id: string;
  team: string;
  text?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ExitStep".
 */
export interface ExitStep {
  step: "exit";
  id: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "RepeatStep".
 */
export interface RepeatStep {
  step: "repeat";
  id: string;
  at_most?: number;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Turnback".
 */
export interface Turnback {
  id: string;
  stage: string;
  rows: TurnbackRow[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "TurnbackRow".
 */
export interface TurnbackRow {
  id: string;
  reasons: string[];
  otherwise: boolean;
  nurture?: string;
  quarantine?: boolean;
  to?: string;
  requalify?: Requalify;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Requalify".
 */
export interface Requalify {
  after?: Duration;
  when?: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Profiling".
 */
export interface Profiling {
  id: string;
  rows: ProfilingRow[];
  per_form?: number;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ProfilingRow".
 */
export interface ProfilingRow {
  id: string;
  fields: string[];
  after?: ActivityCount;
  when?: Expression;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "ActivityCount".
 */
export interface ActivityCount {
  count: number;
  activity: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Identity".
 */
export interface Identity {
  id: string;
  match: IdentityMatch[];
  normalize: Normalize[];
  keep: Keep[];
  ignore: IgnoreValues[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "IdentityMatch".
 */
export interface IdentityMatch {
  id: string;
  fields: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Normalize".
 */
export interface Normalize {
  id: string;
  field: string;
  by: ("lowercase" | "trim" | "e164" | "domain")[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Keep".
 */
export interface Keep {
  id: string;
  rule: "latest" | "first" | "true" | "false" | "longest";
  fields: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "IgnoreValues".
 */
export interface IgnoreValues {
  id: string;
  field: string;
  values: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Hygiene".
 */
export interface Hygiene {
  id: string;
  require: Requirement[];
  reject: Rejection[];
  stale: Staleness[];
  standardize: Standardize[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Requirement".
 */
export interface Requirement {
  id: string;
  condition: Expression;
  before: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Rejection".
 */
export interface Rejection {
  id: string;
  when: Expression;
  because?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Staleness".
 */
export interface Staleness {
  id: string;
  after: Duration;
  without: string[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Standardize".
 */
export interface Standardize {
  id: string;
  field: string;
  as: "country" | "state" | "phone";
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Queue".
 */
export interface Queue {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  team?: string;
  members: QueueMember[];
  assign: "round_robin" | "weighted" | "least_loaded";
  capacity?: Capacity;
  calendar?: string;
  overflow?: string;
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "QueueMember".
 */
export interface QueueMember {
  member: string;
  weight: number;
  away: ClosedDays[];
  takes_per_day?: number;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Capacity".
 */
export interface Capacity {
  count: number;
  per: "day" | "week" | "month";
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Routing".
 */
export interface Routing {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  on: Start;
  keep_owner: boolean;
  rows: RoutingRow[];
  moved_from?: string;
}
/**
 * Entering one of the stages, or an activity.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Start".
 */
export interface Start {
  id: string;
  entering?: string[];
  trigger?: Trigger;
  when?: Expression;
}
/**
 * A row without `when` is `otherwise`.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "RoutingRow".
 */
export interface RoutingRow {
  id: string;
  when?: Expression;
  queue?: string;
  account_owner?: boolean;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Sla".
 */
export interface Sla {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  starts: Start;
  within: Duration;
  met: Trigger[];
  met_when?: Expression;
  commit?: Commitment;
  tiers: Tier[];
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Commitment".
 */
export interface Commitment {
  id: string;
  within: Duration;
  on: string[];
}
/**
 * At a share of the SLA's time, or at a duration after its start.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Tier".
 */
export interface Tier {
  id: string;
  at_percent?: number;
  after?: Duration;
  actions: SlaAction[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "SlaAction".
 */
export interface SlaAction {
  action: "notify_owner" | "notify_team" | "escalate" | "reassign" | "move" | "task";
  team?: string;
  stage?: string;
  because?: Expression;
  text?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Measure".
 */
export interface Measure {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  intent?: "list_to_lead" | "lead" | "customer" | "turnback";
  rate?: StageRate;
  time?: StageTime;
  sla?: string;
  reasons_of?: string;
  count?: Expression;
  target?: Target;
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "StageRate".
 */
export interface StageRate {
  from: string;
  to: string;
  within?: Duration;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "StageTime".
 */
export interface StageTime {
  from: string;
  to: string;
  statistic: "p50" | "p90" | "mean";
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Target".
 */
export interface Target {
  comparison: "equal" | "not_equal" | "less" | "at_most" | "greater" | "at_least";
  number?: number;
  percent?: number;
  duration?: Duration;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Agreement".
 */
export interface Agreement {
  id: string;
  name: string;
  title?: string;
  doc?: string;
  between: string[];
  covers: Covered[];
  review_every?: Duration;
  moved_from?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Covered".
 */
export interface Covered {
  kind: string;
  name?: string;
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Value".
 */
export interface Value {
  id: string;
  deal?: number;
  conversions: Conversion[];
}
/**
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "Conversion".
 */
export interface Conversion {
  stage: string;
  percent: number;
}
/**
 * Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. `text` is the source as written, white space folded.
 *
 * This interface was referenced by `Plan`'s JSON-Schema
 * via the `definition` "SourceSpan".
 */
export interface SourceSpan {
  file: string;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
  text: string;
}
