/** A fault put into the Acme example is found by the rule that it is about, at its place, and by no other. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderReport } from "../../compiler/diagnostics/render/index.ts";
import { plainPalette } from "../../compiler/diagnostics/render/palette.ts";
import { rules } from "../../compiler/lint/registry.ts";
import { type LintedCompilation, lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { expectGolden } from "../golden.ts";
import { type Files, type Signing, signProject } from "./sign-project.ts";

interface Fault {
  /** Replacements of text that stands once in its file; a file that is not there is made of an empty `find`. */
  readonly edits: readonly { readonly file: string; readonly find: string; readonly replace: string }[];
  /** Who signed the agreement; all, as it stands, when absent. */
  readonly signed?: Signing;
}

const root = join(import.meta.dirname, "..", "..", "examples", "acme");
const faults = join(import.meta.dirname, "acme");
const acme = readAcme();

function readAcme(): Files {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  const own = paths.filter((path) => /\.(funnel|yaml)$/u.test(path) && !/^(tests|history|build)\//u.test(path));
  return Object.fromEntries(own.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

function seed({ edits }: Fault): Files {
  const files: Record<string, string> = { ...acme };
  for (const { file, find, replace } of edits) {
    const text = files[file] ?? "";
    expect(find === "" ? text : text.split(find).length, `\`${find}\` stands once in ${file}`).toBe(
      find === "" ? "" : 2,
    );
    files[file] = find === "" ? replace : text.replace(find, () => replace);
  }
  return files;
}

function lint(files: Files, signing: Signing): LintedCompilation {
  return lintFiles(createMemoryHost(signProject(files, signing, acme)), { now: Date.UTC(2026, 6, 1) });
}

it("finds nothing in Acme as it stands", () => {
  expect(lint(acme, "as it stands").diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});

it("has a fault for every rule", () => {
  const seeded = readdirSync(faults).map((name) => name.replace(".json", ""));
  expect(seeded.sort()).toEqual(rules.map(({ code }) => code as string).sort());
});

describe.each(readdirSync(faults).map((name) => name.replace(".json", "")))("%s", (code) => {
  it("is found where it was seeded, and nothing else is", () => {
    const fault = JSON.parse(readFileSync(join(faults, `${code}.json`), "utf8")) as Fault;
    const { diagnostics } = lint(seed(fault), fault.signed ?? "as it stands");
    const report = { version: "0.0.0", checked: 0, diagnostics };
    const text = renderReport("pretty", report, { palette: plainPalette, width: 100 });
    expectGolden("lint", code, "expected.txt", text);
    expect([...new Set(diagnostics.map((each) => each.code))]).toEqual([code]);
  });
});
