/** R09: a lead qualifies by who it is and by what it does; one of the two alone is pointed out. */
import { expect, it } from "vitest";
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { openFunnel } from "../runtime/run-funnel.ts";

const funnel = (criterion: string) => `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead { employees integer }
activity page_viewed {}
score fit        { kind fit       range 0..100
  +60 when employees >= 100
}
score engagement { kind behavior  range 0..100
  +20 on page_viewed  within 30 days
}
lifecycle {
  stage inquiry { initial  owner marketing  intent involvement }
  stage mql     { owner sales  worked by sales  intent investment  enter from inquiry when ${criterion} }
}
`;

it("needs both sides, in whatever order they come", async () => {
  const run = await openFunnel(funnel("fit >= 50 and engagement >= 40"));
  run.set("2026-03-02T10:00", { employees: 500 });
  run.did("2026-03-02T11:00", "page_viewed");
  expect(run.told("stage_changed")).toEqual(["2026-03-02 10:00 to inquiry"]);
  run.did("2026-03-02T12:00", "page_viewed");
  expect(run.told("stage_changed")).toEqual(["2026-03-02 12:00 to mql"]);
  run.did("2026-03-02T10:00", "page_viewed", {}, "bob");
  run.did("2026-03-02T12:30", "page_viewed", {}, "bob");
  expect(run.told("stage_changed")).toEqual(["2026-03-02 10:00 to inquiry"]);
  run.set("2026-03-02T13:00", { employees: 500 }, "bob");
  expect(run.told("stage_changed")).toEqual(["2026-03-02 13:00 to mql"]);
});

it.each([
  ["fit >= 50", true],
  ["engagement >= 40", true],
  ["fit >= 50 and engagement >= 40", false],
])("says of `%s` whether it is one-sided", (criterion, isOneSided) => {
  const { diagnostics } = lintFiles(createMemoryHost({ "main.funnel": funnel(criterion) }));
  expect(diagnostics.some(({ code }) => code === "one-sided-qualification")).toBe(isOneSided);
});
