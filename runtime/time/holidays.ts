/** Public holidays by region, from the `date-holidays` library, which is large and therefore loaded on first use. */
import type Holidays from "date-holidays";
import type { HolidaySource } from "./business-days.ts";
import { parseDay } from "./iso-date.ts";
import { dayLength } from "./zone.ts";

/**
 * Loads the library and returns a source that answers at once and remembers its answers. Regions are a country, `US`,
 * a state of it, `US-CA`, or a part of that; an unknown one has no holidays.
 */
export async function loadHolidays(): Promise<HolidaySource> {
  const library = await import("date-holidays");
  const regions = new Map<string, { readonly rules: Holidays; readonly years: Map<number, readonly number[]> }>();

  return (region, year) => {
    let known = regions.get(region);
    if (known === undefined) {
      known = { rules: new library.default(region, { types: ["public"] }), years: new Map() };
      regions.set(region, known);
    }
    let days = known.years.get(year);
    if (days === undefined) {
      days = publicHolidays(known.rules, year);
      known.years.set(year, days);
    }
    return days;
  };
}

function publicHolidays(rules: Holidays, year: number): readonly number[] {
  const days = new Set<number>();
  for (const holiday of rules.getHolidays(year)) {
    const first = parseDay(holiday.date.slice(0, 10));
    // A holiday that begins at noon or later leaves a working morning, so it closes no day.
    if (holiday.type !== "public" || first === undefined || !/ 00:00:00/.test(holiday.date)) continue;
    // A day on which the clocks change is an hour or so short of 24 or over.
    const length = (holiday.end.getTime() - holiday.start.getTime()) / dayLength;
    for (let day = first; day < first + Math.max(1, Math.floor(length + 0.1)); day++) days.add(day);
  }
  return [...days].sort((left, right) => left - right);
}
