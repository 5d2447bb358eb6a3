/** `lifecycle { stage N { … } … }`. */
import type { ActivitySelector, Expression } from "./expression.ts";
import type { BaseNode, DurationLiteral, Name } from "./node.ts";
import type { DeclarationNode, Flag, MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface LifecycleDeclaration extends DeclarationNode {
  readonly kind: "Lifecycle";
  readonly body: readonly (StageDeclaration | UnknownProperty)[];
}

export interface StageDeclaration extends NamedDeclaration {
  readonly kind: "Stage";
  readonly body: readonly StageProperty[];
}

export type StageProperty =
  | Flag<"Initial">
  | Property<"Owner", Name>
  | Property<"WorkedBy", Name>
  | Property<"Final", Name>
  | Property<"StageIntent", Name>
  | Property<"Reasons", readonly Name[]>
  | EnterClause
  | StageLimit
  | MovedFrom
  | UnknownProperty;

/** `A [where P]`, the trigger behind an `on`. */
export interface Trigger extends BaseNode {
  readonly kind: "Trigger";
  readonly selector: ActivitySelector;
  readonly where: Expression | undefined;
}

/** `enter from S,* [on A [where P]] [when E] [because R]`. */
export interface EnterClause extends BaseNode {
  readonly kind: "Enter";
  readonly keyword: Name;
  readonly from: readonly Name[];
  readonly on: Trigger | undefined;
  readonly when: Expression | undefined;
  readonly because: Expression | undefined;
}

/** `limit D then S [because R]`. */
export interface StageLimit extends BaseNode {
  readonly kind: "Limit";
  readonly keyword: Name;
  readonly duration: DurationLiteral;
  readonly stage: Name;
  readonly because: Expression | undefined;
}
