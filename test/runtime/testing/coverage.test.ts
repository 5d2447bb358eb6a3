/** What tests cover: a thing is hit when it took part, once a test, and watching changes nothing. */
import { expect, it } from "vitest";
import { loadProgram, runTests, runTestsWithCoverage, type Coverage } from "../../../runtime/index.ts";
import { coverageProject } from "../../cli/coverage-project.ts";
import { compileFiles } from "../../plan/compile-text.ts";

async function cover(...tests: readonly string[]): Promise<Coverage> {
  const { "covered.funnel": text } = coverageProject;
  const { plan, tests: document } = compileFiles({ "main.funnel": text, "main_test.funnel": tests.join("\n") });
  const loaded = await loadProgram(plan);
  if ("problem" in loaded) throw new Error(JSON.stringify(loaded.problem));
  const { results, coverage } = await runTestsWithCoverage(loaded.program, document);
  expect(results).toEqual(await runTests(loaded.program, document));
  return coverage;
}

function hitIds({ items }: Coverage, kind: string): string[] {
  return items.filter((item) => item.kind === kind && item.hits > 0).map(({ id }) => id);
}

const enterReady = `
  given lead { email "ann@one.example"  country "DE"  employees 200 }
  at 2026-03-02T10:00 did form_submitted`;

it("lists what there is to cover, whether or not there are tests", async () => {
  const coverage = await cover();
  expect(coverage.kinds).toEqual([
    { kind: "score", total: 5, hit: 0 },
    { kind: "stage", total: 5, hit: 0 },
    { kind: "routing", total: 3, hit: 0 },
    { kind: "sla", total: 4, hit: 0 },
    { kind: "nurture", total: 9, hit: 0 },
    { kind: "content_map", total: 3, hit: 0 },
    { kind: "turnback", total: 2, hit: 0 },
    { kind: "profiling", total: 2, hit: 0 },
    { kind: "hygiene", total: 3, hit: 0 },
  ]);
  expect(coverage.items.every(({ span }) => span?.file === "main.funnel")).toBe(true);
});

it("hits a score rule only when it gave points", async () => {
  expect(hitIds(await cover(`test "a" { given lead { employees 99 } at 2026-03-02T10:00 }`), "score")).toEqual([]);
  const coverage = await cover(`test "a" { given lead { employees 100 } at 2026-03-02T10:00 did page_viewed }`);
  expect(hitIds(coverage, "score")).toEqual(["score/engagement/rule/1", "score/fit/rule/0"]);
  const excluded = await cover(`test "a" { given lead { email "a@mailinator.com" title "Boss" } at 2026-03-02T10:00 }`);
  expect(hitIds(excluded, "score")).toEqual(["score/fit/exclude/0"]);
});

it("hits the clause that moved the lead, and not one that could have", async () => {
  const coverage = await cover(`test "a" {${enterReady}\n at +1 minute did call_booked\n at +30 days }`);
  expect(hitIds(coverage, "stage")).toEqual(["stage/ready/enter/0", "stage/ready/limit"]);
});

it("hits the routing row that was chosen", async () => {
  expect(hitIds(await cover(`test "a" {${enterReady} }`), "routing")).toEqual(["routing/ready/row/1"]);
  const kept = await cover(`test "a" {${enterReady}
    at +1 hour did sales_rejected
    at +1 day set { employees 5000 }
    at +1 minute did call_booked
  }`);
  expect(hitIds(kept, "routing")).toEqual(["routing/ready/row/1"]);
});

it("hits a promise when it is missed, and a tier when it is reached", async () => {
  const early = await cover(`test "a" {${enterReady}\n at +1 minute did call_booked\n at +1 hour did sales_rejected }`);
  expect(hitIds(early, "sla")).toEqual(["sla/answer/starts"]);
  const late = await cover(`test "a" {${enterReady}\n at +2 hours }`);
  expect(hitIds(late, "sla")).toEqual(["sla/answer/starts", "sla/answer/commit", "sla/answer/tier/0"]);
});

it("hits the branch that was taken, and steps that were done", async () => {
  const asked = await cover(`test "a" { given lead { email "a@b.example" } at 2026-03-02T10:00\n at +3 days }`);
  expect(hitIds(asked, "nurture")).toEqual([
    "nurture/hello/step/0",
    "nurture/hello/step/1",
    "nurture/hello/step/2/else",
    "nurture/hello/step/2/else/0",
  ]);
  // Nothing is asked where nothing is blank, and a wait that is not over is not done.
  const known = await cover(`test "a" { given lead { country "DE" } at 2026-03-02T10:00\n at +3 days }`);
  expect(hitIds(known, "nurture")).not.toContain("nurture/hello/step/2/else/0");
  expect(hitIds(known, "nurture")).not.toContain("nurture/hello/step/3");
});

it("hits the cell of the persona and phase at the time of sending", async () => {
  const coverage = await cover(
    `test "a" { given lead { title "Chief" } at 2026-03-02T10:00\n at +1 day did form_submitted\n at +3 days }`,
    `test "b" { given lead { title "Clerk" } at 2026-03-02T10:00\n expect sent guide }`,
  );
  expect(hitIds(coverage, "content_map")).toEqual(["content_map/start/boss", "content_map/start/any"]);
});

it("hits the turnback row of the reason, and hygiene rows that held, froze or brought into form", async () => {
  const coverage = await cover(`test "a" {
    given lead { email "ann@one.example"  employees 200 }
    at 2026-03-02T10:00 did form_submitted
    at +1 hour set { country "DE" }
    at +1 hour did sales_rejected { why no_answer }
    expect stage is back
  }`);
  expect(hitIds(coverage, "turnback")).toEqual(["turnback/back/row/1"]);
  expect(hitIds(coverage, "hygiene")).toEqual(["hygiene/require/0", "hygiene/standardize/0"]);
});

it("hits a profiling row when an expectation asks for the questions it gives", async () => {
  const silent = await cover(`test "a" { given lead { title "Clerk" } at 2026-03-02T10:00 did form_submitted }`);
  expect(hitIds(silent, "profiling")).toEqual([]);
  const coverage = await cover(
    `test "a" { given lead { email "a@b.example"  title "Clerk" } at 2026-03-02T10:00 did form_submitted
      expect asked employees }`,
  );
  expect(hitIds(coverage, "profiling")).toEqual(["profiling/row/1"]);
});

it("counts tests, and each row of a table as one", async () => {
  const coverage = await cover(
    `test "a" { given lead { title "Clerk" } at 2026-03-02T10:00 did page_viewed\n at +1 minute did page_viewed }`,
    `test "b" {\n | title | => fit |\n | "A" | 10 |\n | "B" | 10 |\n | - | 0 |\n}`,
  );
  const hits = new Map(coverage.items.map((item) => [item.id, item.hits]));
  expect([hits.get("score/engagement/rule/1"), hits.get("score/fit/rule/1")]).toEqual([1, 3]);
});
