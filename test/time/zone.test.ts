/** Zones against a Temporal implementation: offsets, wall time both ways, days and their starts, over three centuries. */
import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { createZone, weekdayOf, type Zone } from "../../runtime/time/zone.ts";

const names = [
  "UTC",
  "America/New_York",
  "America/Sao_Paulo",
  "America/St_Johns",
  "America/Toronto",
  "Europe/Berlin",
  "Europe/London",
  "Europe/Dublin",
  "Africa/Casablanca",
  "Africa/Monrovia",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Antarctica/Troll",
  "US/Eastern",
];
const zones = new Map(names.map((name) => [name, zoneOf(name)]));

function zoneOf(name: string): Zone {
  const zone = createZone(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  return zone;
}

const anyZone = fc.constantFrom(...names).map((name) => zones.get(name)!);
const anyInstant = fc.oneof(
  fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) }),
  fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
);
/** Wall times near the hours at which clocks change in most zones, and any others. */
const anyWallTime = fc.record({
  year: fc.oneof(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1985, max: 2035 })),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 23 })),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.integer({ min: 0, max: 59 }),
  millisecond: fc.integer({ min: 0, max: 999 }),
});

function temporalOf(instant: number, zone: Zone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone.name);
}

/** The instants at which a zone changes its clocks, as Temporal finds them. */
function transitionsOf(zone: Zone, fromYear: number, toYear: number): number[] {
  const found: number[] = [];
  let at: Temporal.ZonedDateTime | null | undefined = temporalOf(Date.UTC(fromYear, 0), zone);
  for (;;) {
    at = at.getTimeZoneTransition("next");
    if (!at || at.epochMilliseconds >= Date.UTC(toYear, 0)) return found;
    found.push(at.epochMilliseconds);
  }
}

describe("a zone agrees with Temporal", () => {
  test("on wall time at an instant", () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const expected = temporalOf(instant, zone);
        expect(zone.offsetAt(instant)).toBe(expected.offsetNanoseconds / 1e6);
        const local = zone.toLocal(instant);
        expect(local).toEqual({
          year: expected.year,
          month: expected.month,
          day: expected.day,
          hour: expected.hour,
          minute: expected.minute,
          second: expected.second,
          millisecond: expected.millisecond,
          weekday: expected.dayOfWeek,
          dayNumber: zone.dayNumberAt(instant),
        });
        const since = Temporal.PlainDate.from("1970-01-01").until(expected.toPlainDate()).days;
        expect(local.dayNumber).toBe(since);
      }),
      { numRuns: 600 },
    );
  });

  test("on the instant of a wall time", () => {
    fc.assert(
      fc.property(anyZone, anyWallTime, (zone, local) => {
        const expected = Temporal.PlainDateTime.from(local).toZonedDateTime(zone.name).epochMilliseconds;
        expect(zone.toInstant(local)).toBe(expected);
      }),
      { numRuns: 600 },
    );
  });

  test("on both sides of every change of the clocks", () => {
    for (const zone of zones.values()) {
      for (const transition of transitionsOf(zone, 1990, 2012)) {
        for (const instant of [transition - 1, transition, transition + 1]) {
          const expected = temporalOf(instant, zone);
          expect(zone.offsetAt(instant), `${zone.name} ${instant}`).toBe(expected.offsetNanoseconds / 1e6);
        }
        for (let minutes = -180; minutes <= 180; minutes += 15) {
          const wall = temporalOf(transition, zone).toPlainDateTime().add({ minutes });
          const expected = wall.toZonedDateTime(zone.name).epochMilliseconds;
          expect(zone.toInstant(wall), `${zone.name} ${wall.toString()}`).toBe(expected);
        }
      }
    }
  });

  test("on the start of a day", () => {
    const check = (zone: Zone, dayNumber: number): void => {
      const date = Temporal.PlainDate.from("1970-01-01").add({ days: dayNumber });
      const expected = date.toZonedDateTime(zone.name).epochMilliseconds;
      expect(zone.startOfDay(dayNumber), `${zone.name} ${date.toString()}`).toBe(expected);
    };
    fc.assert(fc.property(anyZone, fc.integer({ min: -25_000, max: 80_000 }), check), { numRuns: 400 });
    for (const name of ["America/Sao_Paulo", "America/St_Johns", "Pacific/Apia"]) {
      const zone = zones.get(name)!;
      for (const transition of transitionsOf(zone, 1985, 2013)) check(zone, zone.dayNumberAt(transition));
    }
    // Toronto skipped the half hours on both sides of midnight.
    check(zones.get("America/Toronto")!, Temporal.PlainDate.from("1970-01-01").until("1919-03-31").days);
  });
});

test("a day that a zone never had starts with the next one", () => {
  const apia = zones.get("Pacific/Apia")!;
  const skipped = Date.UTC(2011, 11, 30) / 86_400_000;
  expect(apia.startOfDay(skipped)).toBe(apia.startOfDay(skipped + 1));
  expect(apia.dayNumberAt(apia.startOfDay(skipped + 1) - 1)).toBe(skipped - 1);
});

test("instants at the ends of time have an offset", () => {
  const zone = zones.get("America/New_York")!;
  expect(zone.offsetAt(8.64e15)).toBeLessThan(0);
  expect(zone.offsetAt(-8.64e15)).toBeLessThan(0);
});

test("an unknown name has no zone", () => {
  for (const name of ["Mars/Olympus", "", "New York", "EDT2"]) expect(createZone(name)).toBeUndefined();
});

test("weekdays count from Monday on both sides of 1970", () => {
  expect([-4, -3, 0, 3, 4].map(weekdayOf)).toEqual([7, 1, 4, 7, 1]);
});
