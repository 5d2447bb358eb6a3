/** Frequency caps: how many touches a lead may get, in a rolling window or a calendar period. */
import type { ContactCap, ContactPolicy } from "../../schemas/generated/plan.ts";
import { addDuration, type DurationContext } from "../time/duration.ts";
import { periodStart } from "../time/period.ts";
import type { Zone } from "../time/zone.ts";

/** One counted send. Times are epoch milliseconds. */
export interface Touch {
  readonly at: number;
  readonly channel: string;
}

export interface CapContext extends DurationContext {
  /** The lead's own zone, whose days and weeks count. */
  readonly leadZone: Zone;
}

/** True when one more touch by the channel would break no cap. Touches are in order of time. */
export function fitsCaps(
  policy: ContactPolicy | undefined,
  touches: readonly Touch[],
  channel: string,
  now: number,
  ctx: CapContext,
): boolean {
  return (policy?.caps ?? []).every(
    (cap) => !covers(cap, channel) || countTouches(cap, touches, now, ctx) < cap.touches,
  );
}

/** The earliest instant from `now` on at which every cap allows a touch by the channel; `undefined` for never. */
export function nextUncapped(
  policy: ContactPolicy | undefined,
  touches: readonly Touch[],
  channel: string,
  now: number,
  ctx: CapContext,
): number | undefined {
  let instant = now;
  while (!fitsCaps(policy, touches, channel, instant, ctx)) {
    let next = Infinity;
    for (const touch of touches) {
      for (const cap of policy!.caps) {
        const end = touchEnd(cap, touch, ctx);
        if (end > instant && end < next) next = end;
      }
    }
    if (next === Infinity) return undefined;
    instant = next;
  }
  return instant;
}

/** The touches that some cap can still count at `now`. */
export function keepRecentTouches(
  policy: ContactPolicy | undefined,
  touches: readonly Touch[],
  now: number,
  ctx: CapContext,
): Touch[] {
  return touches.filter((touch) => policy?.caps.some((cap) => touchEnd(cap, touch, ctx) > now));
}

function covers(cap: ContactCap, channel: string): boolean {
  return cap.channels.length === 0 || cap.channels.includes(channel);
}

function countTouches(cap: ContactCap, touches: readonly Touch[], now: number, ctx: CapContext): number {
  let count = 0;
  for (const touch of touches) if (covers(cap, touch.channel) && touchEnd(cap, touch, ctx) > now) count += 1;
  return count;
}

/** The instant from which a touch no longer counts for a cap. */
function touchEnd(cap: ContactCap, touch: Touch, ctx: CapContext): number {
  if (cap.per.rolling !== undefined) return addDuration(touch.at, cap.per.rolling, ctx) ?? Infinity;
  const per = cap.per.calendar ?? "day";
  const first = periodStart(per, touch.at, ctx.leadZone);
  // A later day of the same length is safely inside the next period, whose first day is then exact.
  const days = per === "day" ? 1 : per === "week" ? 7 : 32;
  const next = per === "month" ? periodStart(per, ctx.leadZone.startOfDay(first + days), ctx.leadZone) : first + days;
  return ctx.leadZone.startOfDay(next);
}
