/** What the commands that compare and measure write in the place of a result when a project has errors. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import validateFindings from "../../schemas/generated/validators/diagnostics.js";
import { makeFolder, run } from "./in-process.ts";
import { smallProject } from "./small-project.ts";

const broken = { ...smallProject, "extra.funnel": "score odd {\n  kind behaviour\n  range 0..10\n" };
const conflict = {
  ...smallProject,
  "funnel.lock": "<<<<<<< ours\nagreements: {}\n=======\nagreements: []\n>>>>>>> theirs\n",
};

const commands: readonly (readonly [string, readonly string[]])[] = [
  ["diff", ["diff", ".", "."]],
  ["backtest", ["backtest", "events.jsonl", "--against", "."]],
  ["report", ["report", "events.jsonl"]],
  ["audit", ["audit"]],
  ["explain", ["explain", "someone", "--events", "events.jsonl"]],
  ["agreements", ["agreements"]],
];

describe("a project with errors", () => {
  test.each(commands)("`funnel %s` writes the findings as JSON", async (_, words) => {
    const cwd = makeFolder({ ...broken, "events.jsonl": "" });
    const { code, stdout, stderr } = await run({ cwd }, ...words, "--format", "json");
    const written = JSON.parse(stdout) as { readonly diagnostics: readonly { readonly code: string }[] };
    expect(validateFindings(written)).toBe(true);
    expect(written.diagnostics.map((finding) => finding.code)).toEqual(["wrong-value", "unclosed-block"]);
    expect(stderr).toContain("error[wrong-value]");
    expect(code).toBe(1);
  });

  test("a file with the result of yesterday is written over", async () => {
    const cwd = makeFolder({ ...broken, "diff.md": "all is well" });
    await run({ cwd }, "diff", ".", ".", "--format", "markdown", "-o", "diff.md");
    expect(readFileSync(join(cwd, "diff.md"), "utf8")).toContain("2 errors");
  });

  test("SARIF and notes for GitHub name the places", async () => {
    const cwd = makeFolder(broken);
    const sarif = await run({ cwd }, "diff", ".", ".", "--format", "sarif");
    const { runs } = JSON.parse(sarif.stdout) as { readonly runs: readonly { readonly results: readonly object[] }[] };
    expect(runs[0]?.results).toHaveLength(2);
    const github = await run({ cwd }, "diff", ".", ".", "--format", "github");
    expect(github.stdout.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^::error file=extra\.funnel,line=2,/),
      expect.stringMatching(/^::error file=extra\.funnel,line=3,/),
    ]);
  });

  test("people read the errors once, and a page with charts is not written", async () => {
    const cwd = makeFolder({ ...broken, "events.jsonl": "" });
    expect((await run({ cwd }, "diff", ".", ".")).stdout).toBe("");
    await run({ cwd }, "backtest", "events.jsonl", "--against", ".", "--format", "html", "-o", "page.html");
    expect(existsSync(join(cwd, "page.html"))).toBe(false);
  });
});

test.each([
  ["diff", ["diff", ".", "."]],
  ["agreements", ["agreements"]],
])("conflict marks in funnel.lock are a finding of `funnel %s` in every format", async (_, words) => {
  const cwd = makeFolder(conflict);
  const { code, stdout } = await run({ cwd }, ...words, "--format", "json");
  expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code: "lock-conflict" }] });
  expect(code).toBe(1);
});

test("effects and leads are not written into one file", async () => {
  const cwd = makeFolder({ ...smallProject, "events.jsonl": "" });
  writeFileSync(join(cwd, "same.jsonl"), "as it was");
  const { code, stderr } = await run({ cwd }, "run", "events.jsonl", "-o", "same.jsonl", "--leads", "./same.jsonl");
  expect(stderr).toContain("same.jsonl");
  expect(stderr).toContain("--leads");
  expect(code).toBe(2);
  expect(readFileSync(join(cwd, "same.jsonl"), "utf8")).toBe("as it was");
});
