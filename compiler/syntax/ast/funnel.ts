/** `funnel N "Title" { timezone … currency … }`. */
import type { Name, StringLiteral } from "./node.ts";
import type { MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface FunnelDeclaration extends NamedDeclaration {
  readonly kind: "Funnel";
  readonly body: readonly FunnelProperty[];
}

export type FunnelProperty =
  Property<"Timezone", StringLiteral> | Property<"Currency", Name> | MovedFrom | UnknownProperty;
