/** The Acme example holds together, and its year of history gives the results on record, byte for byte. */
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

  it("makes of its history what is on record, and the same each time", async () => {
    const folder = makeFolder();
    const runs: { readonly effects: string; readonly leads: string; readonly printed: string }[] = [];
    for (const name of ["one", "two"]) {
      const [effects, leads] = [join(folder, `${name}.effects`), join(folder, `${name}.leads`)];
      const words = ["--until", "2026-10-01T00:00:00Z", "-o", effects, "--leads", leads];
      const { code, stdout, stderr } = await run(here, "run", join("history", "2026.jsonl"), ...words);
      expect(code).toBe(0);
      const printed = `${stdout}${stderr}`.replace(/^wrote .*\n/m, "").trim();
      runs.push({ effects: readFileSync(effects, "utf8"), leads: readFileSync(leads, "utf8"), printed });
    }
    const [first, second] = runs;
    expect(first).toEqual(second);
    expectGolden("example", "acme", "tally.txt", `${first?.printed}\n`);
    expectGolden(
      "example",
      "acme",
      "summary.json",
      `${JSON.stringify(summarizeEffects(first?.effects ?? ""), null, 2)}\n`,
    );
  });
});
