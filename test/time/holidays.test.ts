/** Public holidays by region, and calendars that close on them. */
import { beforeAll, expect, test } from "vitest";
import { createCalendar, type HolidaySource } from "../../runtime/time/calendar.ts";
import { loadHolidays } from "../../runtime/time/holidays.ts";
import { formatDay, parseDateTime, parseDay } from "../../runtime/time/iso-date.ts";
import { createZone, hourLength } from "../../runtime/time/zone.ts";

let holidaysOf: HolidaySource;

beforeAll(async () => {
  holidaysOf = await loadHolidays();
});

function dates(region: string, year: number): string[] {
  return holidaysOf(region, year).map(formatDay);
}

test("the United States, with days in lieu", () => {
  const us = dates("US", 2026);
  for (const date of ["2026-01-01", "2026-01-19", "2026-05-25", "2026-07-03", "2026-11-26", "2026-12-25"]) {
    expect(us).toContain(date);
  }
  expect(us).not.toContain("2026-02-14");
  expect(us).not.toContain("2026-03-31");
  expect(dates("US", 2021)).toContain("2021-12-31");
});

test("a state adds its own", () => {
  expect(dates("US-CA", 2026)).toEqual(expect.arrayContaining(["2026-03-31", "2026-11-27", "2026-12-25"]));
  expect(dates("DE", 2026)).toContain("2026-10-03");
  expect(dates("DE", 2026)).not.toContain("2026-01-06");
  expect(dates("DE-BY", 2026)).toContain("2026-01-06");
});

test("a holiday of several days closes each, and half a day none", () => {
  expect(dates("RU", 2026)).toEqual(expect.arrayContaining(["2026-01-02", "2026-01-04", "2026-01-06"]));
  expect(dates("CN", 2026)).not.toContain("2026-03-08");
  expect(dates("AU", 2026)).toContain("2026-04-03");
});

test("an unknown region has none", () => {
  expect(dates("ZZ", 2026)).toEqual([]);
});

test("a calendar closes on the holidays of all its regions", () => {
  const zone = createZone("America/New_York")!;
  const definition = {
    open: [{ days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }],
    holidays: ["US", "DE"],
    closed: [{ from: "2026-11-27" }],
  };
  const asked: string[] = [];
  const calendar = createCalendar(definition, zone, (region, year) => {
    asked.push(`${region} ${year}`);
    return holidaysOf(region, year);
  });
  const at = (text: string): number => parseDateTime(text, zone)!;
  expect(calendar.addOpenTime(at("2026-11-25T16:00"), 2 * hourLength)).toBe(at("2026-11-30T10:00"));
  expect(calendar.closeOf(parseDay("2026-05-01")!)).toBeUndefined();
  expect(calendar.addOpenDays(at("2026-12-24T12:00"), 1)).toBe(at("2026-12-28T17:00"));
  expect(asked).toEqual(["US 2026", "DE 2026"]);
});
