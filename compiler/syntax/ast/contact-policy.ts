/** `contact policy { at most … quiet … on … consent … when capped … }`. */
import type { Expression } from "./expression.ts";
import type { BaseNode, DayRange, DurationLiteral, Name, NumberLiteral, TimeRange } from "./node.ts";
import type { DeclarationNode, Property, UnknownProperty } from "./property.ts";

export interface ContactPolicyDeclaration extends DeclarationNode {
  readonly kind: "ContactPolicy";
  readonly body: readonly ContactPolicyProperty[];
}

export type ContactPolicyProperty =
  | ContactCap
  | Property<"Quiet", TimeRange>
  | Property<"ContactDays", readonly DayRange[]>
  | ConsentRule
  | Property<"WhenCapped", Name>
  | UnknownProperty;

/** `at most N touches per D` (rolling) or `per day|week` (calendar), `[by CHANNELS]`. */
export interface ContactCap extends BaseNode {
  readonly kind: "ContactCap";
  readonly keyword: Name;
  readonly touches: NumberLiteral;
  readonly per: DurationLiteral | "day" | "week" | "month";
  /** Empty when every channel counts together. */
  readonly channels: readonly Name[];
}

/** `consent CHANNELS when E`. */
export interface ConsentRule extends BaseNode {
  readonly kind: "Consent";
  readonly keyword: Name;
  readonly channels: readonly Name[];
  readonly when: Expression;
}
