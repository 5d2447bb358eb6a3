/** Compiling as a whole: whatever the files say, there is a plan or an error, and never a throw. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileProject } from "../../compiler/compile.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { listFindings } from "../project/findings.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "..", name), "utf8");
const acme = fixture("fixtures/acme.funnel");
const expressions = `${fixture("golden/plan/base.funnel")}${fixture("golden/plan/expressions/main.funnel")}`;

const compile = (files: Record<string, string>) => compileProject(createMemoryHost(files));

describe("compiling", () => {
  it("makes a plan of the language's example", () => {
    const { plan, tests, diagnostics, files } = compile({ "acme.funnel": acme });
    expect(listFindings(diagnostics.filter(({ severity }) => severity === "error"))).toEqual([]);
    expect([plan?.funnel.name, tests?.tests.length, files.length]).toEqual(["acme", 1, 1]);
  });

  it("makes no plan of a project with an error, and says where it is", () => {
    const { plan, tests, checked, diagnostics } = compile({
      "a.funnel": acme.replace("owner  marketing", "owner  marketting"),
    });
    expect([plan, tests]).toEqual([undefined, undefined]);
    expect(checked).toBeDefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-name"]);
  });

  it("finds what a catalogue's entries refer to in the catalogue", () => {
    const { diagnostics } = compile({
      "acme.funnel": `${acme}\ncatalog "more/assets.yaml"\n`,
      "more/assets.yaml": "video:\n  by: [email, emial]\n  needs: [prove_rio]\nroi_calculator: { by: [web] }\n",
    });
    expect(diagnostics.map(({ code, location: { source } }) => `${source.path} ${code}`)).toEqual([
      "more/assets.yaml unknown-name",
      "more/assets.yaml unknown-name",
      "more/assets.yaml duplicate-name",
    ]);
    expect(listFindings(diagnostics)).toEqual([
      "2:15 unknown-name `emial`",
      "3:11 unknown-name `prove_rio`",
      "4:1 duplicate-name `roi_calculator`",
    ]);
  });

  it("has nothing to say of a project without files but that it is empty", () => {
    const { checked, plan, diagnostics } = compile({});
    expect([checked, plan, diagnostics.map(({ code }) => code)]).toEqual([undefined, undefined, ["empty-project"]]);
  });

  const word = fc.constantFrom(...new Set(acme.match(/\w+|[^\s\w]/g)));
  it.each([
    ["the example", acme],
    ["expressions", expressions],
  ])("never throws: %s with words exchanged", (_, text) => {
    const words = [...text.matchAll(/[\w"]+|[^\s\w"]/g)];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(words.length - 1), word), { minLength: 1, maxLength: 3 }), (changes) => {
        let changed = text;
        for (const [index, other] of changes.toSorted(([left], [right]) => right - left)) {
          const { index: start = 0, 0: old = "" } = words[index] ?? {};
          changed = changed.slice(0, start) + other + changed.slice(start + old.length);
        }
        const { plan, diagnostics } = compile({ "a.funnel": changed });
        expect(plan === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
      }),
      { numRuns: 150 },
    );
  });
});

it("bundles for a browser, without a module of Node's", async () => {
  const result = await build({
    entryPoints: [join(import.meta.dirname, "../../compiler/index.ts")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    logLevel: "silent",
  });
  expect(result.errors).toEqual([]);
  expect(result.outputFiles[0]?.text).not.toMatch(/from"?\s*"node:|require\("node:/);
});
