/** `score N { kind … range … rules, groups, grades }` or `{ sum of SCORE p%, … }`. */
import type { ActivitySelector, Expression, RangeExpression } from "./expression.ts";
import type { Trigger } from "./lifecycle.ts";
import type { BaseNode, DurationLiteral, Name, NumberLiteral, PercentLiteral, StringLiteral } from "./node.ts";
import type { MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface ScoreDeclaration extends NamedDeclaration {
  readonly kind: "Score";
  readonly body: readonly ScoreProperty[];
}

export type ScoreProperty =
  | Property<"ScoreKind", Name>
  | Property<"ScoreRange", RangeExpression>
  | Property<"ScoreStart", NumberLiteral>
  | Property<"ResetOn", readonly Name[]>
  | Property<"Exclude", Expression>
  | Property<"SumOf", readonly ScorePart[]>
  | Property<"Grade", readonly GradeBand[]>
  | ScoreRule
  | ScoreGroup
  | MovedFrom
  | UnknownProperty;

/** `engagement 60%` in `sum of`. */
export interface ScorePart extends BaseNode {
  readonly kind: "ScorePart";
  readonly score: Name;
  readonly share: PercentLiteral | undefined;
}

/** `A from 70`; the last band has no `from`. */
export interface GradeBand extends BaseNode {
  readonly kind: "GradeBand";
  readonly name: Name;
  readonly from: NumberLiteral | undefined;
}

/** `group "Title" [max n] [min n] { rule* }`. */
export interface ScoreGroup extends BaseNode {
  readonly kind: "Group";
  readonly keyword: Name;
  readonly title: StringLiteral | undefined;
  readonly max: NumberLiteral | undefined;
  readonly min: NumberLiteral | undefined;
  readonly body: readonly (ScoreRule | UnknownProperty)[];
}

/** `±n …`: one rule with its limits, in the order written. */
export interface ScoreRule extends BaseNode {
  readonly kind: "ScoreRule";
  /** Signed. */
  readonly points: NumberLiteral;
  readonly form: ScoreRuleForm;
  readonly limits: readonly ScoreLimit[];
}

export type ScoreRuleForm =
  | { readonly kind: "WhenRule"; readonly start: number; readonly end: number; readonly when: Expression }
  | { readonly kind: "OnRule"; readonly start: number; readonly end: number; readonly trigger: Trigger }
  | { readonly kind: "EachTimeRule"; readonly start: number; readonly end: number; readonly when: Expression }
  | {
      readonly kind: "WithoutRule";
      readonly start: number;
      readonly end: number;
      readonly every: DurationLiteral;
      readonly selector: ActivitySelector;
      readonly lasting: boolean;
    };

export type ScoreLimit =
  | { readonly kind: "LimitMax"; readonly start: number; readonly end: number; readonly max: NumberLiteral }
  | { readonly kind: "LimitOnce"; readonly start: number; readonly end: number; readonly per: OncePer }
  | { readonly kind: "LimitWithin"; readonly start: number; readonly end: number; readonly duration: DurationLiteral }
  | { readonly kind: "LimitHalves"; readonly start: number; readonly end: number; readonly every: DurationLiteral }
  | {
      readonly kind: "LimitLoses";
      readonly start: number;
      readonly end: number;
      readonly percent: PercentLiteral;
      readonly every: DurationLiteral;
    };

/** `once` (ever), `once per day|week|month` (a calendar period) or `once per D`. */
export type OncePer = "ever" | "day" | "week" | "month" | DurationLiteral;
