/** Calendar arithmetic of the reference, straight on Temporal so that it shares nothing with the runtime's own. */
import { Temporal } from "temporal-polyfill";
import type { Duration } from "../../schemas/generated/plan.ts";

/** The calendar of one zone. Instants are epoch milliseconds. */
export interface WallTime {
  /** The instant `times` durations after an instant (before it, when negative). */
  add(instant: number, duration: Duration, times?: number): number;
  /** The local calendar day, week (by its Monday) or month that an instant lies in, as a name. */
  periodOf(instant: number, period: "day" | "week" | "month"): string;
  /** The start of the day written as `2026-11-26`, or the instant of an ISO date-time; undefined when it is neither. */
  read(text: string, type: "date" | "datetime"): number | undefined;
  /** The start of the local day that an instant lies in. */
  startOfDay(instant: number): number;
}

export function createWallTime(zone: string): WallTime {
  const sums = new Map<string, number>();
  const periods = new Map<string, string>();
  const local = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

  function addMonths(instant: number, months: number): number {
    const key = `${instant}+${months}`;
    const known = sums.get(key);
    if (known !== undefined) return known;
    const sum = local(instant).add({ months }).epochMilliseconds;
    sums.set(key, sum);
    return sum;
  }

  function namePeriod(instant: number, period: "day" | "week" | "month"): string {
    const day = local(instant).toPlainDate();
    if (period === "day") return day.toString();
    if (period === "week") return day.subtract({ days: day.dayOfWeek - 1 }).toString();
    return day.toPlainYearMonth().toString();
  }

  return {
    add(instant, duration, times = 1) {
      if (duration.unit === "milliseconds") return instant + duration.amount * times;
      if (duration.unit === "months") return addMonths(instant, duration.amount * times);
      throw new Error(`The reference has no business time: ${duration.unit}`);
    },
    periodOf(instant, period) {
      const key = `${period} ${instant}`;
      const known = periods.get(key);
      if (known !== undefined) return known;
      const name = namePeriod(instant, period);
      periods.set(key, name);
      return name;
    },
    read(text, type) {
      try {
        if (/^\d{4}-\d\d-\d\d$/.test(text)) {
          return Temporal.PlainDate.from(text).toZonedDateTime(zone).startOfDay().epochMilliseconds;
        }
        const instant = /(?:Z|[+-]\d\d:\d\d)$/.test(text)
          ? Temporal.Instant.from(text).epochMilliseconds
          : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
        return type === "date" ? local(instant).startOfDay().epochMilliseconds : instant;
      } catch {
        return undefined;
      }
    },
    startOfDay: (instant) => local(instant).startOfDay().epochMilliseconds,
  };
}
