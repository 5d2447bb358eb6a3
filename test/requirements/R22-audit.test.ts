/** R22: what is broken and where the gaps are, ranked by revenue at stake; here on the example of a manufacturer. */
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Audit } from "../../schemas/generated/audit.ts";
import { run } from "../cli/in-process.ts";
import { root } from "../house/source-files.ts";

it("ranks what a history shows by leads × deal × conversions, each with its place and what to do", async () => {
  const here = { cwd: join(root, "examples", "haldvik") };
  const words = [join("history", "2026.jsonl"), "--until", "2026-08-01T00:00:00Z", "--format", "json"];
  const { code, stdout } = await run(here, "audit", ...words);
  expect(code).toBe(0);
  const { findings, value } = JSON.parse(stdout) as Audit;
  expect(findings.map((finding) => finding.code)).toEqual(
    expect.arrayContaining(["sitting-leads", "breached-sla", "unanswered-handover", "rejected-leads"]),
  );
  for (const { stake, span, help, requirement } of findings.filter(({ source }) => source === "history")) {
    expect(span?.file).toMatch(/\.funnel$/);
    expect(help).toBeTruthy();
    expect(requirement).toMatch(/^R\d+$/);
    if (stake === undefined) continue;
    const share = stake.steps.reduce((product, { percent }) => (product * percent) / 100, 1);
    expect(stake.amount / (stake.leads * (value?.deal ?? 0) * share)).toBeCloseTo(1, 2);
  }
  const amounts = findings.map(({ stake }) => stake?.amount ?? -1);
  expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
});
