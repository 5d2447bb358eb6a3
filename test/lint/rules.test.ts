/** Every rule reports its own bad example and nothing else, and nothing at all in its good one. */
import { describe, expect, it } from "vitest";
import { applyFixes } from "../../compiler/diagnostics/apply-fixes.ts";
import { codes } from "../../compiler/diagnostics/codes.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { ruleCodes } from "../../compiler/diagnostics/rule-codes.ts";
import type { RuleText } from "../../compiler/lint/define-rule.ts";
import { rules } from "../../compiler/lint/registry.ts";
import { suppressionRules } from "../../compiler/lint/suppression-rules.ts";
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { baseFiles, completeSnippet, listDeclarations } from "./complete-snippet.ts";
import { exampleSignings } from "./example-signings.ts";
import { type Files, type Signing, signProject } from "./sign-project.ts";

const all: readonly RuleText[] = [...rules, ...suppressionRules];

/** `code: message` of each finding, on the first of July 2026. */
function lint(files: Files, signing: Signing, before: Files): string[] {
  return lintAll(signProject(files, signing, before)).map(showFinding);
}

function showFinding({ code, message, location }: Diagnostic): string {
  return `${code}: ${message} (${location.source.path}, ${excerpt(location)})`;
}

function excerpt({ source, start, end }: { source: { text: string }; start: number; end: number }): string {
  return source.text.slice(start, Math.min(end, start + 40)).replaceAll("\n", " ");
}

function lintAll(files: Files): readonly Diagnostic[] {
  return lintFiles(createMemoryHost(files), { now: Date.UTC(2026, 6, 1) }).diagnostics;
}

it("has a base project without a finding", () => {
  expect(lint(baseFiles, "as it stands", baseFiles)).toEqual([]);
});

it("has one rule for each code, and one code for each rule", () => {
  expect(all.map(({ code }) => code).sort()).toEqual([...ruleCodes].sort());
});

describe.each(all.map((rule) => [rule.code, rule] as const))("%s", (code, rule) => {
  const { bad = "as it stands", good = "as it stands" } = exampleSignings[code] ?? {};
  const lacking = rule.lacking ?? [];
  const signed = signProject(completeSnippet(rule.bad, lacking), bad, completeSnippet(rule.good));
  let badFindings: readonly Diagnostic[] | undefined;
  const findBad = (): readonly Diagnostic[] => (badFindings ??= lintAll(signed));

  it("reports the bad example, and nothing else there", () => {
    const found = findBad().map(showFinding);
    expect(found.map((line) => line.split(":")[0] === code || line)).toEqual(found.map(() => true));
    expect(found.length).toBeGreaterThan(0);
  });

  it("has nothing to say about the good example", () => {
    expect(lint(completeSnippet(rule.good), good, baseFiles)).toEqual([]);
  });

  it("offers machine edits that mend what they are for", () => {
    let files = signed;
    let found = findBad();
    const own = (): Diagnostic[] => found.filter((diagnostic) => diagnostic.code === code);
    const before = own();
    for (let round = 0; round < 3; round += 1) {
      const { texts } = applyFixes(own());
      // Without an edit the project, and so what is found in it, stays as it is.
      if (texts.size === 0) break;
      files = { ...files, ...Object.fromEntries(texts) };
      found = lintAll(files);
    }
    const left = own();
    expect(left.filter(({ fix }) => fix !== undefined)).toEqual([]);
    expect(left.length < before.length).toBe(before.some(({ fix }) => fix !== undefined));
    expect(found.filter((diagnostic) => Object.hasOwn(codes, diagnostic.code))).toEqual([]);
  });

  it("lacks only what the base project has", () => {
    const known = listDeclarations(baseFiles);
    expect(lacking.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("speaks in the agreed forms", () => {
    expect(rule.summary).toMatch(/^[a-z`].*[^.]$/su);
    expect(rule.why).toMatch(/^[A-Z`“].*[.?!]$/su);
    expect(rule.kind === "logic" || rule.requirement !== undefined || rule.theme === "housekeeping").toBe(true);
  });
});
