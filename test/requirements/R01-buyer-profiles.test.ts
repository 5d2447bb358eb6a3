/** R01: several personas, each with a role and needs; a lead is matched to one, or to none. */
import { expect, it } from "vitest";
import { openFunnel } from "../runtime/run-funnel.ts";
import { explain } from "./explain-run.ts";

const funnel = `
funnel shop { timezone "UTC" }
team sales {}
lead {
  title     text
  employees integer
}
need savings { when employees >= 500 }
persona buyer    "Economic buyer" { role decision_maker  needs savings  priority 2  when title contains "chief" }
persona expert   "Expert"         { role influencer      priority 1                 when title contains "engineer" }
persona champion "Champion"       { role champion        priority 3                 when title contains "chief engineer" }
lifecycle {
  stage visitor { initial  owner sales }
  stage met     { owner sales  enter from visitor when persona is buyer and savings }
}
`;

it("matches a lead to the persona of highest priority, and follows what becomes known of it", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T10:00", { title: "Head of nothing" });
  expect(explain(run).persona).toBeUndefined();
  run.set("2026-03-02T10:01", { title: "Chief of finance" });
  expect(explain(run).persona).toBe("buyer");
  run.set("2026-03-02T10:02", { title: "Chief Engineer" });
  expect(explain(run).persona).toBe("champion");
  expect(run.program.plan.personas.map(({ name, role, needs }) => [name, role, needs])).toEqual([
    ["buyer", "decision_maker", ["savings"]],
    ["champion", "champion", []],
    ["expert", "influencer", []],
  ]);
});

it("lets decisions ask for the persona and its need", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T10:00", { title: "Chief of finance", employees: 499 });
  expect(run.told("stage_changed")).toEqual(["2026-03-02 10:00 to visitor"]);
  run.set("2026-03-02T11:00", { employees: 500 });
  expect(run.told("stage_changed")).toEqual(["2026-03-02 11:00 to met"]);
  expect(explain(run).needs).toEqual(["savings"]);
});
