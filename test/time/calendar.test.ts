/** Business calendars: the stated vectors, days on which the clocks change, closures, and agreement with a slow walk. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar, isNeverOpen, type Calendar, type CalendarDefinition } from "../../runtime/time/calendar.ts";
import { formatInstant, parseDateTime, parseDay } from "../../runtime/time/iso-date.ts";
import { createZone, hourLength, minuteLength } from "../../runtime/time/zone.ts";
import { addOpenMinutesNaively, isOpenNaively } from "../../bench/naive-calendar.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];

interface Written {
  readonly zone?: string;
  /** `1-5 10:00..18:00`. */
  readonly open: readonly string[];
  readonly closed?: readonly { readonly from: string; readonly to?: string }[];
  readonly holidays?: readonly string[];
}

function calendarOf({ zone = "America/New_York", open, closed = [], holidays = [] }: Written): Calendar {
  const definition: CalendarDefinition = {
    open: open.map((text) => {
      const [, first, last, fromHour, fromMinute, toHour, toMinute] = /^(\d)-(\d) (\d\d):(\d\d)\.\.(\d\d):(\d\d)$/
        .exec(text)!
        .map(Number);
      return {
        days: everyDay.filter((day) => day >= first! && day <= last!),
        from: fromHour! * 60 + fromMinute!,
        to: toHour! * 60 + toMinute!,
      };
    }),
    closed,
    holidays: holidays.length > 0 ? ["here"] : [],
  };
  const days = holidays.map((date) => parseDay(date)!);
  return createCalendar(definition, createZone(zone)!, () => days);
}

function at(calendar: Calendar, text: string): number {
  return parseDateTime(text, calendar.zone)!;
}

function written(calendar: Calendar, instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : formatInstant(instant, calendar.zone).slice(0, 16);
}

function afterHours(calendar: Calendar, start: string, hours: number): string | undefined {
  return written(calendar, calendar.addOpenTime(at(calendar, start), hours * hourLength));
}

function afterDays(calendar: Calendar, start: string, days: number): string | undefined {
  return written(calendar, calendar.addOpenDays(at(calendar, start), days));
}

function openHours(calendar: Calendar, from: string, to: string): number {
  return calendar.openTimeBetween(at(calendar, from), at(calendar, to)) / hourLength;
}

// 2026-03-02 is a Monday.
const tenToSix = calendarOf({ open: ["1-5 10:00..18:00"] });

describe("business hours end at the earliest instant at which they are used up", () => {
  test.each([
    ["2026-03-04T15:00", 10, "2026-03-05T17:00"],
    ["2026-03-04T20:00", 10, "2026-03-06T12:00"],
    ["2026-03-04T10:00", 8, "2026-03-04T18:00"],
    ["2026-03-04T18:00", 1, "2026-03-05T11:00"],
    ["2026-03-04T09:00", 0.5, "2026-03-04T10:30"],
    ["2026-03-06T17:00", 2, "2026-03-09T11:00"],
    ["2026-03-07T12:00", 8, "2026-03-09T18:00"],
    ["2026-03-04T20:00", 0, "2026-03-04T20:00"],
    ["2025-12-31T17:00", 2, "2026-01-01T11:00"],
    ["2026-03-02T10:00", 40 * 52, "2027-02-26T18:00"],
  ])("%s and %f hours is %s", (start, hours, expected) => {
    expect(afterHours(tenToSix, start, hours)).toBe(expected);
  });

  test("over a holiday", () => {
    const calendar = calendarOf({ open: ["1-5 09:00..17:00"], holidays: ["2026-03-06"] });
    expect(afterHours(calendar, "2026-03-05T15:00", 4)).toBe("2026-03-09T11:00");
  });

  test("over closed dates", () => {
    const closed = [{ from: "2026-03-03" }, { from: "2026-03-05", to: "2026-03-10" }];
    const calendar = calendarOf({ open: ["1-5 09:00..17:00"], closed });
    expect(afterHours(calendar, "2026-03-02T16:00", 10)).toBe("2026-03-11T10:00");
    expect(afterDays(calendar, "2026-03-02T16:00", 2)).toBe("2026-03-11T17:00");
  });

  test("over a lunch break and hours that overlap", () => {
    const calendar = calendarOf({ open: ["1-5 09:00..12:00", "1-5 13:00..17:00", "2-2 11:00..14:00"] });
    expect(afterHours(calendar, "2026-03-02T11:30", 1)).toBe("2026-03-02T13:30");
    expect(afterHours(calendar, "2026-03-03T09:00", 8)).toBe("2026-03-03T17:00");
    expect(openHours(calendar, "2026-03-02T00:00", "2026-03-04T00:00")).toBe(15);
  });

  test("in the calendar's own zone", () => {
    const calendar = calendarOf({ zone: "Asia/Kolkata", open: ["1-5 09:30..18:00"] });
    const start = Date.UTC(2026, 2, 2, 12, 0);
    expect(calendar.addOpenTime(start, hourLength)).toBe(Date.UTC(2026, 2, 3, 4, 30));
  });
});

