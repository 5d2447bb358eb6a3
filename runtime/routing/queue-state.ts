/** What a queue remembers between assignments, before there is anything to remember. */
import type { QueueState } from "../model/world.ts";

export type { MemberState, QueueState } from "../model/world.ts";

/** A queue that has assigned nothing yet. */
export function createQueueState(): QueueState {
  return { members: {}, period: Number.MIN_SAFE_INTEGER, assigned: 0 };
}
