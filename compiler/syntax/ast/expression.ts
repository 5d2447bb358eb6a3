/** Expressions as written: criteria, arithmetic, questions about history and the predicates of tests. */
import type { BaseNode, DurationLiteral, Literal, Name, NumberLiteral, StringLiteral } from "./node.ts";

export type Expression =
  | Literal
  | NameReference
  | MemberAccess
  | ListExpression
  | RangeExpression
  | NotExpression
  | NegateExpression
  | BinaryExpression
  | Comparison
  | KnownTest
  | DidExpression
  | CountExpression
  | SumExpression
  | EdgeExpression
  | TimeSinceExpression
  | TimeInStage
  | WasExpression
  | TimesEntered
  | EnteredOn
  | SlaPredicate
  | SentPredicate
  | AskedPredicate
  | NotifiedPredicate
  | AssignedPredicate
  | ParenthesizedExpression
  | MissingExpression;

/** A bare name; what it means is decided by the checker. `now`, `stage`, `quarantined` are bare names too. */
export interface NameReference extends BaseNode {
  readonly kind: "NameReference";
  readonly name: Name;
}

/** `fit.grade`, `lead.X`, `account.X`, `activity.X`, `consent.email`, and in tests `ann.fit.grade`. */
export interface MemberAccess extends BaseNode {
  readonly kind: "MemberAccess";
  readonly object: NameReference | MemberAccess;
  readonly member: Name;
}

export interface ListExpression extends BaseNode {
  readonly kind: "List";
  readonly items: readonly Expression[];
}

/** `a..b`, `a..`, `..b`, both ends inclusive; the ends are literals. */
export interface RangeExpression extends BaseNode {
  readonly kind: "Range";
  readonly from: Expression | undefined;
  readonly to: Expression | undefined;
}

export interface NotExpression extends BaseNode {
  readonly kind: "Not";
  readonly operand: Expression;
}

export interface NegateExpression extends BaseNode {
  readonly kind: "Negate";
  readonly operand: Expression;
}

/** Kept so that the formatter prints the parentheses a person wrote for clarity only where they are needed. */
export interface ParenthesizedExpression extends BaseNode {
  readonly kind: "Parenthesized";
  readonly expression: Expression;
}

export type BinaryOperator = "and" | "or" | "+" | "-" | "*" | "/";

export interface BinaryExpression extends BaseNode {
  readonly kind: "Binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export type ComparisonOperator =
  | "is"
  | "is not"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not in"
  | "contains"
  | "starts with"
  | "ends with"
  | "matches";

/** `email is business` is a comparison too: the checker sees that the left side is an e-mail address. */
export interface Comparison extends BaseNode {
  readonly kind: "Comparison";
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `is known`, `is unknown`; `is not known` has `known: false`. */
export interface KnownTest extends BaseNode {
  readonly kind: "KnownTest";
  readonly operand: Expression;
  readonly known: boolean;
}

/** `A`, `any of [A, B]` or `any prospect activity`. */
export interface ActivitySelector extends BaseNode {
  readonly kind: "ActivitySelector";
  /** Empty for `any prospect activity`. */
  readonly activities: readonly Name[];
  readonly form: "one" | "any_of" | "any_prospect";
}

/** `A [where P] [within D] [since entering S]`: which activities a question is about. */
export interface ActivityFilter extends BaseNode {
  readonly kind: "ActivityFilter";
  readonly selector: ActivitySelector;
  readonly where: Expression | undefined;
  readonly within: DurationLiteral | undefined;
  readonly since: Name | undefined;
}

export interface DidExpression extends BaseNode {
  readonly kind: "Did";
  readonly filter: ActivityFilter;
  readonly quantity: Quantity | undefined;
  /** Set for `did A within D after B`; then `filter.within` is D. */
  readonly after: ActivitySelector | undefined;
}

/** `at least 3 times`. */
export interface Quantity extends BaseNode {
  readonly kind: "Quantity";
  readonly bound: "at least" | "at most" | "exactly";
  readonly count: NumberLiteral;
}

/** `count of A …` or `count of distinct A.attribute …`. */
export interface CountExpression extends BaseNode {
  readonly kind: "Count";
  readonly filter: ActivityFilter;
  readonly distinct: Name | undefined;
}

/** `sum of A.attribute …`. */
export interface SumExpression extends BaseNode {
  readonly kind: "Sum";
  readonly filter: ActivityFilter;
  readonly attribute: Name;
}

/** `first A.attribute` or `last A.attribute`, with the same filters. */
export interface EdgeExpression extends BaseNode {
  readonly kind: "Edge";
  readonly edge: "first" | "last";
  readonly filter: ActivityFilter;
  readonly attribute: Name;
}

export interface TimeSinceExpression extends BaseNode {
  readonly kind: "TimeSince";
  readonly filter: ActivityFilter;
}

export interface TimeInStage extends BaseNode {
  readonly kind: "TimeInStage";
}

export interface WasExpression extends BaseNode {
  readonly kind: "Was";
  readonly stage: Name;
}

export interface TimesEntered extends BaseNode {
  readonly kind: "TimesEntered";
  readonly stage: Name;
}

export interface EnteredOn extends BaseNode {
  readonly kind: "EnteredOn";
  readonly selector: ActivitySelector;
}

/** `sla N is breached`; only in `expect`. */
export interface SlaPredicate extends BaseNode {
  readonly kind: "SlaPredicate";
  readonly lead: Name | undefined;
  readonly sla: Name;
  readonly negated: boolean;
  readonly status: Name;
}

/** `sent C [by CH]`; only in `expect`. */
export interface SentPredicate extends BaseNode {
  readonly kind: "SentPredicate";
  readonly lead: Name | undefined;
  readonly content: Name;
  readonly channel: Name | undefined;
}

/** `asked FIELD`; only in `expect`. */
export interface AskedPredicate extends BaseNode {
  readonly kind: "AskedPredicate";
  readonly lead: Name | undefined;
  readonly field: Name;
}

/** `notified TEAM`; only in `expect`. */
export interface NotifiedPredicate extends BaseNode {
  readonly kind: "NotifiedPredicate";
  readonly lead: Name | undefined;
  readonly team: Name;
}

/** `assigned "member"`; only in `expect`. */
export interface AssignedPredicate extends BaseNode {
  readonly kind: "AssignedPredicate";
  readonly lead: Name | undefined;
  readonly member: StringLiteral;
}

/** Stands where an expression was expected and recovery found none; every later phase is silent about it. */
export interface MissingExpression extends BaseNode {
  readonly kind: "Missing";
}
