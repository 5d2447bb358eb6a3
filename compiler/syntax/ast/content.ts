/** `content N`, `catalog "path"` and `content map`. */
import type { BaseNode, DateLiteral, Name, StringLiteral } from "./node.ts";
import type { DeclarationNode, Flag, MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface ContentDeclaration extends NamedDeclaration {
  readonly kind: "Content";
  readonly body: readonly ContentProperty[];
}

export type ContentProperty =
  | Property<"ContentType", Name>
  | Property<"Url", StringLiteral>
  | Property<"By", readonly Name[]>
  | Property<"Phases", readonly Name[]>
  | Property<"Personas", readonly Name[]>
  | Property<"Needs", readonly Name[]>
  | Property<"Expert", StringLiteral>
  | Flag<"UsefulWithoutPurchase">
  | Property<"Retired", DateLiteral>
  | MovedFrom
  | UnknownProperty;

export interface CatalogDeclaration extends DeclarationNode {
  readonly kind: "Catalog";
  readonly path: StringLiteral;
}

export interface ContentMapDeclaration extends DeclarationNode {
  readonly kind: "ContentMap";
  /** The first row, `| phase | persona | … |`; absent when recovery found no table. */
  readonly header: ContentMapHeader | undefined;
  readonly rows: readonly ContentMapRow[];
}

export interface ContentMapHeader extends BaseNode {
  readonly kind: "ContentMapHeader";
  readonly corner: Name;
  /** Persona names, or the word `any`. */
  readonly personas: readonly Name[];
}

export interface ContentMapRow extends BaseNode {
  readonly kind: "ContentMapRow";
  readonly phase: Name;
  readonly cells: readonly ContentMapCell[];
}

export interface ContentMapCell extends BaseNode {
  readonly kind: "ContentMapCell";
  /** In order of preference; empty for `-`, and for a cell left blank, which the parser has reported. */
  readonly contents: readonly Name[];
  readonly gap: boolean;
}
