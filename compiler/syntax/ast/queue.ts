/** `queue N { team … member … assign … capacity … calendar … overflow … }`. */
import type { BaseNode, DateLiteral, Name, NumberLiteral, StringLiteral } from "./node.ts";
import type { MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface QueueDeclaration extends NamedDeclaration {
  readonly kind: "Queue";
  readonly body: readonly QueueProperty[];
}

export type QueueProperty =
  | Property<"QueueTeam", Name>
  | QueueMember
  | Property<"Assign", Name>
  | QueueCapacity
  | Property<"QueueCalendar", Name>
  | Property<"Overflow", Name>
  | MovedFrom
  | UnknownProperty;

/** `member "id" [weight N] [away D..D,*] [takes N per day]`. */
export interface QueueMember extends BaseNode {
  readonly kind: "QueueMember";
  readonly keyword: Name;
  readonly id: StringLiteral;
  readonly weight: NumberLiteral | undefined;
  readonly away: readonly DateRange[];
  readonly takes: NumberLiteral | undefined;
}

/** Both dates inclusive. */
export interface DateRange extends BaseNode {
  readonly kind: "DateRange";
  readonly from: DateLiteral;
  readonly to: DateLiteral;
}

/** `capacity 25 per day|week|month`. */
export interface QueueCapacity extends BaseNode {
  readonly kind: "Capacity";
  readonly keyword: Name;
  readonly count: NumberLiteral;
  readonly per: Name;
}
