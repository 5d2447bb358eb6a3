/** `routing N { on … keep owner when E -> Q otherwise -> Q }`. */
import type { Expression } from "./expression.ts";
import type { Trigger } from "./lifecycle.ts";
import type { BaseNode, Name } from "./node.ts";
import type { Flag, MovedFrom, NamedDeclaration, UnknownProperty } from "./property.ts";

export interface RoutingDeclaration extends NamedDeclaration {
  readonly kind: "Routing";
  readonly body: readonly RoutingProperty[];
}

export type RoutingProperty = Starts | Flag<"KeepOwner"> | RoutingRow | MovedFrom | UnknownProperty;

/** `on entering S,*` or `on A [where P]`, in routings and, behind `starts`, in SLAs. */
export interface Starts extends BaseNode {
  readonly kind: "Starts";
  readonly keyword: Name;
  /** Set for `on entering`. */
  readonly entering: readonly Name[] | undefined;
  /** Set for `on A`. */
  readonly on: Trigger | undefined;
  readonly when: Expression | undefined;
}

/** `when E -> TARGET`; `otherwise -> TARGET` has no criterion. */
export interface RoutingRow extends BaseNode {
  readonly kind: "RoutingRow";
  readonly keyword: Name;
  readonly when: Expression | undefined;
  readonly target: RoutingTarget;
}

export type RoutingTarget =
  | { readonly kind: "TargetQueue"; readonly start: number; readonly end: number; readonly queue: Name }
  | { readonly kind: "TargetAccountOwner"; readonly start: number; readonly end: number };
