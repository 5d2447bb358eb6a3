/** Where the present comes from: the system's clock behind an injected reading, or one moved by hand. */
import { invariant } from "../model/invariant.ts";

export interface Clock {
  /** The present as whole epoch milliseconds. */
  now(): number;
}

export interface SimulatedClock extends Clock {
  /** Moves the present to an instant that is not before it. */
  advanceTo(instant: number): void;
}

/** A clock that reads `Date.now` or another source; when its source is set back, it stands still until overtaken. */
export function createSystemClock(read: () => number): Clock {
  let latest = -Infinity;
  return {
    now() {
      latest = Math.max(latest, Math.floor(read()));
      return latest;
    },
  };
}

/** A clock that stands still until it is moved forward. */
export function createSimulatedClock(start: number): SimulatedClock {
  let present = start;
  return {
    now: () => present,
    advanceTo(instant) {
      invariant(instant >= present, "a clock never runs backwards");
      present = instant;
    },
  };
}
