/** Times between stages: statistics, kinds of time, and their targets. */
import { describe, expect, it } from "vitest";
import { findMeasure, measureFunnel } from "./run-measured.ts";

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
lifecycle {
  stage visitor { initial  owner sales }
  stage mql {
    owner sales
    enter from visitor on asked
  }
  stage taken {
    owner sales
    enter from mql on accepted
  }
}
measure speed {
  time from mql to taken
  ${measure}
}
`;

/** From Friday at 16:00 on, after these waits in hours; one more lead waits still. */
async function measure(text: string, waits: readonly number[]) {
  const run = await measureFunnel(funnelWith(text));
  const start = Date.parse("2026-03-06T16:00:00Z");
  run.did("2026-03-06T16:00", "waiting", "asked");
  for (const index of waits.keys()) run.did("2026-03-06T16:00", `lead ${index}`, "asked");
  for (const [index, hours] of [...waits.entries()].sort((left, right) => left[1] - right[1])) {
    run.did(new Date(start + hours * 3_600_000).toISOString(), `lead ${index}`, "accepted");
  }
  return findMeasure(run.report("2026-04-06T16:00"), "speed");
}

const hour = 3_600_000;

describe("statistics", () => {
  it.each([
    ["p50", 3 * hour],
    ["p90", 5 * hour],
    ["mean", 3 * hour],
  ])("%s", async (statistic, value) => {
    expect(await measure(statistic, [5, 1, 3, 2, 4])).toMatchObject({
      unit: "milliseconds",
      statistic,
      value,
      cases: 5,
      open: 1,
      outcome: "no_target",
    });
  });

  it("are the median unless said otherwise, and nothing without cases", async () => {
    const result = await measure("target <= 1 day", []);
    expect(result).toMatchObject({ statistic: "p50", cases: 0, open: 1, outcome: "no_data" });
    expect(result).not.toHaveProperty("value");
  });
});

describe("targets", () => {
  it.each([
    ["p50 target <= 3 hours", "met", "milliseconds", 3 * hour, "at most 3 hours"],
    ["p50 target < 3 hours", "missed", "milliseconds", 3 * hour, "less than 3 hours"],
    ["p90 target <= 1 month", "met", "milliseconds", 65 * hour, "at most 1 month"],
  ])("%s", async (text, outcome, unit, value, words) => {
    const result = await measure(text, text.includes("month") ? [1, 65] : [1, 3, 5]);
    expect(result).toMatchObject({ outcome, unit, value, target: { text: words } });
  });
});

describe("business time", () => {
  it("stands still while the calendar is closed", async () => {
    // Monday 9:30 is 65.5 hours after Friday 16:00, and an hour and a half of open time.
    expect(await measure("mean target <= 90 business minutes of desk", [65.5])).toMatchObject({
      unit: "business_milliseconds",
      calendar: "desk",
      value: 1.5 * hour,
      outcome: "met",
      target: { value: 1.5 * hour, text: "at most 90 business minutes of desk" },
    });
    expect(await measure("mean target < 90 business minutes of desk", [65.5])).toMatchObject({ outcome: "missed" });
  });

  it.each([
    [0, 0],
    // Monday at 17:00 is the close of the first business day after Friday's.
    [73, 1],
    [73.01, 2],
    [97, 2],
    [24 * 14 + 1, 10],
  ])("counts %d hours as %d business days", async (hours, days) => {
    expect(await measure("p50 target <= 2 business days of desk", [hours])).toMatchObject({
      unit: "business_days",
      value: days,
      outcome: days <= 2 ? "met" : "missed",
    });
  });
});
