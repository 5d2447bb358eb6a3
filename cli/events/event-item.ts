/** One thing found in a file of events, with its place for a report. */
import type { Input } from "../../schemas/generated/event.ts";
import type { Reading } from "../../runtime/inputs/index.ts";

export interface Place {
  readonly file: string;
  /** The number of the line, from 1. */
  readonly line: number;
}

export type EventItem =
  | { readonly kind: "input"; readonly place: Place; readonly input: Input }
  | { readonly kind: "unknown"; readonly place: Place; readonly name: string }
  | { readonly kind: "malformed"; readonly place: Place; readonly reason: string };

/** What a reading holds, one item each. */
export function itemsOf(place: Place, reading: Reading): EventItem[] {
  return [
    ...reading.inputs.map((input) => ({ kind: "input" as const, place, input })),
    ...reading.unknown.map((name) => ({ kind: "unknown" as const, place, name })),
    ...reading.malformed.map((reason) => ({ kind: "malformed" as const, place, reason })),
  ];
}
