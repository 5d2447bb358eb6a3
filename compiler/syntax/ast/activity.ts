/** `activity N { ATTRIBUTE TYPE … by … intent … track "…" }` and `channel N`. */
import type { Name, StringLiteral } from "./node.ts";
import type { FieldDeclaration } from "./lead.ts";
import type { MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface ActivityDeclaration extends NamedDeclaration {
  readonly kind: "Activity";
  readonly body: readonly ActivityProperty[];
}

export type ActivityProperty =
  | FieldDeclaration
  | Property<"ActivityBy", Name>
  | Property<"ActivityIntent", Name>
  | Property<"Track", readonly StringLiteral[]>
  | MovedFrom
  | UnknownProperty;

export interface ChannelDeclaration extends NamedDeclaration {
  readonly kind: "Channel";
  readonly body: readonly (MovedFrom | UnknownProperty)[];
}
