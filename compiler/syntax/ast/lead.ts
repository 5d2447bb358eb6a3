/** `lead { FIELD TYPE … }` and `account { FIELD TYPE … match … }`: the records. */
import type { BaseNode, Name, StringLiteral } from "./node.ts";
import type { DeclarationNode, MovedFrom, UnknownProperty } from "./property.ts";

export interface LeadDeclaration extends DeclarationNode {
  readonly kind: "Lead";
  readonly body: readonly (FieldDeclaration | UnknownProperty)[];
}

export interface AccountDeclaration extends DeclarationNode {
  readonly kind: "Account";
  readonly body: readonly (FieldDeclaration | AccountMatch | UnknownProperty)[];
}

/** `NAME TYPE ["Title"] [required] [key] [sensitivity LEVEL] [pii] [moved from OLD]`. */
export interface FieldDeclaration extends BaseNode {
  readonly kind: "Field";
  readonly doc: string | undefined;
  readonly name: Name;
  readonly title: StringLiteral | undefined;
  readonly type: TypeExpression;
  readonly options: readonly FieldOption[];
}

export type FieldOption =
  | { readonly kind: "Required"; readonly start: number; readonly end: number }
  | { readonly kind: "Key"; readonly start: number; readonly end: number }
  | { readonly kind: "Pii"; readonly start: number; readonly end: number }
  | { readonly kind: "Sensitivity"; readonly level: Name; readonly start: number; readonly end: number }
  | MovedFrom;

/** `match domain of email` (then `domainOf`) or `match FIELD`. */
export interface AccountMatch extends BaseNode {
  readonly kind: "AccountMatch";
  readonly domainOf: boolean;
  readonly field: Name;
}

export type TypeExpression = NamedType | OneOfType | ListType;

/** `text`, `money`, `content`, … */
export interface NamedType extends BaseNode {
  readonly kind: "NamedType";
  readonly name: Name;
}

/** `one of [a, "b c"]`. */
export interface OneOfType extends BaseNode {
  readonly kind: "OneOf";
  readonly members: readonly EnumMember[];
}

export interface EnumMember extends BaseNode {
  readonly kind: "EnumMember";
  readonly value: Name | StringLiteral;
  readonly moved: MovedFrom | undefined;
}

/** `list of T`. */
export interface ListType extends BaseNode {
  readonly kind: "ListOf";
  readonly element: TypeExpression;
}
