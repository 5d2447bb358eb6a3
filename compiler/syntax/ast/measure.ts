/** `measure N`, `agreement N` and `value`. */
import type { ComparisonOperator, Expression } from "./expression.ts";
import type { BaseNode, DurationLiteral, MoneyLiteral, Name, PercentLiteral } from "./node.ts";
import type { DeclarationNode, MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface MeasureDeclaration extends NamedDeclaration {
  readonly kind: "Measure";
  readonly body: readonly MeasureProperty[];
}

export type MeasureProperty =
  | Property<"MeasureIntent", Name>
  | MeasureRate
  | MeasureTime
  | Property<"MeasureSla", Name>
  | Property<"MeasureReasons", Name>
  | Property<"MeasureCount", Expression>
  | Property<"Statistic", Name>
  | MeasureTarget
  | MovedFrom
  | UnknownProperty;

/** `rate from S to S [within D]`. */
export interface MeasureRate extends BaseNode {
  readonly kind: "MeasureRate";
  readonly from: Name;
  readonly to: Name;
  readonly within: DurationLiteral | undefined;
}

/** `time from S to S`; the statistic `p50`, `p90` or `mean` stands beside it. */
export interface MeasureTime extends BaseNode {
  readonly kind: "MeasureTime";
  readonly from: Name;
  readonly to: Name;
}

/** `target >= 10%`. */
export interface MeasureTarget extends BaseNode {
  readonly kind: "Target";
  readonly keyword: Name;
  readonly operator: ComparisonOperator;
  readonly value: Expression;
}

export interface AgreementDeclaration extends NamedDeclaration {
  readonly kind: "Agreement";
  readonly body: readonly AgreementProperty[];
}

export type AgreementProperty =
  | Property<"Between", readonly Name[]>
  | Property<"Covers", readonly CoveredDeclaration[]>
  | Property<"Review", DurationLiteral>
  | MovedFrom
  | UnknownProperty;

/** `lifecycle`, `score fit`, `content map`: a kind, and a name where the kind has names. */
export interface CoveredDeclaration extends BaseNode {
  readonly kind: "Covered";
  /** One word, or `content map`, `contact policy`. */
  readonly keyword: Name;
  readonly name: Name | undefined;
}

/** `value { deal 25_000 USD conversion mql 12% }`. */
export interface ValueDeclaration extends DeclarationNode {
  readonly kind: "Value";
  readonly body: readonly (Property<"Deal", MoneyLiteral> | ValueConversion | UnknownProperty)[];
}

export interface ValueConversion extends BaseNode {
  readonly kind: "Conversion";
  readonly stage: Name;
  readonly rate: PercentLiteral;
}