describe("business days end at the close of the nth open day after the start's", () => {
  test.each([
    ["2026-03-02T00:00", 1, "2026-03-03T18:00"],
    ["2026-03-02T23:59", 1, "2026-03-03T18:00"],
    ["2026-03-06T12:00", 1, "2026-03-09T18:00"],
    ["2026-03-07T12:00", 1, "2026-03-09T18:00"],
    ["2026-03-06T12:00", 5, "2026-03-13T18:00"],
    ["2026-03-06T12:00", 0, "2026-03-06T12:00"],
    ["2025-12-31T12:00", 2, "2026-01-02T18:00"],
    ["2026-03-02T12:00", 2610, "2036-03-03T18:00"],
  ])("%s and %i days is %s", (start, days, expected) => {
    expect(afterDays(tenToSix, start, days)).toBe(expected);
  });

  test("the small hours belong to the day whose hours run into them", () => {
    const calendar = calendarOf({ open: ["1-5 22:00..06:00"] });
    expect(afterDays(calendar, "2026-03-03T05:59", 1)).toBe("2026-03-04T06:00");
    expect(afterDays(calendar, "2026-03-03T06:00", 1)).toBe("2026-03-05T06:00");
    expect(afterDays(calendar, "2026-03-07T03:00", 1)).toBe("2026-03-10T06:00");
  });
});

describe("hours that cross midnight belong to the day they start on", () => {
  const night = calendarOf({ open: ["1-5 22:00..06:00"], holidays: ["2026-03-05"] });

  test("and run on into a day without hours", () => {
    expect(night.isOpen(at(night, "2026-03-07T05:59"))).toBe(true);
    expect(night.isOpen(at(night, "2026-03-07T06:00"))).toBe(false);
    expect(night.isOpen(at(night, "2026-03-02T03:00"))).toBe(false);
    expect(afterHours(night, "2026-03-03T23:30", 8)).toBe("2026-03-04T23:30");
  });

  test("and into a holiday, while the holiday's own night is closed", () => {
    expect(night.isOpen(at(night, "2026-03-05T05:00"))).toBe(true);
    expect(night.isOpen(at(night, "2026-03-05T23:00"))).toBe(false);
    expect(night.isOpen(at(night, "2026-03-06T05:00"))).toBe(false);
    expect(openHours(night, "2026-03-02T00:00", "2026-03-09T00:00")).toBe(32);
  });

  test("and count once where they meet the next day's", () => {
    const calendar = calendarOf({ open: ["1-1 22:00..06:00", "2-2 05:00..12:00"] });
    expect(openHours(calendar, "2026-03-02T00:00", "2026-03-04T00:00")).toBe(14);
    expect(afterHours(calendar, "2026-03-02T22:00", 9)).toBe("2026-03-03T07:00");
  });

  test("and the year's end", () => {
    const calendar = calendarOf({ zone: "UTC", open: ["1-7 22:00..06:00"] });
    expect(afterHours(calendar, "2025-12-31T23:00", 3)).toBe("2026-01-01T02:00");
    expect(openHours(calendar, "2025-12-31T12:00", "2026-01-01T12:00")).toBe(8);
  });
});

test("a calendar open around the clock adds elapsed time", () => {
  for (const open of [["1-7 00:00..24:00"], ["1-7 09:00..09:00"]]) {
    const calendar = calendarOf({ open });
    const start = at(calendar, "2026-03-01T12:34");
    expect(calendar.addOpenTime(start, 1000 * hourLength)).toBe(start + 1000 * hourLength);
    expect(calendar.openTimeBetween(start, start + 20_000 * hourLength)).toBe(20_000 * hourLength);
  }
});

