/** Rates: who counts as arrived, who is open, and where the boundary of `within` lies. */
import { describe, expect, it } from "vitest";
import { findMeasure, measureFunnel, type MeasuredRun } from "./run-measured.ts";

const funnelWith = (measure: string): string => `
funnel shop { timezone "UTC" }
team sales {}
calendar desk {
  timezone "UTC"
  open     mon..fri 09:00..17:00
}
lead { email email }
activity asked {}
activity accepted { by sales }
activity returned { by sales }
lifecycle {
  stage visitor { initial  owner sales }
  stage mql {
    owner sales
    enter from visitor on asked
    enter from recycled on asked
  }
  stage taken {
    owner sales
    enter from mql, recycled on accepted
  }
  stage recycled {
    owner   sales
    reasons [tired]
    enter   from mql, taken on returned because tired
  }
}
measure acceptance { ${measure} }
`;

const tenDays = "rate from mql to taken within 10 days\n target >= 50%";

async function measure(text: string, play: (run: MeasuredRun) => void, until: string) {
  const run = await measureFunnel(funnelWith(text));
  play(run);
  return findMeasure(run.report(until), "acceptance");
}

const pick = ({ cases, reached, open, value, outcome }: Awaited<ReturnType<typeof measure>>) => ({
  cases,
  reached,
  open,
  value,
  outcome,
});

describe("the end of `within`", () => {
  it.each([
    [
      "a millisecond before it",
      "2026-03-12T09:59:59.999",
      { cases: 1, reached: 1, open: 0, value: 100, outcome: "met" },
    ],
    ["at it", "2026-03-12T10:00:00.000", { cases: 1, reached: 0, open: 0, value: 0, outcome: "missed" }],
  ])("arrives %s", async (_, at, expected) => {
    const result = await measure(
      tenDays,
      (run) => {
        run.did("2026-03-02T10:00", "ann", "asked");
        run.did(at, "ann", "accepted");
      },
      "2026-04-01T00:00",
    );
    expect(pick(result)).toEqual(expected);
  });

  it.each([
    ["before it", "2026-03-12T09:59:59.999", { cases: 0, reached: 0, open: 1, value: undefined, outcome: "no_data" }],
    ["at it", "2026-03-12T10:00", { cases: 1, reached: 0, open: 0, value: 0, outcome: "missed" }],
  ])("leaves who has not arrived open %s", async (_, until, expected) => {
    const result = await measure(tenDays, (run) => run.did("2026-03-02T10:00", "ann", "asked"), until);
    expect(pick(result)).toEqual(expected);
  });

  it("may lie in business time", async () => {
    const result = await measure(
      "rate from mql to taken within 4 business hours of desk",
      (run) => {
        run.did("2026-03-06T15:00", "ann", "asked");
        run.did("2026-03-06T15:00", "bob", "asked");
        // Two hours on Friday and two on Monday.
        run.did("2026-03-09T10:59", "ann", "accepted");
        run.did("2026-03-09T11:00", "bob", "accepted");
      },
      "2026-03-09T12:00",
    );
    expect(pick(result)).toEqual({ cases: 2, reached: 1, open: 0, value: 50, outcome: "no_target" });
    expect(result.within).toBe("4 business hours of desk");
  });
});

it("counts each entry by itself, and the one before a way back as lost", async () => {
  const result = await measure(
    "rate from mql to taken within 10 days",
    (run) => {
      run.did("2026-03-02T10:00", "ann", "asked");
      run.did("2026-03-03T10:00", "ann", "returned");
      run.did("2026-03-04T10:00", "ann", "asked");
      run.did("2026-03-05T10:00", "ann", "accepted");
      run.did("2026-03-06T10:00", "ann", "returned");
      run.did("2026-03-07T10:00", "ann", "asked");
    },
    "2026-03-16T00:00",
  );
  // The first is over; the third has a day left.
  expect(pick(result)).toEqual({ cases: 2, reached: 1, open: 1, value: 50, outcome: "no_target" });
});

it("counts an arrival by way of other stages", async () => {
  const result = await measure(
    "rate from mql to taken within 10 days",
    (run) => {
      run.did("2026-03-02T10:00", "ann", "asked");
      run.did("2026-03-03T10:00", "ann", "returned");
      run.did("2026-03-04T10:00", "ann", "accepted");
    },
    "2026-03-16T00:00",
  );
  expect(pick(result)).toMatchObject({ cases: 1, reached: 1 });
});

it("without `within` counts every entry from the start", async () => {
  const result = await measure(
    "rate from mql to taken",
    (run) => {
      for (const lead of ["ann", "bob", "cy"]) run.did("2026-03-02T10:00", lead, "asked");
      run.did("2027-03-03T10:00", "ann", "accepted");
    },
    "2027-03-03T10:00",
  );
  expect(pick(result)).toEqual({ cases: 3, reached: 1, open: 0, value: 33.3333, outcome: "no_target" });
});
