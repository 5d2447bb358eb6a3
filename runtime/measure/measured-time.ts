/** How long something took, in the kind of time that a target asks for. */
import type { Duration } from "../../schemas/generated/plan.ts";
import type { MeasureResult } from "../../schemas/generated/report.ts";
import type { Program } from "../kernel/program.ts";
import type { Calendar } from "../time/calendar.ts";
import type { DurationContext } from "../time/duration.ts";

export interface TimeUnit {
  readonly unit: MeasureResult["unit"];
  /** The name of the calendar, for business time. */
  readonly calendar?: string;
  between(from: number, to: number): number;
}

/**
 * Business time of a target's calendar, or elapsed milliseconds for any other target and for none. A measure looks at
 * many leads, so time `of queue` is that of the funnel's first calendar.
 */
export function chooseTimeUnit(program: Program, target: Duration | undefined): TimeUnit {
  const elapsed: TimeUnit = { unit: "milliseconds", between: (from, to) => to - from };
  if (target?.unit !== "business_minutes" && target?.unit !== "business_days") return elapsed;
  const name = target.calendar ?? program.plan.calendars[0]?.name;
  const calendar = name === undefined ? undefined : program.calendars.get(name);
  if (name === undefined || calendar === undefined) return elapsed;
  return target.unit === "business_minutes"
    ? {
        unit: "business_milliseconds",
        calendar: name,
        between: (from, to) => calendar.openTimeBetween(from, to),
      }
    : { unit: "business_days", calendar: name, between: (from, to) => countBusinessDays(calendar, from, to) };
}

/** What durations of measures are counted by. */
export function durationContextOf({ zone, calendars, plan }: Program): DurationContext {
  return { zone, calendars, queueCalendar: calendars.get(plan.calendars[0]?.name ?? "") };
}

/** The fewest business days within which `to` lies. */
function countBusinessDays(calendar: Calendar, from: number, to: number): number {
  const isWithin = (days: number): boolean => (calendar.addOpenDays(from, days) ?? Infinity) >= to;
  if (isWithin(0)) return 0;
  let high = 1;
  while (!isWithin(high)) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isWithin(middle)) high = middle;
    else low = middle;
  }
  return high;
}
