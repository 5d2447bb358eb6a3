/** The instants of running SLAs, and how they move when the lead was put aside. */
import type { History } from "./history.ts";

/** An instant that never comes. */
export const never = 8.64e15;

/** All instants at which SLAs of the lead do something. */
export function slaInstants({ slas }: History): number[] {
  return [...slas.values()].flatMap(({ pending, start: begun }) => [begun + 1, ...pending.map(({ at }) => at)]);
}

/** Moves what was pending when the lead was put aside by as much time as it had left. */
export function thawSlas({ slas }: History, from: number, now: number): void {
  for (const { pending } of slas.values()) {
    for (const instant of pending) {
      if (instant.done || instant.at === never || instant.at <= from) continue;
      const { calendar, at } = instant;
      if (calendar === undefined) instant.at = now + at - from;
      else instant.at = calendar.addOpenTime(now, calendar.openTimeBetween(from, at)) ?? never;
    }
  }
}
