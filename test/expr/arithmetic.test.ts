/** When a difference that moves with time changes its sign. */
import { expect, test } from "vitest";
import { nextChangeOfSign, nextCrossing } from "../../runtime/expr/arithmetic.ts";
import { addMonths } from "../../runtime/time/duration.ts";
import { createZone } from "../../runtime/time/zone.ts";

const zone = createZone("America/New_York")!;
const now = Date.parse("2026-01-31T07:30:00Z");

test("a difference from what is unknown never changes, or a lead would be looked at again at once and for ever", () => {
  expect(nextChangeOfSign(() => undefined, now)).toBe(Infinity);
  expect(nextChangeOfSign(() => NaN, now)).toBe(Infinity);
  expect(nextCrossing(NaN, -1, now)).toBe(Infinity);
});

test("a day that lies two months ahead comes nearer, with looks on the way that are never late and always move on", () => {
  const renewal = Date.parse("2026-12-24T05:00:00Z");
  const difference = (at: number): number => renewal - addMonths(at, 2, zone);
  const exact = Date.parse("2026-10-24T04:00:00Z");
  let at = now;
  for (let looks = 0; difference(at) > 0; looks += 1) {
    expect(looks).toBeLessThan(10);
    const next = nextChangeOfSign(difference, at);
    expect(next).toBeGreaterThan(at);
    at = next;
  }
  expect(at).toBe(exact);
});
