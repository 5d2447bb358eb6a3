/** When people do things: mostly on weekdays in their own office hours. */
import { Temporal } from "temporal-polyfill";
import type { Random } from "./random.ts";

const hours = [
  [1, 7],
  [4, 8],
  [9, 9],
  [11, 10],
  [10, 11],
  [5, 12],
  [8, 13],
  [10, 14],
  [10, 15],
  [8, 16],
  [4, 17],
  [2, 19],
  [2, 21],
  [1, 22],
] as const;

const day = 86_400_000;

/** The history's first and last instant (epoch milliseconds; the second is not included). */
export const period = { from: Date.UTC(2025, 9, 1), to: Date.UTC(2026, 9, 1) };

/** An instant `fromDays` to `toDays` days after `after`, in the waking hours of `zone`; never before `after`. */
export function findMoment(random: Random, zone: string, after: number, fromDays: number, toDays: number): number {
  const rough = after + (fromDays + random.next() * (toDays - fromDays)) * day;
  let date = Temporal.Instant.fromEpochMilliseconds(Math.round(rough)).toZonedDateTimeISO(zone).toPlainDate();
  if (date.dayOfWeek > 5 && random.chance(0.85)) date = date.add({ days: 8 - date.dayOfWeek });
  const time = {
    hour: random.weigh(hours),
    minute: random.integer(0, 59),
    second: random.integer(0, 59),
    millisecond: random.integer(0, 999),
  };
  const moment = date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  return moment > after ? moment : after + random.integer(2, 90) * 60_000;
}

/** ISO 8601 in UTC, or with the offset of the sender's zone. */
export function writeMoment(instant: number, zone: string | undefined): string {
  if (zone === undefined) return new Date(instant).toISOString();
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return local.toString({ timeZoneName: "never", fractionalSecondDigits: 3 });
}
