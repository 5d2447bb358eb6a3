/** Public holidays of regions that do not exist, and calendars that are closed on them without knowing of holidays. */
import type { Calendar } from "../../schemas/generated/plan.ts";
import type { HolidaySource } from "../../runtime/time/calendar.ts";

const dayLength = 86_400_000;

export const regions = ["NO-A", "NO-B"];

/** Every fifth day in the one region, every ninth in the other. */
export const someHolidays: HolidaySource = (region, year) => {
  const first = Date.UTC(year, 0, 1) / dayLength;
  const count = Date.UTC(year + 1, 0, 1) / dayLength - first;
  const every = region === regions[0] ? 5 : 9;
  return Array.from({ length: count }, (_, index) => first + index).filter((day) => day % every === 2);
};

/** The same calendar with the holidays among its closed days. */
export function closeOnHolidays(calendar: Calendar): Calendar {
  const days = calendar.holidays.flatMap((region) =>
    [2025, 2026, 2027, 2028].flatMap((year) => someHolidays(region, year)),
  );
  const dates = days.map((day) => new Date(day * dayLength).toISOString().slice(0, 10));
  const closed = dates.map((date) => ({ from: date, to: date }));
  return { ...calendar, holidays: [], closed: [...calendar.closed, ...closed] };
}
