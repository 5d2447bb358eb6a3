/** `need N`, `segment N`, `persona N`: who the buyers are and what they need. */
import type { Expression } from "./expression.ts";
import type { Name, NumberLiteral } from "./node.ts";
import type { MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export type When = Property<"When", Expression>;

export interface NeedDeclaration extends NamedDeclaration {
  readonly kind: "Need";
  readonly body: readonly (When | MovedFrom | UnknownProperty)[];
}

export interface SegmentDeclaration extends NamedDeclaration {
  readonly kind: "Segment";
  readonly body: readonly (When | MovedFrom | UnknownProperty)[];
}

export interface PersonaDeclaration extends NamedDeclaration {
  readonly kind: "Persona";
  readonly body: readonly PersonaProperty[];
}

export type PersonaProperty =
  | When
  | Property<"Role", Name>
  | Property<"Needs", readonly Name[]>
  | Property<"Priority", NumberLiteral>
  | MovedFrom
  | UnknownProperty;
