/** What leads share: the state of queues, as plain JSON that a host keeps beside the states of leads. */

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

/** Steps change it in place; `transition` alone works on a copy. */
export interface World {
  /** By the name of the queue; a queue that has assigned nothing yet is absent. */
  readonly queues: Record<string, QueueState>;
}

export function createWorld(): World {
  return { queues: {} };
}
