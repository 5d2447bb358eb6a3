/** The other examples hold together as well, and their histories give the results on record. */
import { appendFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, run } from "../cli/in-process.ts";
import { expectGolden } from "../golden.ts";
import { root } from "../house/source-files.ts";
import { summarizeEffects } from "./summarize-effects.ts";

const examples = [
  {
    name: "fernhill",
    events: [join("history", "2026.jsonl"), "leads.jsonl"],
    until: "2026-07-01T00:00:00Z",
    received: "2026-03-12T18:00:00Z",
    columns: [],
  },
  {
    name: "haldvik",
    events: [join("history", "2026.jsonl"), "leads.csv"],
    until: "2026-08-01T00:00:00Z",
    received: "2026-03-20T12:00:00Z",
    columns: ["--map", "E-mail=email"],
  },
];

describe.each(examples)("the example $name", ({ name, events, until, received, columns }) => {
  const here = { cwd: join(root, "examples", name) };

  it("has no finding, with every rule an error", async () => {
    const { stdout: listed } = await run(here, "rules", "--format", "json");
    const { rules } = JSON.parse(listed) as { rules: { code: string; kind: string }[] };
    const codes = rules.filter(({ kind }) => kind === "logic" || kind === "advice").map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(40);
    const strict = makeFolder();
    cpSync(here.cwd, strict, { recursive: true });
    appendFileSync(join(strict, "funnel.yaml"), `rules:\n${codes.map((code) => `  ${code}: error\n`).join("")}`);
    const { code, stdout } = await run({ cwd: strict }, "check", "--format", "json", "--fail-on", "warning");
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({ code: 0, diagnostics: [] });
  });

  it("is laid out canonically", async () => {
    expect(await run(here, "fmt", "--check")).toMatchObject({ code: 0 });
  });

  it("meets the examples that its teams agreed on, which cover every clause, row, rule and step", async () => {
    const { code, stdout, stderr } = await run(here, "test", "--format", "plain", "--min", "100");
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("makes of its history what is on record", async () => {
    const effects = join(makeFolder(), "effects.jsonl");
    const words = ["--until", until, "--received", received, ...columns, "-o", effects];
    const { code, stdout, stderr } = await run(here, "run", ...events, ...words);
    expect(code).toBe(0);
    const printed = `${stdout}${stderr}`.replace(/^wrote .*\n/m, "").trim();
    expectGolden("example", name, "tally.txt", `${printed}\n`);
    const summary = summarizeEffects(readFileSync(effects, "utf8"));
    expectGolden("example", name, "summary.json", `${JSON.stringify(summary, null, 2)}\n`);
  });

  it("reports on its history what is on record", async () => {
    const [history] = events;
    const { code, stdout } = await run(here, "report", history!, "--until", until);
    expect(code).toBe(0);
    expectGolden("example", name, "report.txt", stdout);
  });
});