describe("when the clocks change", () => {
  const small = calendarOf({ open: ["1-7 01:00..03:00"] });

  test("a skipped hour is not open and a repeated one is open twice", () => {
    expect(openHours(small, "2026-03-07T00:00", "2026-03-08T00:00")).toBe(2);
    expect(openHours(small, "2026-03-08T00:00", "2026-03-09T00:00")).toBe(1);
    expect(openHours(small, "2026-11-01T00:00", "2026-11-02T00:00")).toBe(3);
    expect(afterHours(small, "2026-03-08T00:00", 2)).toBe("2026-03-09T02:00");
    expect(small.addOpenTime(at(small, "2026-11-01T00:00"), 3 * hourLength)).toBe(Date.UTC(2026, 10, 1, 8));
  });

  test("hours inside the repeated hour are open both times, and inside the skipped one not at all", () => {
    const calendar = calendarOf({ open: ["1-7 01:15..01:45"] });
    expect(openHours(calendar, "2026-11-01T00:00", "2026-11-02T00:00")).toBe(1);
    expect(calendar.isOpen(Date.UTC(2026, 10, 1, 5, 50))).toBe(false);
    expect(calendar.closeOf(parseDay("2026-11-01")!)).toBe(Date.UTC(2026, 10, 1, 6, 45));
    const skipped = calendarOf({ open: ["7-7 02:00..03:00"] });
    expect(skipped.closeOf(parseDay("2026-03-08")!)).toBeUndefined();
    expect(afterDays(skipped, "2026-03-02T00:00", 1)).toBe("2026-03-15T03:00");
  });

  test("by half an hour", () => {
    const calendar = calendarOf({ zone: "Australia/Lord_Howe", open: ["1-7 01:00..03:00"] });
    expect(openHours(calendar, "2026-04-05T00:00", "2026-04-06T00:00")).toBe(2.5);
    expect(openHours(calendar, "2026-10-04T00:00", "2026-10-05T00:00")).toBe(1.5);
  });

  test("by a whole day", () => {
    const calendar = calendarOf({ zone: "Pacific/Apia", open: ["1-7 09:00..17:00"] });
    expect(calendar.closeOf(parseDay("2011-12-30")!)).toBeUndefined();
    expect(afterDays(calendar, "2011-12-29T12:00", 1)).toBe("2011-12-31T17:00");
    expect(openHours(calendar, "2011-12-29T00:00", "2012-01-01T00:00")).toBe(16);
  });
});

test("the next open instant is this one or the next opening", () => {
  const next = (text: string): string | undefined => written(tenToSix, tenToSix.nextOpen(at(tenToSix, text)));
  expect(next("2026-03-04T10:00")).toBe("2026-03-04T10:00");
  expect(next("2026-03-04T17:59")).toBe("2026-03-04T17:59");
  expect(next("2026-03-04T18:00")).toBe("2026-03-05T10:00");
  expect(next("2026-03-06T18:00")).toBe("2026-03-09T10:00");
  expect(next("2026-12-31T23:00")).toBe("2027-01-01T10:00");
});

test("a day closes when its last hours end", () => {
  const close = (calendar: Calendar, day: string): string | undefined =>
    written(calendar, calendar.closeOf(parseDay(day)!));
  expect(close(tenToSix, "2026-03-04")).toBe("2026-03-04T18:00");
  expect(close(tenToSix, "2026-03-07")).toBeUndefined();
  expect(close(calendarOf({ open: ["1-5 22:00..06:00", "1-5 08:00..09:00"] }), "2026-03-06")).toBe("2026-03-07T06:00");
});

describe("a calendar that does not open", () => {
  test("has no end of business time", () => {
    const calendar = calendarOf({ open: [] });
    expect(isNeverOpen(calendar)).toBe(true);
    expect(isNeverOpen(tenToSix)).toBe(false);
    expect(calendar.addOpenTime(0, 1)).toBeUndefined();
    expect(calendar.addOpenDays(0, 1)).toBeUndefined();
    expect(calendar.nextOpen(0)).toBeUndefined();
    expect(calendar.isOpen(0)).toBe(false);
    expect(calendar.openTimeBetween(0, 1e13)).toBe(0);
  });

  test("any more is given up on", () => {
    const calendar = calendarOf({ open: ["1-5 09:00..17:00"], closed: [{ from: "2026-03-03", to: "9999-12-31" }] });
    expect(isNeverOpen(calendar)).toBe(false);
    expect(afterHours(calendar, "2026-03-02T12:00", 5)).toBe("2026-03-02T17:00");
    expect(afterHours(calendar, "2026-03-02T12:00", 6)).toBeUndefined();
    expect(afterDays(calendar, "2026-03-02T12:00", 1)).toBeUndefined();
    expect(calendar.nextOpen(at(calendar, "2026-03-02T17:00"))).toBeUndefined();
  });

  test("for long enough is given up on", () => {
    expect(tenToSix.addOpenTime(8.6e15, 1e15)).toBeUndefined();
    expect(tenToSix.addOpenTime(0, 1e15)).toBeUndefined();
  });
});

