/** What leads are worth: the deal and the chain of conversions, assumed or measured. */
import { describe, expect, it } from "vitest";
import { measureFunnel } from "./run-measured.ts";

const funnelWith = (rest: string): string => `
funnel shop { timezone "UTC"  currency EUR }
team sales {}
lead { email email }
activity asked {}
activity bought { by sales }
activity returned { by sales }
lifecycle {
  stage visitor { initial  owner sales }
  stage mql {
    owner sales
    enter from visitor on asked
    enter from recycled on asked
  }
  stage customer {
    owner sales  final won
    enter from mql on bought
  }
  stage recycled {
    owner   sales
    reasons [tired]
    enter   from mql on returned because tired
  }
}
${rest}
`;

const value = "value {\n deal 1_000 EUR\n conversion mql 50%\n conversion visitor 10%\n}";

describe("with few leads", () => {
  it("goes by what is assumed, and prices nothing that is not", async () => {
    const run = await measureFunnel(funnelWith(value));
    run.did("2026-03-02T10:00", "ann", "asked");
    const { worth, leaks } = run.report("2026-03-03T10:00");
    expect(worth).toMatchObject({
      deal: 1000,
      currency: "EUR",
      stages: [
        { stage: "visitor", worth: 50, to: "mql", percent: 10, source: "assumed" },
        { stage: "mql", worth: 500, to: "customer", percent: 50, source: "assumed" },
        { stage: "customer", worth: 1000 },
      ],
    });
    expect(leaks).toMatchObject([{ stage: "mql", kind: "unattended", leads: 1, worth: 500 }]);
  });
});

it("goes by what was measured once enough leads have entered a stage", async () => {
  const run = await measureFunnel(funnelWith(value));
  // 29 leads enter; one of them a second time, by way of the stage for those that come back.
  for (let index = 0; index < 29; index += 1) run.did("2026-03-02T10:00", `lead ${index}`, "asked");
  const { worth: before } = run.report("2026-03-02T10:00");
  expect(before!.stages.map(({ source }) => source)).toEqual(["assumed", "assumed", undefined]);
  run.did("2026-03-02T11:00", "lead 0", "returned");
  run.did("2026-03-02T12:00", "lead 0", "asked");
  for (const lead of [1, 2, 3, 4, 5, 6]) run.did("2026-03-02T13:00", `lead ${lead}`, "bought");
  const { worth } = run.report("2026-03-03T10:00");
  // Only 29 were ever visitors; 6 of 30 entries bought, and one who came back is not enough to go by.
  expect(worth!.stages).toEqual([
    { stage: "visitor", worth: 20, to: "mql", percent: 10, source: "assumed" },
    { stage: "mql", worth: 200, to: "customer", percent: 20, source: "measured" },
    { stage: "customer", worth: 1000 },
  ]);
});

it("prices nothing without a deal", async () => {
  const run = await measureFunnel(funnelWith("value { conversion mql 50% }"));
  run.did("2026-03-02T10:00", "ann", "asked");
  const report = run.report("2026-03-03T10:00");
  expect(report).not.toHaveProperty("worth");
  expect(report.leaks[0]).not.toHaveProperty("worth");
});
