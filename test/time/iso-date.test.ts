/** Dates as text: what is read, what is refused, and that writing and reading give the same instant. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatDay,
  formatInstant,
  formatUtc,
  parseDate,
  parseDateTime,
  parseDay,
} from "../../runtime/time/iso-date.ts";
import { createZone } from "../../runtime/time/zone.ts";

const newYork = createZone("America/New_York")!;
const kolkata = createZone("Asia/Kolkata")!;

test.each([
  ["2026-03-02T10:00", "2026-03-02T15:00:00Z"],
  ["2026-07-02T10:00:30", "2026-07-02T14:00:30Z"],
  ["2026-03-02T10:00:30.25", "2026-03-02T15:00:30.250Z"],
  ["2026-03-02T10:00:30.1239", "2026-03-02T15:00:30.123Z"],
  ["2026-03-02T10:00Z", "2026-03-02T10:00:00Z"],
  ["2026-03-02T10:00+05:30", "2026-03-02T04:30:00Z"],
  ["2026-03-02T10:00:00-0800", "2026-03-02T18:00:00Z"],
  ["2026-03-02T10:00-03", "2026-03-02T13:00:00Z"],
  ["2026-03-08T02:30", "2026-03-08T07:30:00Z"],
  ["2026-11-01T01:30", "2026-11-01T05:30:00Z"],
  ["2024-02-29T00:00", "2024-02-29T05:00:00Z"],
])("%s is %s", (text, expected) => {
  const instant = parseDateTime(text, newYork);
  expect(instant === undefined ? undefined : formatUtc(instant)).toBe(expected);
});

test.each([
  "2026-02-30T10:00",
  "2026-13-01T10:00",
  "2026-00-10T10:00",
  "2026-01-00T10:00",
  "2026-01-01T24:00",
  "2026-01-01T10:60",
  "2026-01-01T10:00:60",
  "2026-01-01T10:00+24:00",
  "2026-01-01T10:00+05:60",
  "2026-01-01",
  "2026-1-1T10:00",
  "2026-01-01 10:00",
  "2026-01-01T10:00 ",
  "",
])("%s is no date-time", (text) => {
  expect(parseDateTime(text, newYork)).toBeUndefined();
});

test("a date is the start of its day in the zone", () => {
  expect(formatUtc(parseDate("2026-11-26", newYork)!)).toBe("2026-11-26T05:00:00Z");
  expect(formatUtc(parseDate("2026-11-26", kolkata)!)).toBe("2026-11-25T18:30:00Z");
  for (const text of ["2026-02-30", "2025-02-29", "2026-11-31", "2026-11-26T00:00", "26-11-26"]) {
    expect(parseDate(text, newYork)).toBeUndefined();
  }
});

test("a written instant shows its offset, and milliseconds only when there are any", () => {
  const instant = Date.UTC(2026, 2, 2, 15);
  expect(formatInstant(instant, newYork)).toBe("2026-03-02T10:00:00-05:00");
  expect(formatInstant(instant + 5, kolkata)).toBe("2026-03-02T20:30:00.005+05:30");
  expect(formatInstant(instant, createZone("UTC")!)).toBe("2026-03-02T15:00:00+00:00");
  expect(formatUtc(instant + 5)).toBe("2026-03-02T15:00:00.005Z");
});

test("reading what was written gives the same instant and day", () => {
  const instants = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) });
  fc.assert(
    fc.property(instants, fc.constantFrom(newYork, kolkata), (instant, zone) => {
      expect(parseDateTime(formatUtc(instant), zone)).toBe(instant);
      if (zone.offsetAt(instant) % 60_000 === 0) {
        expect(parseDateTime(formatInstant(instant, zone), kolkata)).toBe(instant);
      }
      const day = zone.dayNumberAt(instant);
      expect(parseDay(formatDay(day))).toBe(day);
    }),
    { numRuns: 300 },
  );
});
