/** Percentiles and means of cases. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanOf, percentileOf, percentOf } from "../../runtime/measure/statistic.ts";

describe("the nearest-rank percentile", () => {
  it.each([
    [[15, 20, 35, 40, 50], 5, 15],
    [[15, 20, 35, 40, 50], 30, 20],
    [[15, 20, 35, 40, 50], 40, 20],
    [[15, 20, 35, 40, 50], 50, 35],
    [[15, 20, 35, 40, 50], 100, 50],
    [[3, 1, 2, 4], 50, 2],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 90, 9],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 90, 9],
    [[7], 90, 7],
  ])("of %j at %d per cent is %d", (cases, percent, expected) => {
    expect(percentileOf(cases, percent)).toBe(expected);
  });

  it("is the smallest case that enough of the cases do not exceed", () => {
    const cases = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 100 }), (some, percent) => {
        const isEnough = (value: number): boolean =>
          some.filter((each) => each <= value).length * 100 >= percent * some.length;
        const found = percentileOf(some, percent)!;
        expect(some).toContain(found);
        expect(isEnough(found)).toBe(true);
        expect(some.filter((each) => each < found).some(isEnough)).toBe(false);
      }),
      { numRuns: 200, seed: 20 },
    );
  });
});

it("gives nothing for nothing", () => {
  expect([percentileOf([], 50), meanOf([]), percentOf(0, 0)]).toEqual([undefined, undefined, undefined]);
});

it("rounds shares to four places", () => {
  expect(percentOf(2, 3)).toBe(66.6667);
  expect(meanOf([1, 2, 6])).toBe(3);
});
