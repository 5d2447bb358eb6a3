/** `identity { match … normalize … keep … ignore … activities keep all }`. */
import type { BaseNode, Name, StringLiteral } from "./node.ts";
import type { DeclarationNode, UnknownProperty } from "./property.ts";

export interface IdentityDeclaration extends DeclarationNode {
  readonly kind: "Identity";
  readonly body: readonly IdentityProperty[];
}

export type IdentityProperty =
  IdentityMatch | IdentityNormalize | IdentityKeep | IdentityIgnore | IdentityActivities | UnknownProperty;

/** `match F [and F]`. */
export interface IdentityMatch extends BaseNode {
  readonly kind: "IdentityMatch";
  readonly fields: readonly Name[];
}

/** `normalize F lowercase`; several normalisers apply in order. */
export interface IdentityNormalize extends BaseNode {
  readonly kind: "IdentityNormalize";
  readonly field: Name;
  readonly normalizers: readonly Name[];
}

/** `keep latest|first|true|false|longest FIELDS`. */
export interface IdentityKeep extends BaseNode {
  readonly kind: "IdentityKeep";
  readonly rule: Name;
  readonly fields: readonly Name[];
}

/** `ignore F values ["…", …]`. */
export interface IdentityIgnore extends BaseNode {
  readonly kind: "IdentityIgnore";
  readonly field: Name;
  readonly values: readonly StringLiteral[];
}

/** `activities keep all`; any other word is kept for the checker to refuse. */
export interface IdentityActivities extends BaseNode {
  readonly kind: "IdentityActivities";
  readonly keep: Name;
}
