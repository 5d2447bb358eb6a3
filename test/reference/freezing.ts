/** Putting leads aside, which stops everything that would be done with them. */
import type { History } from "./history.ts";
import type { Step } from "./step.ts";

/** Whether the lead is put aside. */
export function isFrozen(history: History): boolean {
  return history.frozen.size > 0;
}

/** Puts the lead aside for a reason that it was not put aside for yet. */
export function freeze({ history, now, happenings }: Step, cause: string, reason: string): void {
  if (history.frozen.has(cause)) return;
  if (history.frozen.size === 0) history.frozenSince = now;
  history.frozen.set(cause, { reason });
  happenings.push({ type: "quarantined", reason, cause });
}
