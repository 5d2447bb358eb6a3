/** Quiet hours and contact days: when, by the lead's own clock, nobody may be contacted. */
import type { ContactPolicy } from "../../schemas/generated/plan.ts";
import { dayLength, minuteLength, weekdayOf, type Zone } from "../time/zone.ts";

/** No schedule is searched further than this; a policy that allows nothing for so long allows nothing. */
const searchLimit = 60 * dayLength;

/** True when neither quiet time nor a day without contact forbids it, read off the wall clock of `zone`. */
export function isContactTime(policy: ContactPolicy | undefined, instant: number, zone: Zone): boolean {
  if (policy === undefined) return true;
  const local = instant + zone.offsetAt(instant);
  const day = Math.floor(local / dayLength);
  if (policy.days !== undefined && !policy.days.includes(weekdayOf(day))) return false;
  const minute = Math.floor((local - day * dayLength) / minuteLength);
  return !policy.quiet.some(({ from, to }) =>
    from < to ? from <= minute && minute < to : from <= minute || minute < to,
  );
}

/** The earliest instant from `now` on at which contact is allowed; `undefined` when the policy never allows any. */
export function nextContactTime(policy: ContactPolicy | undefined, now: number, zone: Zone): number | undefined {
  let instant = now;
  while (!isContactTime(policy, instant, zone)) {
    instant = nextBoundary(policy!, instant, zone);
    if (instant - now > searchLimit) return undefined;
  }
  return instant;
}

/** The next instant at which the wall clock reads midnight or the end of a quiet time, or at which it is changed. */
function nextBoundary(policy: ContactPolicy, instant: number, zone: Zone): number {
  const segment = zone.segmentAt(instant);
  const sinceMidnight = instant + segment.offset - Math.floor((instant + segment.offset) / dayLength) * dayLength;
  const ends = [dayLength, ...policy.quiet.map((quiet) => quiet.to * minuteLength)];
  const waits = ends.map((end) => (end > sinceMidnight ? end - sinceMidnight : end + dayLength - sinceMidnight));
  return Math.min(instant + Math.min(...waits), segment.to);
}
