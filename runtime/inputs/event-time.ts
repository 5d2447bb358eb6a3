/** Reads the times that senders write and gives them as UTC. */
import { formatUtc, parseDate, parseDateTime } from "../time/iso-date.ts";
import { readMalformed, type ReadContext, type Reading } from "./reading.ts";

/** The time of an input in UTC, or why there is none. */
export type TimeReading = { readonly time: string } | { readonly reading: Reading };

const plainUtc = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;

/** Seconds since 1970 have ten digits until the year 2286; anything longer is milliseconds. */
const mostSeconds = 1e10;

/** The last instant whose year is written with four digits. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Takes the first time that is given; the time of receipt when none is. */
export function readTime(ctx: ReadContext, ...candidates: readonly unknown[]): TimeReading {
  const given = candidates.find((each) => each !== undefined && each !== null && each !== "") ?? ctx.receivedAt;
  if (given === undefined) return { reading: readMalformed("it says no time") };
  // Most senders write UTC already; days up to the 28th need no calendar.
  if (typeof given === "string" && plainUtc.test(given)) return { time: given };
  const instant = parseInstant(ctx, given);
  if (instant === undefined || !(Math.abs(instant) <= latest)) {
    return { reading: readMalformed(`its time ${quote(given)} is no date and time such as 2026-03-02T10:00:00Z`) };
  }
  return { time: formatUtc(instant) };
}

function parseInstant(ctx: ReadContext, given: unknown): number | undefined {
  if (typeof given === "number") return parseUnixTime(given);
  if (typeof given !== "string") return undefined;
  const text = given.trim();
  if (/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(text)) return parseUnixTime(Number(text));
  // A space for the `T`, and before the offset, is what databases and spreadsheets export.
  const iso = text.replace(/^(\d{4}-\d\d-\d\d) +(\d)/, "$1T$2").replace(/ +(?=(?:Z|[+-]\d\d:?\d\d)$)/i, "");
  return parseDateTime(iso.toUpperCase(), ctx.vocabulary.zone) ?? parseDate(iso, ctx.vocabulary.zone);
}

function parseUnixTime(value: number): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  return Math.round(Math.abs(value) < mostSeconds ? value * 1000 : value);
}

function quote(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}
