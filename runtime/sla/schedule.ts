/** When the instants of an SLA lie: its deadline, its commitment and its tiers, in elapsed, calendar or business time. */
import type { Duration, Sla } from "../../schemas/generated/plan.ts";
import { assertNever, invariant } from "../model/invariant.ts";
import type { Calendar } from "../time/calendar.ts";
import { addDuration, type DurationContext } from "../time/duration.ts";
import { dayLength, lastInstant, minuteLength } from "../time/zone.ts";

/** The instants in epoch milliseconds; tiers by their ids. */
export interface Schedule {
  readonly deadline: number;
  readonly commitment: number | undefined;
  readonly tiers: Record<string, number>;
}

/**
 * The instants of an SLA that starts now. `queueCalendar` is the name of the calendar that durations `of queue` are
 * measured by; without one they are elapsed time, a business day being 24 hours.
 */
export function scheduleSla(
  sla: Sla,
  start: number,
  queueCalendar: string | undefined,
  durations: DurationContext,
): Schedule {
  const within = settle(sla.within, queueCalendar);
  const deadline = endOf(start, within, durations);
  const tiers: Record<string, number> = {};
  for (const { id, at_percent: percent, after } of sla.tiers) {
    if (percent !== undefined) tiers[id] = instantAtShare(within, start, deadline, percent, durations);
    else if (after !== undefined) tiers[id] = endOf(start, settle(after, queueCalendar), durations);
  }
  const commitment = sla.commit && endOf(start, settle(sla.commit.within, queueCalendar), durations);
  return { deadline, commitment, tiers };
}

/**
 * An instant that was still to come when the clock stopped, and is as far away when it goes on: by open time if the
 * duration is business time, else by elapsed time.
 */
export function postpone(
  instant: number,
  stopped: number,
  resumed: number,
  duration: Duration,
  queueCalendar: string | undefined,
  durations: DurationContext,
): number {
  if (instant <= stopped || instant === lastInstant) return instant;
  const calendar = calendarOf(settle(duration, queueCalendar), durations);
  if (calendar === undefined) return Math.min(resumed + instant - stopped, lastInstant);
  return calendar.addOpenTime(resumed, calendar.openTimeBetween(stopped, instant)) ?? lastInstant;
}

/** A duration `of queue` as one of that queue's calendar. */
function settle(duration: Duration, queueCalendar: string | undefined): Duration {
  if (duration.calendar_of === undefined) return duration;
  const { unit, amount } = duration;
  if (queueCalendar !== undefined) return { unit, amount, calendar: queueCalendar };
  return { unit: "milliseconds", amount: amount * (unit === "business_days" ? dayLength : minuteLength) };
}

function instantAtShare(
  within: Duration,
  start: number,
  deadline: number,
  percent: number,
  durations: DurationContext,
): number {
  if (percent === 100) return deadline;
  const share = percent / 100;
  const calendar = calendarOf(within, durations);
  switch (within.unit) {
    case "milliseconds":
    case "months":
      return Math.min(start + Math.round((deadline - start) * share), lastInstant);
    case "business_minutes":
      return calendar?.addOpenTime(start, Math.round(within.amount * minuteLength * share)) ?? lastInstant;
    case "business_days": {
      if (calendar === undefined || deadline === lastInstant) return lastInstant;
      return calendar.addOpenTime(start, Math.round(calendar.openTimeBetween(start, deadline) * share)) ?? lastInstant;
    }
    default:
      return assertNever(within.unit);
  }
}

/** An end that never comes is the last instant that a date can hold. */
function endOf(start: number, duration: Duration, durations: DurationContext): number {
  return Math.min(addDuration(start, duration, durations) ?? lastInstant, lastInstant);
}

function calendarOf({ unit, calendar }: Duration, { calendars }: DurationContext): Calendar | undefined {
  if (unit !== "business_minutes" && unit !== "business_days") return undefined;
  invariant(calendar !== undefined, "business time is that of a calendar");
  return calendars.get(calendar);
}
