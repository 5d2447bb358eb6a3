/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * Dates and date-times are strings; a list is an array.
 *
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "TestValue".
 */
export type TestValue = string | number | boolean | Scalar[];
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Scalar".
 */
export type Scalar = string | number | boolean;
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "TestStep".
 */
export type TestStep = AtStep | ExpectStep;
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * How two values are compared. `text` ignores case and surrounding space; `grade` and `phase` use their declared order; `time` compares instants.
 *
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Ordering".
 */
export type Ordering = "exact" | "text" | "number" | "grade" | "phase" | "time" | "duration";

export interface TestDocument {
  format: 1;
  /**
   * The hash of the plan that the tests belong to.
   */
  plan_hash: string;
  tests: Test[];
  spans: {
    [k: string]: SourceSpan;
  };
}
/**
 * A row of a table is a test of its own, with its number in `row`. The unnamed lead of a test has the name "".
 *
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Test".
 */
export interface Test {
  id: string;
  title: string;
  row?: number;
  leads: GivenRecord[];
  accounts: GivenRecord[];
  steps: TestStep[];
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "GivenRecord".
 */
export interface GivenRecord {
  id: string;
  name: string;
  values: {
    [k: string]: TestValue;
  };
}
/**
 * The clock moves to `time` (ISO 8601, without an offset in the funnel's zone) or by `after`; then the lead does something or is changed.
 *
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "AtStep".
 */
export interface AtStep {
  step: "at";
  id: string;
  time?: string;
  after?: Duration;
  lead: string;
  did?: TestActivity;
  set?: {
    [k: string]: TestValue;
  };
}
/**
 * A span of time. Milliseconds are elapsed time; months are calendar time in the funnel's zone; business time needs a calendar.
 *
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "TestActivity".
 */
export interface TestActivity {
  activity: string;
  attributes: {
    [k: string]: TestValue;
  };
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "ExpectStep".
 */
export interface ExpectStep {
  step: "expect";
  id: string;
  lead: string;
  condition: Expression;
}
/**
 * Dates are `2026-11-26`; date-times are ISO 8601, without an offset in the funnel's zone; names of declarations and members are strings.
 *
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Literal".
 */
export interface Literal {
  op: "literal";
  type: ValueType;
  value: Scalar;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "DurationLiteral".
 */
export interface DurationLiteral {
  op: "duration";
  duration: Duration;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "FieldValue".
 */
export interface FieldValue {
  op: "field";
  name: string;
  type: ValueType;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "ConsentValue".
 */
export interface ConsentValue {
  op: "consent";
  channel: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "ScoreValue".
 */
export interface ScoreValue {
  op: "score";
  score: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "GradeValue".
 */
export interface GradeValue {
  op: "grade";
  score: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "SegmentTest".
 */
export interface SegmentTest {
  op: "segment";
  name: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "NeedTest".
 */
export interface NeedTest {
  op: "need";
  name: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "TextTest".
 */
export interface TextTest {
  op: "text_test";
  test: "contains" | "starts_with" | "ends_with";
  operand: Expression;
  text: Expression;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Known".
 */
export interface Known {
  op: "known";
  operand: Expression;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "EmailTest".
 */
export interface EmailTest {
  op: "email_is";
  operand: Expression;
  test: "valid" | "free" | "disposable" | "business";
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Conjunction".
 */
export interface Conjunction {
  op: "and";
  operands: Expression[];
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Disjunction".
 */
export interface Disjunction {
  op: "or";
  operands: Expression[];
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Negation".
 */
export interface Negation {
  op: "not";
  operand: Expression;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Arithmetic".
 */
export interface Arithmetic {
  op: "add" | "subtract" | "multiply" | "divide";
  type: ValueType;
  left: Expression;
  right: Expression;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Since".
 */
export interface Since {
  kind: "stage" | "entry" | "wait";
  stage?: string;
}
/**
 * Some selected activity less than `within` after some earlier one of `after`; stays true.
 *
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "DidAfter".
 */
export interface DidAfter {
  op: "did_after";
  selection: Selection;
  within: Duration;
  after: string[];
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Count".
 */
export interface Count {
  op: "count";
  selection: Selection;
  distinct?: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Sum".
 */
export interface Sum {
  op: "sum";
  selection: Selection;
  attribute: string;
  type: ValueType;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Edge".
 */
export interface Edge {
  op: "first" | "last";
  selection: Selection;
  attribute: string;
  type: ValueType;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "TimeSince".
 */
export interface TimeSince {
  op: "time_since";
  selection: Selection;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Was".
 */
export interface Was {
  op: "was";
  stage: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "TimesEntered".
 */
export interface TimesEntered {
  op: "times_entered";
  stage: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "EnteredOn".
 */
export interface EnteredOn {
  op: "entered_on";
  activities: string[];
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "SlaIs".
 */
export interface SlaIs {
  op: "sla_is";
  sla: string;
  status: "running" | "met" | "met_late" | "breached" | "cancelled";
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Sent".
 */
export interface Sent {
  op: "sent";
  content: string;
  channel?: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Asked".
 */
export interface Asked {
  op: "asked";
  field: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Notified".
 */
export interface Notified {
  op: "notified";
  team: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Assigned".
 */
export interface Assigned {
  op: "assigned";
  member: string;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "Quarantined".
 */
export interface Quarantined {
  op: "quarantined";
}
/**
 * The operand for another lead of the test, by its name.
 *
 * This interface was referenced by `TestDocument`'s JSON-Schema
 * via the `definition` "OfLead".
 */
export interface OfLead {
  op: "of_lead";
  lead: string;
  operand: Expression;
}
/**
 * This interface was referenced by `TestDocument`'s JSON-Schema
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
