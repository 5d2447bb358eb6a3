/** Dates and date-times as ISO 8601 text, read and written in a time zone. */
import { dayLength, dayNumberOf, hourLength, minuteLength, wallTimeOf, type Zone } from "./zone.ts";

const dateTimePattern =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?)?$/;

/**
 * The instant of `2026-03-02T10:00`, with or without seconds, their fraction, and `Z` or an offset; without either it
 * is wall time of the zone. `undefined` when the text has another shape or names a date or time that does not exist.
 */
export function parseDateTime(text: string, zone: Zone): number | undefined {
  const match = dateTimePattern.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = "0", fraction = "", utc, sign, offsetHours, offsetMinutes] = match;
  if (dayNumberOfText(year!, month!, day!) === undefined) return undefined;
  const local = wallTimeOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.slice(0, 3).padEnd(3, "0")),
  });
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (utc !== undefined) return local;
  if (sign === undefined) return zone.instantOf(local);
  if (Number(offsetHours) > 23 || Number(offsetMinutes ?? 0) > 59) return undefined;
  const offset = Number(offsetHours) * hourLength + Number(offsetMinutes ?? 0) * minuteLength;
  return sign === "-" ? local + offset : local - offset;
}

/** The start of the day `2026-11-26` in the zone, or `undefined` for other text and impossible dates. */
export function parseDate(text: string, zone: Zone): number | undefined {
  const dayNumber = parseDay(text);
  return dayNumber === undefined ? undefined : zone.startOfDay(dayNumber);
}

/** The day number of `2026-11-26`, or `undefined` for other text and impossible dates. */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match === null ? undefined : dayNumberOfText(match[1]!, match[2]!, match[3]!);
}

/** `2026-11-26` for a day number. */
export function formatDay(dayNumber: number): string {
  return new Date(dayNumber * dayLength).toISOString().replace(/T.*$/, "");
}

/** `2026-03-02T10:00:00-05:00`; milliseconds are written only when there are any. */
export function formatInstant(instant: number, zone: Zone): string {
  const offset = zone.offsetAt(instant);
  const seconds = Math.abs(offset) / 1000;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (seconds % 60 !== 0) parts.push(seconds % 60);
  const written = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return `${formatWallTime(instant + offset)}${offset < 0 ? "-" : "+"}${written}`;
}

/** `2026-03-02T15:00:00Z`; milliseconds are written only when there are any. */
export function formatUtc(instant: number): string {
  return `${formatWallTime(instant)}Z`;
}

function formatWallTime(local: number): string {
  return new Date(local).toISOString().replace(/(?:\.000)?Z$/, "");
}

function dayNumberOfText(year: string, month: string, day: string): number | undefined {
  const dayNumber = dayNumberOf(Number(year), Number(month), Number(day));
  const date = new Date(dayNumber * dayLength);
  // A day or month out of range runs over into another month.
  return date.getUTCDate() === Number(day) && date.getUTCMonth() + 1 === Number(month) ? dayNumber : undefined;
}
