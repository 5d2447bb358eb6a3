/** Durations: positive, whole where only whole ones mean something, and business time with a calendar. */
import type { DurationLiteral } from "../syntax/ast/index.ts";
import type { CheckContext } from "./check-context.ts";
import { quote, report } from "./check-context.ts";
import { resolve } from "./references.ts";

/**
 * What a place can count in: `elapsed` is hours, days and calendar months; `business` also business time of a calendar;
 * `queue` also that of the assigned queue.
 */
export type DurationUse = "elapsed" | "business" | "queue";

/** Checks a duration for its place. */
export function checkDuration(ctx: CheckContext, duration: DurationLiteral, use: DurationUse): void {
  if (duration.business !== undefined) checkBusinessTime(ctx, duration, use);
  else if (isCalendarUnit(duration) && !Number.isInteger(countMonths(duration))) {
    report(
      ctx,
      "wrong-unit",
      duration,
      `${quote(ctx, duration)} is no whole number of months, and months differ in length.`,
      {
        help: "Write whole months, or days.",
      },
    );
  }
  if (duration.amount > 0) return;
  report(ctx, "wrong-value", duration, `A duration is above zero, and this is ${quote(ctx, duration)}.`, {
    help: "Write a duration above zero, as in `1 day`.",
  });
}

/** True for months, quarters and years, whose length depends on the calendar. */
export function isCalendarUnit(duration: DurationLiteral): boolean {
  return duration.unit === "month" || duration.unit === "quarter" || duration.unit === "year";
}

function countMonths(duration: DurationLiteral): number {
  return duration.amount * (duration.unit === "year" ? 12 : duration.unit === "quarter" ? 3 : 1);
}

function checkBusinessTime(ctx: CheckContext, duration: DurationLiteral, use: DurationUse): void {
  if (use === "elapsed") {
    report(
      ctx,
      "wrong-unit",
      duration,
      `${quote(ctx, duration)} is business time, and here time runs on weekends too.`,
      {
        help: `Write it without \`business\`, as in \`${duration.amount} ${duration.unit}s\`.`,
      },
    );
    return;
  }
  const { unit, amount, business } = duration;
  if (unit !== "minute" && unit !== "hour" && unit !== "day") {
    report(ctx, "wrong-unit", duration, "Business time is counted in minutes, hours or days.", {
      help: "Write it as in `4 business hours` or `2 business days`.",
    });
    return;
  }
  if ((unit === "day" || unit === "minute") && !Number.isInteger(amount)) {
    report(ctx, "wrong-unit", duration, `Business ${unit}s are whole, and this is ${amount}.`, {
      help: unit === "day" ? "Write whole days, or business hours." : "Write whole minutes.",
    });
  }
  const calendar = business?.calendar;
  if (calendar === undefined) return checkInferredCalendar(ctx, duration, use);
  if (calendar.text !== "queue") {
    resolve(ctx, "calendar", calendar);
    return;
  }
  if (use === "queue") return;
  report(ctx, "expression-not-allowed", calendar, "`of queue` has a meaning only in an SLA.", {
    help: "Name a calendar, as in `4 business hours of business`.",
  });
}

/** A project with one calendar needs no `of`. */
function checkInferredCalendar(ctx: CheckContext, duration: DurationLiteral, use: DurationUse): void {
  const calendars = [...ctx.bound.scopeOf("calendar").keys()];
  if (calendars.length === 1) return;
  const example = calendars[0] ?? (use === "queue" ? "queue" : undefined);
  report(ctx, "missing-property", duration, `${quote(ctx, duration)} does not say whose business time it is.`, {
    help:
      example === undefined
        ? "Declare a `calendar`, and name it as in `4 business hours of business`."
        : `Name the calendar, as in \`${ctx.source.text.slice(duration.start, duration.end)} of ${example}\`.`,
  });
}
