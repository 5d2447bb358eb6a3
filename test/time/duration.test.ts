/** Durations: months against Temporal, clamping, business time by calendar name and by queue, and words. */
import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { createCalendar } from "../../runtime/time/calendar.ts";
import {
  addDuration,
  addMonths,
  describeDuration,
  formatDuration,
  subtractMonths,
  type Duration,
  type DurationContext,
} from "../../runtime/time/duration.ts";
import { formatInstant, parseDateTime } from "../../runtime/time/iso-date.ts";
import { createZone } from "../../runtime/time/zone.ts";

const zone = createZone("America/New_York")!;
const weekdays = { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 };
const office = createCalendar({ open: [weekdays], holidays: [], closed: [] }, zone, () => []);
const shut = createCalendar({ open: [], holidays: [], closed: [] }, zone, () => []);
const ctx: DurationContext = {
  zone,
  calendars: new Map([
    ["office", office],
    ["shut", shut],
  ]),
};

function at(text: string): number {
  return parseDateTime(text, zone)!;
}

function end(text: string, duration: Duration, context = ctx): string | undefined {
  const instant = addDuration(at(text), duration, context);
  return instant === undefined ? undefined : formatInstant(instant, zone).slice(0, 16);
}

test.each([
  ["2026-01-31T10:00", 1, "2026-02-28T10:00"],
  ["2024-01-31T10:00", 1, "2024-02-29T10:00"],
  ["2026-01-31T10:00", 2, "2026-03-31T10:00"],
  ["2026-10-31T10:00", 4, "2027-02-28T10:00"],
  ["2024-02-29T10:00", 12, "2025-02-28T10:00"],
  ["2026-02-08T02:30", 1, "2026-03-08T03:30"],
  ["2026-10-01T01:30", 1, "2026-11-01T01:30"],
  ["2026-12-15T00:00", 1, "2027-01-15T00:00"],
])("%s and %i months is %s", (start, amount, expected) => {
  expect(end(start, { unit: "months", amount })).toBe(expected);
});

test("months agree with Temporal in both directions", () => {
  const anyName = fc.constantFrom("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia");
  const anyInstant = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(anyName, anyInstant, fc.integer({ min: 0, max: 600 }), (name, instant, months) => {
      const here = createZone(name)!;
      const start = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
      expect(addMonths(instant, months, here)).toBe(start.add({ months }).epochMilliseconds);
      expect(subtractMonths(instant, months, here)).toBe(start.subtract({ months }).epochMilliseconds);
    }),
    { numRuns: 150 },
  );
});

test("days and weeks are elapsed time whatever the clocks do", () => {
  expect(end("2026-03-07T10:00", { unit: "milliseconds", amount: 86_400_000 })).toBe("2026-03-08T11:00");
});

test("business durations take the calendar they name", () => {
  expect(end("2026-03-02T16:00", { unit: "business_minutes", amount: 120, calendar: "office" })).toBe(
    "2026-03-03T10:00",
  );
  expect(end("2026-03-06T12:00", { unit: "business_days", amount: 1, calendar: "office" })).toBe("2026-03-09T17:00");
  const ofQueue: Duration = { unit: "business_minutes", amount: 60, calendar_of: "queue" };
  expect(end("2026-03-02T16:00", ofQueue, { ...ctx, queueCalendar: office })).toBe("2026-03-02T17:00");
});

test("a business duration without an end has none", () => {
  expect(end("2026-03-02T16:00", { unit: "business_minutes", amount: 1, calendar: "shut" })).toBeUndefined();
  expect(end("2026-03-02T16:00", { unit: "business_days", amount: 1, calendar: "shut" })).toBeUndefined();
  expect(end("2026-03-02T16:00", { unit: "business_days", amount: 1, calendar_of: "queue" })).toBeUndefined();
});

test.each([
  [0, "0 seconds"],
  [1, "1 millisecond"],
  [1500, "1 second 500 milliseconds"],
  [60_000, "1 minute"],
  [(3 * 24 + 4) * 3_600_000 + 59_000, "3 days 4 hours"],
  [86_400_000 + 60_000, "1 day"],
  [-90_000, "minus 1 minute 30 seconds"],
])("%i ms is %s", (milliseconds, words) => {
  expect(formatDuration(milliseconds)).toBe(words);
});

test.each<[Duration, string]>([
  [{ unit: "months", amount: 6 }, "6 months"],
  [{ unit: "months", amount: 12 }, "1 year"],
  [{ unit: "months", amount: 0 }, "0 months"],
  [{ unit: "milliseconds", amount: 14 * 86_400_000 }, "14 days"],
  [{ unit: "business_minutes", amount: 240, calendar: "office" }, "4 business hours of office"],
  [{ unit: "business_minutes", amount: 1, calendar_of: "queue" }, "1 business minute of queue"],
  [{ unit: "business_days", amount: 2, calendar: "office" }, "2 business days of office"],
])("%o reads %s", (duration, words) => {
  expect(describeDuration(duration)).toBe(words);
});
