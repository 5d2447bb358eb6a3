/** What a queue remembers between assignments: shared by all leads, plain JSON. */

/** One member's share of the queue's work. */
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

/** A queue that has assigned nothing yet. */
export function createQueueState(): QueueState {
  return { members: {}, period: Number.MIN_SAFE_INTEGER, assigned: 0 };
}
