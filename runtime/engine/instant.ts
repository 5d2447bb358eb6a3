/** Reads the times of inputs, nearly all of which are UTC in one format. */
import { parseDate, parseDateTime } from "../time/iso-date.ts";
import type { Zone } from "../time/zone.ts";

/** A function from ISO 8601 text to epoch milliseconds, `undefined` for what is no time. */
export function createInstantReader(zone: Zone): (text: unknown) => number | undefined {
  let lastDay = "";
  let lastDayStart = 0;
  return (text) => {
    if (typeof text !== "string") return undefined;
    const { length } = text;
    // 2026-03-02T15:00:00Z or 2026-03-02T15:00:00.000Z.
    if ((length !== 20 && length !== 24) || text.charCodeAt(length - 1) !== 90 || text.charCodeAt(10) !== 84) {
      return readOther(text, zone);
    }
    if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58 || (length === 24 && text.charCodeAt(19) !== 46)) {
      return readOther(text, zone);
    }
    const hour = twoDigits(text, 11);
    const minute = twoDigits(text, 14);
    const second = twoDigits(text, 17);
    const millisecond = length === 24 ? (text.charCodeAt(20) - 48) * 100 + twoDigits(text, 21) : 0;
    const rest = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
    if (!(hour < 24 && minute < 60 && second < 60 && millisecond >= 0 && millisecond < 1000))
      return readOther(text, zone);
    const day = text.slice(0, 10);
    if (day !== lastDay) {
      const start = parseDateTime(`${day}T00:00Z`, zone);
      if (start === undefined) return undefined;
      lastDay = day;
      lastDayStart = start;
    }
    return lastDayStart + rest;
  };
}

/** NaN unless both characters are digits. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

function readOther(text: string, zone: Zone): number | undefined {
  return parseDateTime(text, zone) ?? parseDate(text, zone);
}
