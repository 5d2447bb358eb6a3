/** `journey { phase N "question" { when … } … }`. */
import type { NamedDeclaration, DeclarationNode, MovedFrom, UnknownProperty } from "./property.ts";
import type { When } from "./persona.ts";

export interface JourneyDeclaration extends DeclarationNode {
  readonly kind: "Journey";
  readonly body: readonly (PhaseDeclaration | UnknownProperty)[];
}

/** The title is the buyer's question. */
export interface PhaseDeclaration extends NamedDeclaration {
  readonly kind: "Phase";
  readonly body: readonly (When | MovedFrom | UnknownProperty)[];
}
