/** R08: every term from inquiry to customer is defined and owned by a team; whoever is handed a lead is told. */
import { expect, it } from "vitest";
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { openFunnel } from "../runtime/run-funnel.ts";
import { explain } from "./explain-run.ts";

const funnel = (owner: string) => `
funnel shop { timezone "UTC" }
team marketing "Demand generation" {}
team sales     "Inside sales" {}
lead { email email key }
activity form_submitted {}
activity deal_won { by sales }
lifecycle {
  /// Somebody who told us a name.
  stage inquiry  "Inquiry" { initial  owner marketing }
  /// Ready for a call, as both teams agreed.
  stage mql      "Marketing-qualified lead" { ${owner}  enter from inquiry on form_submitted }
  stage customer "Customer" { owner sales  final won  enter from mql on deal_won }
}
`;

function codesOf(text: string): string[] {
  return lintFiles(createMemoryHost({ "main.funnel": text })).diagnostics.map(({ code }) => code);
}

it("points out a stage that nobody owns", () => {
  expect(codesOf(funnel(""))).toContain("unowned-stage");
  expect(codesOf(funnel("owner sales"))).not.toContain("unowned-stage");
});

it("calls things by their titles and hands the lead to the team that owns the stage", async () => {
  const run = await openFunnel(funnel("owner sales"));
  run.did("2026-03-02T10:00", "form_submitted");
  expect(explain(run).stage.title).toBe("Marketing-qualified lead");
  expect(run.told("released")).toEqual(["2026-03-02 10:00 released to sales"]);
  expect(run.program.plan.lifecycle.map(({ name, owner, doc }) => [name, owner, doc !== undefined])).toEqual([
    ["inquiry", "marketing", true],
    ["mql", "sales", true],
    ["customer", "sales", false],
  ]);
});
