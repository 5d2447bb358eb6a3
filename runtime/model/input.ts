/** An input as the kernel takes it: names resolved to places in the plan, values already of their types. */
import type { Value } from "./value.ts";

/** A new value of a lead field, by its place in the plan; `undefined` clears the field. */
export interface FieldChange {
  readonly field: number;
  readonly value: Value | undefined;
}

/** What an input says about a company. */
export interface AccountChange {
  /** The sender's id of it. */
  readonly group: string | undefined;
  /** New values by the place of the account's field. */
  readonly changes: readonly FieldChange[];
}

export interface TypedInput {
  /** Epoch milliseconds at which it happened, by the sender's account; may lie before the lead's clock. */
  readonly time: number;
  /** The activity's place in the plan, or -1 for an input that is none. */
  readonly activity: number;
  /** The activity's attributes in the order of the plan. */
  readonly attributes: readonly (Value | undefined)[];
  readonly changes: readonly FieldChange[];
  readonly account?: AccountChange;
}

/** What an activity without attributes, or an input without changes, shares instead of a fresh list. */
export const nothing: readonly never[] = Object.freeze([]);
