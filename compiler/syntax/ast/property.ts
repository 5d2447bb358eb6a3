/** Shapes that the bodies of declarations have in common. */
import type { BaseNode, Name, StringLiteral } from "./node.ts";

/** A property that holds one value: its `kind` says which, its `value` what was written. */
export interface Property<Kind extends string, Value> extends BaseNode {
  readonly kind: Kind;
  readonly keyword: Name;
  readonly value: Value;
}

/** A property that is only a word: `initial`, `useful without purchase`, `keep owner`. */
export interface Flag<Kind extends string> extends BaseNode {
  readonly kind: Kind;
  readonly keyword: Name;
}

/** `moved from OLD`, allowed in every body and behind every field, attribute and enum member. */
export interface MovedFrom extends BaseNode {
  readonly kind: "MovedFrom";
  readonly old: Name;
}

/** What recovery kept of a property it does not know, so that nothing written disappears from the tree. */
export interface UnknownProperty extends BaseNode {
  readonly kind: "UnknownProperty";
  readonly name: Name;
}

/** What every declaration has: a doc comment, a keyword and, for most, a name and a title. */
export interface DeclarationNode extends BaseNode {
  /** The text of the `///` lines above, without the slashes. */
  readonly doc: string | undefined;
  readonly keyword: Name;
}

export interface NamedDeclaration extends DeclarationNode {
  readonly name: Name;
  readonly title: StringLiteral | undefined;
}
