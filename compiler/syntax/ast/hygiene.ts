/** `hygiene { require … reject … stale … standardize … }`. */
import type { Expression, ActivitySelector } from "./expression.ts";
import type { BaseNode, DurationLiteral, Name, StringLiteral } from "./node.ts";
import type { DeclarationNode, UnknownProperty } from "./property.ts";

export interface HygieneDeclaration extends DeclarationNode {
  readonly kind: "Hygiene";
  readonly body: readonly HygieneProperty[];
}

export type HygieneProperty = HygieneRequire | HygieneReject | HygieneStale | HygieneStandardize | UnknownProperty;

/** `require E before STAGE`. */
export interface HygieneRequire extends BaseNode {
  readonly kind: "Require";
  readonly condition: Expression;
  readonly stages: readonly Name[];
}

/** `reject when E because "…"`. */
export interface HygieneReject extends BaseNode {
  readonly kind: "Reject";
  readonly when: Expression;
  readonly because: StringLiteral | undefined;
}

/** `stale after D without A`. */
export interface HygieneStale extends BaseNode {
  readonly kind: "Stale";
  readonly after: DurationLiteral;
  readonly without: ActivitySelector;
}

/** `standardize F as country|state|phone`. */
export interface HygieneStandardize extends BaseNode {
  readonly kind: "Standardize";
  readonly field: Name;
  readonly as: Name;
}
