/** `calendar N { timezone … open DAYS HOURS* holidays "US" closed DATE "why" }`. */
import type { BaseNode, DateLiteral, DayRange, Name, StringLiteral, TimeRange } from "./node.ts";
import type { MovedFrom, NamedDeclaration, Property, UnknownProperty } from "./property.ts";

export interface CalendarDeclaration extends NamedDeclaration {
  readonly kind: "Calendar";
  readonly body: readonly CalendarProperty[];
}

export type CalendarProperty =
  | Property<"Timezone", StringLiteral>
  | OpenHours
  | Property<"Holidays", StringLiteral>
  | ClosedDay
  | MovedFrom
  | UnknownProperty;

/** `open mon..fri 09:00..12:00, 13:00..17:00`. */
export interface OpenHours extends BaseNode {
  readonly kind: "OpenHours";
  readonly keyword: Name;
  readonly days: readonly DayRange[];
  readonly hours: readonly TimeRange[];
}

/** `closed 2026-12-24 "why"`, or a range of dates. */
export interface ClosedDay extends BaseNode {
  readonly kind: "ClosedDay";
  readonly keyword: Name;
  readonly from: DateLiteral;
  readonly to: DateLiteral | undefined;
  readonly reason: StringLiteral | undefined;
}
