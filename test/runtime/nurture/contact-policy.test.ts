/** Contact discipline (R26): quiet hours, contact days and caps, against a minute-by-minute search. */
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { fitsCaps, nextUncapped, type CapContext, type Touch } from "../../../runtime/nurture/contact-cap.ts";
import { isContactTime, nextContactTime } from "../../../runtime/nurture/contact-window.ts";
import { invariant } from "../../../runtime/model/invariant.ts";
import { createZone, type Zone } from "../../../runtime/time/zone.ts";
import type { ContactCap, ContactPolicy } from "../../../schemas/generated/plan.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function zoneOf(name: string): Zone {
  const zone = createZone(name);
  invariant(zone, `${name} exists`);
  return zone;
}

function policy(options: Partial<ContactPolicy>): ContactPolicy {
  return { id: "contact_policy", caps: [], quiet: [], consent: [], when_capped: "defer", ...options };
}

function contextOf(zone: Zone): CapContext {
  return { zone, leadZone: zone, calendars: new Map() };
}

const zoneNames = ["UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];
const minuteOfDay = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
const quiet = fc.record({ from: minuteOfDay, to: minuteOfDay }).filter(({ from, to }) => from !== to);
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
// Around the changes of the clocks in spring and autumn, of both hemispheres.
const start = fc
  .tuple(fc.constantFrom("2026-03-08", "2026-11-01", "2026-04-04", "2026-10-03", "2026-07-01"), fc.nat(2 * 48))
  .map(([date, half]) => Date.parse(`${date}T00:00:00Z`) - day + half * 30 * minute);

describe("contact time", () => {
  it("is the earliest half hour that neither quiet time nor the day forbids", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zoneNames),
        fc.array(quiet, { maxLength: 2 }),
        days,
        start,
        (name, quiets, on, from) => {
          const zone = zoneOf(name);
          const rules = policy({ quiet: quiets, days: on });
          let naive: number | undefined = from;
          while (!isContactTime(rules, naive, zone)) {
            naive += 30 * minute;
            if (naive - from > 15 * day) {
              naive = undefined;
              break;
            }
          }
          expect(nextContactTime(rules, from, zone)).toBe(naive);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("reads quiet time across midnight off the lead's own clock", () => {
    const rules = policy({ quiet: [{ from: 20 * 60, to: 8 * 60 }] });
    const evening = Date.parse("2026-06-10T21:00:00-04:00");
    expect(nextContactTime(rules, evening, zoneOf("America/New_York"))).toBe(Date.parse("2026-06-11T08:00:00-04:00"));
    expect(nextContactTime(rules, evening, zoneOf("Asia/Kolkata"))).toBe(Date.parse("2026-06-11T08:00:00+05:30"));
  });

  it("is never when every hour is quiet", () => {
    const rules = policy({
      quiet: [
        { from: 0, to: 720 },
        { from: 720, to: 0 },
      ],
    });
    expect(nextContactTime(rules, 0, zoneOf("UTC"))).toBeUndefined();
  });
});

describe("caps", () => {
  const cap = fc.oneof(
    fc
      .record({ touches: fc.integer({ min: 1, max: 3 }), days: fc.integer({ min: 1, max: 10 }) })
      .map(({ touches, days: length }): ContactCap => ({
        id: "c",
        touches,
        per: { rolling: { unit: "milliseconds", amount: length * day } },
        channels: [],
      })),
    fc
      .record({ touches: fc.integer({ min: 1, max: 3 }), calendar: fc.constantFrom("day", "week", "month") })
      .map(({ touches, calendar }): ContactCap => ({
        id: "c",
        touches,
        per: { calendar: calendar as "day" | "week" | "month" },
        channels: ["email"],
      })),
  );

  it("are never broken by sending as soon as they allow, and no earlier instant would do", () => {
    fc.assert(
      fc.property(
        fc.array(cap, { minLength: 1, maxLength: 3 }),
        start,
        fc.constantFrom(...zoneNames),
        (caps, from, name) => {
          const ctx = contextOf(zoneOf(name));
          const rules = policy({ caps });
          const touches: Touch[] = [];
          let now = from;
          for (let sends = 0; sends < 8; sends++) {
            const next = nextUncapped(rules, touches, "email", now, ctx);
            invariant(next !== undefined, "these caps always free up");
            expect(fitsCaps(rules, touches, "email", next, ctx)).toBe(true);
            if (next > now) expect(fitsCaps(rules, touches, "email", next - 1, ctx)).toBe(false);
            touches.push({ at: next, channel: "email" });
            now = next + hour;
          }
          for (const each of caps) {
            if (each.per.rolling === undefined) continue;
            const length = each.per.rolling.amount;
            for (const touch of touches) {
              const inWindow = touches.filter(({ at }) => touch.at - length < at && at <= touch.at).length;
              expect(inWindow).toBeLessThanOrEqual(each.touches);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("count a touch exactly as old as the window no longer", () => {
    const rules = policy({
      caps: [{ id: "c", touches: 1, per: { rolling: { unit: "milliseconds", amount: 7 * day } }, channels: [] }],
    });
    const ctx = contextOf(zoneOf("UTC"));
    expect(nextUncapped(rules, [{ at: 0, channel: "web" }], "email", hour, ctx)).toBe(7 * day);
  });

  it("by channel leave other channels alone", () => {
    const rules = policy({ caps: [{ id: "c", touches: 1, per: { calendar: "week" }, channels: ["email"] }] });
    const ctx = contextOf(zoneOf("UTC"));
    const touches = [{ at: 0, channel: "email" }];
    expect(nextUncapped(rules, touches, "phone", hour, ctx)).toBe(hour);
    expect(nextUncapped(rules, touches, "email", hour, ctx)).toBe(4 * day);
  });

  it("of none allow no touch ever", () => {
    const rules = policy({ caps: [{ id: "c", touches: 0, per: { calendar: "week" }, channels: [] }] });
    expect(nextUncapped(rules, [], "email", 0, contextOf(zoneOf("UTC")))).toBeUndefined();
  });
});
