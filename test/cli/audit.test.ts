/** `funnel audit`: gaps of the definition and leads lost in a history, ranked by the revenue at stake. */
import { expect, test } from "vitest";
import validateAudit from "../../schemas/generated/validators/audit.js";
import type { Audit } from "../../schemas/generated/audit.ts";
import { expectGolden } from "../golden.ts";
import { auditProject } from "./audit-project.ts";
import { makeFolder, run } from "./in-process.ts";

const until = ["--until", "2026-04-01T00:00:00Z"];

async function audit(files: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Audit> {
  const { code, stdout } = await run({ cwd: makeFolder(files) }, "audit", "--format", "json", ...words);
  expect(code).toBe(0);
  const document: unknown = JSON.parse(stdout);
  expect(validateAudit(document), JSON.stringify(validateAudit.errors)).toBe(true);
  return document as Audit;
}

/** The project with all rules off but these, so that the goldens are about the audit and not about the rules. */
async function keepRules(...kept: readonly string[]): Promise<string> {
  const listed = await run({ cwd: "." }, "rules", "--format", "json");
  const { rules } = JSON.parse(listed.stdout) as { rules: { code: string; kind: string }[] };
  const off = rules
    .filter(({ kind, code }) => (kind === "advice" || kind === "logic") && !kept.includes(code))
    .filter(({ code }) => !code.startsWith("suppression-"))
    .map(({ code }) => `  ${code}: off\n`);
  return makeFolder({ ...auditProject, "funnel.yaml": `name: leaky\nrules:\n${off.join("")}` });
}

test.each(["pretty", "markdown"])("the definition alone, as %s", async (format) => {
  const cwd = await keepRules("black-hole", "customers-forgotten");
  const { code, stdout, stderr } = await run({ cwd }, "audit", "--format", format);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expectGolden("cli", "audit", `definition-${format}.txt`, stdout);
});

test.each(["pretty", "markdown"])("with a history, as %s", async (format) => {
  const cwd = await keepRules("black-hole");
  const { code, stdout } = await run({ cwd }, "audit", "events.jsonl", ...until, "--format", format);
  expect(code).toBe(0);
  expectGolden("cli", "audit", `history-${format}.txt`, stdout);
});

test("nothing to mend is said as well", async () => {
  const { code, stdout } = await run({ cwd: await keepRules() }, "audit");
  expect({ code, stdout }).toEqual({ code: 0, stdout: "Leaky: nothing to mend in the definition\n" });
});

test("amounts are leads × deal × the conversions to a deal, and the most comes first", async () => {
  const { findings, basis, leads } = await audit(auditProject, "events.jsonl", ...until);
  expect({ basis, leads }).toEqual({ basis: "history", leads: 9 });
  const amounts = findings.flatMap(({ stake }) => stake?.amount ?? []);
  expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
  expect(findings.map(({ rank }) => rank)).toEqual(findings.map((_, index) => index + 1));
  // 3 leads × 10,000 × 50% × 40%; small ones were rejected in time.
  expect(findings.find(({ code }) => code === "breached-sla")?.stake).toMatchObject({
    stage: "ready",
    leads: 3,
    worth: 2000,
    amount: 6000,
    basis: "measured",
    steps: [
      { from: "ready", to: "talking", percent: 50, source: "assumed" },
      { from: "talking", to: "customer", percent: 40, source: "assumed" },
    ],
  });
  expect(findings.find(({ code }) => code === "unanswered-handover")?.stake).toMatchObject({ leads: 2, amount: 4000 });
  expect(findings.find(({ code }) => code === "rejected-leads")?.stake).toMatchObject({ leads: 1, amount: 2000 });
  expect(findings.find(({ code }) => code === "exhausted-content")?.stake).toMatchObject({ leads: 4, amount: 1600 });
});

test("without a history, amounts are for every 100 leads that enter the stage", async () => {
  const { findings, basis } = await audit(auditProject);
  expect(basis).toBe("definition");
  expect(findings.every(({ source }) => source === "definition")).toBe(true);
  const hole = findings.find(({ code, message }) => code === "black-hole" && message.includes("talking"));
  expect(hole).toMatchObject({
    requirement: "R13",
    span: { file: "leaky.funnel" },
    stake: { stage: "talking", leads: 100, amount: 400_000, basis: "per_100" },
  });
});

test("without `value` the ranking goes by severity, and the audit says how to declare it", async () => {
  const { "value.funnel": _, ...files } = auditProject;
  const { findings, value } = await audit({ ...files, "funnel.yaml": "rules: { email-only: error }\n" });
  expect(value).toBeUndefined();
  expect(findings.every(({ stake }) => stake === undefined)).toBe(true);
  expect(findings[0]).toMatchObject({ code: "email-only", severity: "error" });
  const { stdout } = await run({ cwd: makeFolder(files) }, "audit");
  expect(stdout).toContain("value {\n    deal N EUR\n    conversion visitor N%\n    conversion ready N%\n");
});

test("a missing conversion leaves a stage without a price, and is named", async () => {
  const files = { ...auditProject, "value.funnel": "value {\n  deal 10_000 EUR\n  conversion talking 40%\n}\n" };
  const { findings, unpriced } = await audit(files, "events.jsonl", ...until);
  expect(unpriced).toContain("ready");
  expect(findings.find(({ code }) => code === "breached-sla")).not.toHaveProperty("stake");
});

test("a project that cannot be read is not audited", async () => {
  const files = {
    ...auditProject,
    "leaky.funnel": auditProject["leaky.funnel"].replace("owner  marketing", "owner  nobody"),
  };
  const { code, stdout, stderr } = await run({ cwd: makeFolder(files) }, "audit");
  expect(code).toBe(1);
  expect(`${stdout}${stderr}`).toContain("unknown-name");
});
