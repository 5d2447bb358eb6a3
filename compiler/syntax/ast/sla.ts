/** `sla N { starts on … within … met … commit … at P% -> … }`. */
import type { ActivitySelector, Expression } from "./expression.ts";
import type { Trigger } from "./lifecycle.ts";
import type { BaseNode, DurationLiteral, Name, PercentLiteral, StringLiteral } from "./node.ts";
import type { MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";
import type { Starts } from "./routing.ts";

export interface SlaDeclaration extends NamedDeclaration {
  readonly kind: "Sla";
  readonly body: readonly SlaProperty[];
}

export type SlaProperty =
  Starts | Property<"Within", DurationLiteral> | SlaMet | SlaCommit | SlaTier | MovedFrom | UnknownProperty;

/** `met on A [where P],*` or `met when E`. */
export interface SlaMet extends BaseNode {
  readonly kind: "Met";
  readonly keyword: Name;
  readonly on: readonly Trigger[];
  readonly when: Expression | undefined;
}

/** `commit within D on A`. */
export interface SlaCommit extends BaseNode {
  readonly kind: "Commit";
  readonly keyword: Name;
  readonly within: DurationLiteral;
  readonly on: ActivitySelector;
}

/** `at P% -> ACTION,*` or `after D -> ACTION,*`. */
export interface SlaTier extends BaseNode {
  readonly kind: "Tier";
  readonly keyword: Name;
  readonly at: PercentLiteral | undefined;
  readonly after: DurationLiteral | undefined;
  readonly actions: readonly SlaAction[];
}

export type SlaAction =
  /** `notify owner` has the name `owner`. */
  | { readonly kind: "ActionNotify"; readonly start: number; readonly end: number; readonly whom: Name }
  | { readonly kind: "ActionEscalate"; readonly start: number; readonly end: number; readonly team: Name }
  | { readonly kind: "ActionReassign"; readonly start: number; readonly end: number }
  | {
      readonly kind: "ActionMove";
      readonly start: number;
      readonly end: number;
      readonly stage: Name;
      readonly because: Expression | undefined;
    }
  | {
      readonly kind: "ActionTask";
      readonly start: number;
      readonly end: number;
      readonly text: StringLiteral;
      readonly team: Name;
    };
