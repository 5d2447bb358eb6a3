/** Brings durations of different kinds on one scale, so that a drawing can show them side by side. */
import type { Calendar, Duration, Plan } from "../../../schemas/generated/plan.ts";
import { assertNever } from "../../text/invariant.ts";

const minute = 60_000;
const day = 86_400_000;
const month = 30.436875 * day;

/** How long a duration takes by the clock on the wall, on average, in milliseconds. */
export function estimateLength(plan: Plan, { unit, amount, calendar }: Duration): number {
  switch (unit) {
    case "milliseconds":
      return amount;
    case "months":
      return amount * month;
    case "business_minutes":
    case "business_days": {
      const { openMinutes, openDays } = measureWeek(plan.calendars.find(({ name }) => name === calendar));
      const share = unit === "business_minutes" ? (amount * minute) / (openMinutes * minute) : amount / openDays;
      return share * 7 * day;
    }
    default:
      return assertNever(unit);
  }
}

/** Exact where both are of one kind. */
export function ratioOf(plan: Plan, part: Duration, whole: Duration): number {
  if (part.unit === whole.unit) return part.amount / whole.amount;
  return estimateLength(plan, part) / estimateLength(plan, whole);
}

/** Without a calendar a week of five days with eight hours each is assumed. */
function measureWeek(calendar: Calendar | undefined): { readonly openMinutes: number; readonly openDays: number } {
  if (calendar === undefined || calendar.open.length === 0) return { openMinutes: 2400, openDays: 5 };
  const openMinutes = calendar.open.reduce((sum, hours) => {
    const length = hours.to > hours.from ? hours.to - hours.from : hours.to + 1440 - hours.from;
    return sum + length * hours.days.length;
  }, 0);
  const openDays = new Set(calendar.open.flatMap(({ days }) => days)).size;
  return { openMinutes: Math.max(1, openMinutes), openDays: Math.max(1, openDays) };
}
