/** `team N { contact "…" member "…"* serves NAMES }`. */
import type { Name, StringLiteral } from "./node.ts";
import type { MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface TeamDeclaration extends NamedDeclaration {
  readonly kind: "Team";
  readonly body: readonly TeamProperty[];
}

export type TeamProperty =
  | Property<"Contact", StringLiteral>
  | Property<"TeamMember", StringLiteral>
  | Property<"Serves", readonly Name[]>
  | MovedFrom
  | UnknownProperty;
