/** Lowers durations to the four units of the plan, and days and times to numbers. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { invariant } from "../../text/invariant.ts";
import type { LowerContext } from "./context.ts";
import { present } from "./property.ts";

const millisecondsOf = {
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
} as const;

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

const dayNumbers = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 } as const satisfies Record<
  ast.DayName,
  number
>;

/** `4 business hours of CAL`, `6 months`, `3 days` … */
export function lowerDuration(ctx: LowerContext, literal: ast.DurationLiteral): plan.Duration {
  const { amount, unit, business } = literal;
  if (business !== undefined) return lowerBusinessTime(ctx, literal, business);
  switch (unit) {
    case "month":
    case "quarter":
    case "year":
      return { unit: "months", amount: amount * monthsOf[unit] };
    default:
      return { unit: "milliseconds", amount: Math.round(amount * millisecondsOf[unit]) };
  }
}

/** A duration that may not have been written. */
export function lowerDurationIfWritten(
  ctx: LowerContext,
  literal: ast.DurationLiteral | undefined,
): plan.Duration | undefined {
  return literal && lowerDuration(ctx, literal);
}

function lowerBusinessTime(
  ctx: LowerContext,
  { amount, unit }: ast.DurationLiteral,
  { calendar }: ast.BusinessTime,
): plan.Duration {
  invariant(unit === "minute" || unit === "hour" || unit === "day", `business time in ${unit}s`);
  const time =
    unit === "day"
      ? ({ unit: "business_days", amount } as const)
      : ({ unit: "business_minutes", amount: unit === "hour" ? amount * 60 : amount } as const);
  // Without `of`, business time is that of the only calendar.
  const [only] = ctx.project.symbols("calendar");
  const ofQueue = calendar?.text === "queue";
  return present<plan.Duration>({
    ...time,
    calendar: ofQueue ? undefined : (calendar?.text ?? only?.name),
    calendar_of: ofQueue ? "queue" : undefined,
  });
}

/** Days as 1 (Monday) to 7, ascending and distinct; a range may wrap around the week's end. */
export function lowerDays(ranges: readonly ast.DayRange[]): number[] {
  const days = new Set<number>();
  for (const { from, to } of ranges) {
    const last = dayNumbers[to];
    for (let day: number = dayNumbers[from]; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === last) break;
    }
  }
  return [...days].sort((left, right) => left - right);
}

/** Times as minutes since midnight. */
export function lowerTimeRange({ from, to }: ast.TimeRange): plan.TimeRange {
  return { from: from.minutes, to: to.minutes };
}
