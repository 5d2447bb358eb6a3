/** SARIF logs are valid by the schema of the standard, with every rule described, and also where nothing parses. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { describeRule } from "../../cli/report/rule-metadata.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { plainPalette, renderReport } from "../../compiler/diagnostics/render/index.ts";
import { reportError, reportWarning } from "../../compiler/diagnostics/report.ts";
import { listCatalogue } from "../../compiler/lint/catalogue.ts";
import { makeFolder, run } from "../cli/in-process.ts";

const standard = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
// It is written in draft 4, of which it uses only what later drafts have too; one of its patterns is not for `u`.
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(standard, "utf8")) as Record<string, unknown>;
const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true }).compile(
  schema,
);

interface Log {
  readonly runs: readonly [
    { readonly tool: { readonly driver: { readonly rules: readonly Rule[] } }; readonly results: readonly object[] },
  ];
}

interface Rule {
  readonly id: string;
  readonly help: { readonly markdown: string };
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: { readonly tags: readonly string[] };
}

function read(text: string): Log {
  const log = JSON.parse(text) as Log;
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return log;
}

test("every rule of the catalogue is described", () => {
  const source = { path: "a.funnel", text: "stage x {}\n" };
  const pages = listCatalogue();
  const diagnostics: Diagnostic[] = pages.map(({ code, severity }) =>
    (severity === "error" ? reportError : reportWarning)({ code, message: "It is so.", source, start: 0, end: 5 }),
  );
  const report = { version: "1.2.3", checked: 1, diagnostics, describeRule };
  const [{ tool, results }] = read(renderReport("sarif", report, { palette: plainPalette, width: 100 })).runs;
  expect(results).toHaveLength(pages.length);
  expect(tool.driver.rules.map(({ id }) => id).sort()).toEqual(pages.map(({ code }) => code as string).sort());
  const rule = tool.driver.rules.find(({ id }) => id === "black-hole");
  expect(rule).toMatchObject({ defaultConfiguration: { level: "warning" } });
  expect(rule?.properties.tags).toEqual(["advice", "lifecycle", "R13"]);
  expect(rule?.help.markdown).toContain("## Avoid");
});

test.each([
  ["an empty folder", {}],
  ["a text that is no funnel", { "a.funnel": "stage { (\n" }],
  ["a manifest that is no YAML", { "funnel.yaml": "{", "a.funnel": "team sales\n" }],
  ["a lock with a conflict", { "funnel.lock": "<<<<<<< ours\n", "a.funnel": "team sales\n" }],
])("%s gives a valid log", async (_name, files: Record<string, string>) => {
  const { stdout } = await run({ cwd: makeFolder(files) }, "check", "--format", "sarif");
  expect(read(stdout).runs[0].results.length).toBeGreaterThan(0);
});