describe("the fast calendar agrees with a walk minute by minute", () => {
  const hours = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    from: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 240 })),
    to: fc.oneof(fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 1, max: 240 })),
  });
  // Each start is a day or two before the clocks change, the year turns, or nothing happens.
  const start = fc.constantFrom(
    "2026-03-06",
    "2026-03-28",
    "2026-04-03",
    "2026-10-02",
    "2026-10-23",
    "2026-10-30",
    "2025-12-30",
    "2026-06-10",
  );
  const scene = fc.record({
    zone: fc.constantFrom(
      "America/New_York",
      "Europe/Berlin",
      "Asia/Kolkata",
      "Australia/Lord_Howe",
      "America/St_Johns",
      "UTC",
    ),
    open: fc.array(hours, { minLength: 1, maxLength: 3 }),
    closed: fc.array(fc.record({ from: fc.constantFrom("2026-03-07", "2026-10-31", "2026-01-01", "2026-10-04") }), {
      maxLength: 2,
    }),
    start,
    minute: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 0, max: 1800 }),
  });

  test("on open time, sums and ends", () => {
    const walk = 3 * 1440;
    fc.assert(
      fc.property(scene, ({ zone: name, open, closed, start: date, minute, length }) => {
        const zone = createZone(name)!;
        const definition: CalendarDefinition = { open, closed, holidays: [] };
        const calendar = createCalendar(definition, zone, () => []);
        const from = parseDateTime(`${date}T00:00`, zone)! + minute * minuteLength;
        let sum = 0;
        for (let step = 0; step < walk; step += 1) {
          const instant = from + step * minuteLength;
          if (step % 7 === 0) {
            expect(calendar.isOpen(instant)).toBe(isOpenNaively(definition, zone, instant));
            expect(calendar.openTimeBetween(from, instant)).toBe(sum * minuteLength);
          }
          if (isOpenNaively(definition, zone, instant)) sum++;
        }
        const end = addOpenMinutesNaively(definition, zone, from, length, walk);
        const fast = calendar.addOpenTime(from, length * minuteLength);
        if (end !== undefined) expect(fast).toBe(end);
        else expect(fast === undefined || fast > from + (walk - 1) * minuteLength).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("and measuring gives back what was added", () => {
    const amount = fc.integer({ min: 1, max: 5_000_000_000 });
    fc.assert(
      fc.property(scene, amount, ({ zone: name, open, closed, start: date, minute }, milliseconds) => {
        const zone = createZone(name)!;
        const calendar = createCalendar({ open, closed, holidays: [] }, zone, () => []);
        const from = parseDateTime(`${date}T00:00`, zone)! + minute * minuteLength;
        const end = calendar.addOpenTime(from, milliseconds)!;
        expect(calendar.openTimeBetween(from, end)).toBe(milliseconds);
        expect(calendar.openTimeBetween(end, from)).toBe(-milliseconds);
        expect(calendar.openTimeBetween(from, end - 1)).toBe(milliseconds - 1);
      }),
      { numRuns: 60 },
    );
  });
});

test("a century of business time is quick once it is known", () => {
  const start = at(tenToSix, "2026-03-02T10:00");
  const century = 100 * 52 * 40 * hourLength;
  tenToSix.addOpenTime(start, century);
  // What this process has worked, however much else goes on.
  const before = process.cpuUsage();
  for (let index = 0; index < 1000; index++) tenToSix.addOpenTime(start + index, century);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
});

test("workdays are Monday to Friday", () => {
  const calendar = createCalendar(
    { open: [{ days: workdays, from: 0, to: 1440 }], holidays: [], closed: [] },
    createZone("UTC")!,
    () => [],
  );
  const open = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => calendar.isOpen(Date.UTC(2026, 2, day, 12)));
  expect(open).toEqual([false, true, true, true, true, true, false, false]);
});
