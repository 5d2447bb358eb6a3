/** Durations, days, dates and times of day in words. */
import type { ClosedDays, Duration, OpenHours, TimeRange } from "../../../schemas/generated/plan.ts";
import { assertNever } from "../../text/invariant.ts";
import { countOf } from "./phrase.ts";

const elapsedUnits = [
  { word: "day", length: 86_400_000 },
  { word: "hour", length: 3_600_000 },
  { word: "minute", length: 60_000 },
  { word: "second", length: 1000 },
] as const;

/** `14 days`, `4 business hours`; the calendar is left to the reader of the page around it. */
export function describeDuration({ unit, amount }: Duration): string {
  switch (unit) {
    case "milliseconds":
      return describeElapsed(amount);
    case "months":
      return amount % 12 === 0 ? countOf(amount / 12, "year") : countOf(amount, "month");
    case "business_minutes":
      return amount % 60 === 0
        ? countOf(amount / 60, "business hour")
        : amount > 60
          ? `${countOf(Math.floor(amount / 60), "business hour")} ${countOf(amount % 60, "minute")}`
          : countOf(amount, "business minute");
    case "business_days":
      return countOf(amount, "business day");
    default:
      return assertNever(unit);
  }
}

/** Elapsed milliseconds in the units that leave nothing over, two at most. */
function describeElapsed(milliseconds: number): string {
  const parts: string[] = [];
  let rest = Math.abs(milliseconds);
  for (const { word, length } of elapsedUnits) {
    const count = Math.floor(rest / length);
    if (count > 0) parts.push(countOf(count, word));
    rest -= count * length;
  }
  if (rest > 0) parts.push(countOf(rest, "millisecond"));
  return parts.length === 0 ? "no time" : parts.join(" ");
}

/** As an adjective of a period: `a day`, `30 days`. */
export function describeEvery(duration: Duration): string {
  return describeDuration(duration).replace(/^1 /, "");
}

/** Minutes since midnight as `09:00`. */
export function describeTimeOfDay(minutes: number): string {
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${hours}:${String(minutes % 60).padStart(2, "0")}`;
}

export function describeTimeRange({ from, to }: TimeRange): string {
  return `${describeTimeOfDay(from)}–${describeTimeOfDay(to)}`;
}

export const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Days 1 (Monday) to 7: `Monday to Friday`, `Monday and Thursday`. */
export function describeDays(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((left, right) => left - right);
  if (sorted.length === 7) return "every day";
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const words = runs.flatMap((run) =>
    run.length > 2 ? [`${nameOf(run[0])} to ${nameOf(run.at(-1))}`] : run.map((day) => nameOf(day)),
  );
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

export function describeOpenHours(hours: OpenHours): string {
  return `${describeDays(hours.days)}, ${describeTimeRange(hours)}`;
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-11-26` as `26 Nov 2026`; anything else stays as it is. */
export function describeDate(iso: string): string {
  const match = /^(\d{4,})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(iso);
  const month = monthNames[Number(match?.[2]) - 1];
  if (match === null || month === undefined) return iso;
  const day = `${Number(match[3])} ${month} ${match[1]}`;
  return match[4] === undefined ? day : `${day}, ${match[4]}`;
}

export function describeClosedDays({ from, to }: ClosedDays): string {
  return from === to ? describeDate(from) : `${describeDate(from)} to ${describeDate(to)}`;
}

function nameOf(day: number | undefined): string {
  return dayNames[(day ?? 1) - 1] ?? "";
}
