/** When and how a lead may be written to: local hours and days, caps and consent. */
import { Temporal } from "temporal-polyfill";
import type { ContactCap } from "../../schemas/generated/plan.ts";
import { truthOf } from "./evaluate.ts";
import type { Moment } from "./history.ts";
import { createWallTime } from "./wall-time.ts";

const halfHour = 1_800_000;
const never = 8.64e15;

/** The zone that the lead's field names, else the funnel's. */
export function zoneOf({ plan, history }: Moment): string {
  const declared = plan.lead.fields.some(({ name, type }) => name === "timezone" && type.type === "text");
  const zone = history.fields["timezone"];
  if (!declared || typeof zone !== "string") return plan.funnel.timezone;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return zone;
  } catch {
    return plan.funnel.timezone;
  }
}

/** Whether one of the channel's consent criteria is true; a channel without any is permitted. */
export function isPermitted(channel: string, moment: Moment): boolean {
  const rows = moment.plan.contact_policy?.consent.filter(({ channels }) => channels.includes(channel)) ?? [];
  return rows.length === 0 || rows.some(({ when }) => truthOf(when, moment) === true);
}

/**
 * The earliest instant from now on that is neither quiet nor on a day without contact. All generated hours are whole
 * or half ones, in every zone, so no other instants need to be looked at.
 */
export function endOfQuiet(moment: Moment): number {
  const { now } = moment;
  if (!isQuiet(moment, now)) return now;
  for (let at = Math.ceil(now / halfHour) * halfHour; at < now + 16 * 48 * halfHour; at += halfHour) {
    if (!isQuiet(moment, at)) return at;
  }
  return never;
}

function isQuiet(moment: Moment, instant: number): boolean {
  const policy = moment.plan.contact_policy;
  if (policy === undefined) return false;
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zoneOf(moment));
  if (policy.days !== undefined && !policy.days.includes(local.dayOfWeek)) return true;
  const time = local.hour * 60 + local.minute;
  return policy.quiet.some(({ from, to }) => (from < to ? from <= time && time < to : time >= from || time < to));
}

/** The earliest instant from now on at which the caps allow one more touch by the channel. */
export function endOfCap(channel: string, moment: Moment): number {
  const { history, plan, now } = moment;
  const caps = (plan.contact_policy?.caps ?? []).filter(
    ({ channels }) => channels.length === 0 || channels.includes(channel),
  );
  const instants = [now];
  for (const { per } of caps) {
    if (per.rolling !== undefined) {
      for (const { time } of history.touches) instants.push(moment.wallTime.add(time, per.rolling));
    } else {
      instants.push(startOfNext(per.calendar!, moment));
    }
  }
  const later = instants.filter((instant) => instant >= now).sort((a, b) => a - b);
  return later.find((instant) => caps.every((cap) => allows(cap, instant, moment))) ?? never;
}

function allows({ channels, per, touches }: ContactCap, instant: number, moment: Moment): boolean {
  const { periodOf } = createWallTime(zoneOf(moment));
  const counted = moment.history.touches.filter(({ time, channel }) => {
    if (channels.length > 0 && !channels.includes(channel)) return false;
    if (per.rolling !== undefined) return instant < moment.wallTime.add(time, per.rolling);
    return periodOf(time, per.calendar!) === periodOf(instant, per.calendar!);
  });
  return counted.length < touches;
}

function startOfNext(period: "day" | "week" | "month", moment: Moment): number {
  const zone = zoneOf(moment);
  const day = Temporal.Instant.fromEpochMilliseconds(moment.now).toZonedDateTimeISO(zone).toPlainDate();
  const next = {
    day: () => day.add({ days: 1 }),
    week: () => day.add({ days: 8 - day.dayOfWeek }),
    month: () => day.with({ day: 1 }).add({ months: 1 }),
  };
  return next[period]().toZonedDateTime(zone).startOfDay().epochMilliseconds;
}
