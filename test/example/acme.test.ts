/** The Acme example holds together, and its year of history gives the results on record, byte for byte. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, run } from "../cli/in-process.ts";
import { expectGolden } from "../golden.ts";
import { root } from "../house/source-files.ts";
import { summarizeEffects } from "./summarize-effects.ts";

const here = { cwd: join(root, "examples", "acme") };

describe("the Acme example", () => {
  it("has no finding", async () => {
    const { code, stdout } = await run(here, "check", "--format", "json");
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({ code: 0, diagnostics: [] });
  });

  it("compiles to the same plan each time", async () => {
    const folder = makeFolder();
    const plans = await Promise.all(
      ["one.json", "two.json"].map(async (name) => {
        expect((await run(here, "build", "-o", join(folder, name))).code).toBe(0);
        return readFileSync(join(folder, name), "utf8");
      }),
    );
    expect(plans[0]).toBe(plans[1]);
    expect(JSON.parse(plans[0] ?? "")).toMatchObject({ funnel: { name: "acme" } });
  });

  it("meets the examples that its teams agreed on", async () => {
    const { code, stdout } = await run(here, "test", "--format", "plain");
    expect({ code, stdout }).toMatchObject({ code: 0 });
  });

  it("makes of its history what is on record, byte for byte", async () => {
    const { effects, leads, printed } = await runHistory(join("history", "2026.jsonl"));
    expectGolden("example", "acme", "tally.txt", `${printed}\n`);
    const summary = { ...summarizeEffects(effects), "hash of leads": createHash("sha256").update(leads).digest("hex") };
    expectGolden("example", "acme", "summary.json", `${JSON.stringify(summary, null, 2)}\n`);
  });

  it("makes the same of its first months each time, in one process too", async () => {
    const lines = readFileSync(join(here.cwd, "history", "2026.jsonl"), "utf8")
      .split("\n")
      .slice(0, 1500);
    const history = join(makeFolder({ "history.jsonl": `${lines.join("\n")}\n` }), "history.jsonl");
    expect(await runHistory(history)).toEqual(await runHistory(history));
  });
});

interface HistoryRun {
  readonly effects: string;
  readonly leads: string;
  readonly printed: string;
}

async function runHistory(history: string): Promise<HistoryRun> {
  const folder = makeFolder();
  const [effects, leads] = [join(folder, "effects"), join(folder, "leads")];
  const words = ["--until", "2026-10-01T00:00:00Z", "-o", effects, "--leads", leads];
  const { code, stdout, stderr } = await run(here, "run", history, ...words);
  expect(code).toBe(0);
  const printed = `${stdout}${stderr}`.replace(/^wrote .*\n/m, "").trim();
  return { effects: readFileSync(effects, "utf8"), leads: readFileSync(leads, "utf8"), printed };
}
