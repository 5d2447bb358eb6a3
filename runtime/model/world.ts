/** What leads share: queues and accounts, as plain JSON that a host keeps beside the states of leads. */
import type { Value } from "./value.ts";

/** One member's share of a queue's work. */
export interface MemberState {
  /**
   * Virtual time, an exact whole number: each assignment adds the queue's unit divided by the member's weight, so the
   * member who has had the least for their weight stands lowest.
   */
  virtual: number;
  /** Assignments that still hold, for `least_loaded`. */
  open: number;
  /** The local day of the latest assignment, and how many the member had on it. */
  day: number;
  today: number;
  /** Whether the member could take a lead at the queue's previous assignment. */
  available: boolean;
}

export interface QueueState {
  readonly members: Record<string, MemberState>;
  /** The calendar period of the latest assignment, by the number of its first local day, and how many fell in it. */
  period: number;
  assigned: number;
}

/** What is known of one company. */
export interface AccountState {
  readonly keys: string[];
  /** By the names of the plan's account fields. */
  fields: Readonly<Record<string, Value>>;
  /** When each of them was set, in epoch milliseconds. */
  readonly set: Record<string, number>;
  /** The ids of its leads. */
  readonly leads: Record<string, true>;
  /** The owners of those leads that have one, by lead, in the order in which the leads were first assigned. */
  readonly owners: Record<string, string>;
}

export interface AccountBook {
  readonly byId: Record<string, AccountState>;
  /** Which account each key belongs to; the first key of an account is its id. */
  readonly byKey: Record<string, string>;
  /** Accounts whose fields have changed and whose leads have not been looked at since. */
  readonly changed: string[];
}

/** Steps change it in place; `transition` alone works on a copy. */
export interface World {
  /** By the name of the queue; a queue that has assigned nothing yet is absent. */
  readonly queues: Record<string, QueueState>;
  readonly accounts: AccountBook;
}

export function createWorld(): World {
  return { queues: {}, accounts: { byId: {}, byKey: {}, changed: [] } };
}
