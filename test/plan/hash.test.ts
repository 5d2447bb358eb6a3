/** What the hash of a plan is about: meaning, and nothing that only people read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emitCanonical } from "../../compiler/plan/emit.ts";
import { hashDeclaration, hashPlan } from "../../compiler/plan/hash.ts";
import { compileFiles } from "./compile-text.ts";

const acme = readFileSync(join(import.meta.dirname, "../fixtures/acme.funnel"), "utf8");
const compile = (text: string) => compileFiles({ "acme.funnel": text }).plan;
const original = compile(acme);

/** Replaces text that must be there, so that no test passes because it changed nothing. */
function change(pattern: string, replacement: string): string {
  expect(acme).toContain(pattern);
  return acme.replace(pattern, replacement);
}

describe("the hash of a plan", () => {
  it("is what hashing the plan gives, and stands in the tests too", () => {
    expect(original.hash).toBe(hashPlan(original));
    expect(compileFiles({ "acme.funnel": acme }).tests.plan_hash).toBe(original.hash);
  });

  it.each([
    ["a comment", () => change("lifecycle {", "// Look here.\nlifecycle {")],
    ["a title", () => change('"Marketing-qualified lead"', '"MQL"')],
    ["a doc comment", () => change("persona economic_buyer", "/// The one who pays.\npersona economic_buyer")],
    ["space", () => change("range 0..100", "range   0..100\n")],
    ["a test", () => change("expect stage is visitor", "expect stage is inquiry")],
  ])("stays the same when %s changes", (_, edit) => {
    const plan = compile(edit());
    expect(plan.hash).toBe(original.hash);
  });

  it.each([
    ["a number", () => change("+40 when", "+41 when")],
    ["a name", () => acme.replaceAll("exec_dinner", "executive_dinner")],
    [
      "the order of stages' clauses",
      () =>
        change(
          "+40 when employees >= 1000\n  +25 when employees in 200..999",
          "+25 when employees in 200..999\n  +40 when employees >= 1000",
        ),
    ],
    ["a duration", () => change("limit  14 days", "limit  15 days")],
    ["the zone", () => change('"America/New_York"', '"America/Chicago"')],
  ])("changes when %s changes", (_, edit) => {
    expect(compile(edit()).hash).not.toBe(original.hash);
  });
});

describe("the hash of a declaration", () => {
  it("changes with it and with nothing else", () => {
    const plan = compile(change("+40 when", "+41 when"));
    expect(hashDeclaration(plan, "score", "fit")).not.toBe(hashDeclaration(original, "score", "fit"));
    for (const [kind, name] of [
      ["score", "engagement"],
      ["lifecycle"],
      ["content map"],
      ["sla", "follow_up"],
    ] as const) {
      expect(hashDeclaration(plan, kind, name)).toMatch(/^[0-9a-f]{64}$/);
      expect(hashDeclaration(plan, kind, name)).toBe(hashDeclaration(original, kind, name));
    }
  });

  it("is absent when there is no such declaration", () => {
    expect(hashDeclaration(original, "score", "fitt")).toBeUndefined();
    expect(hashDeclaration(original, "score", undefined)).toBeUndefined();
    expect(hashDeclaration(original, "account", undefined)).toBeUndefined();
    expect(hashDeclaration(original, "spans", undefined)).toBeUndefined();
    expect(hashDeclaration(original, "lifecycle", "x")).toBeUndefined();
  });
});

describe("the order of files", () => {
  // Each declaration begins at the start of a line, with its doc comment.
  const declarations = acme.split(/^(?=\/\/\/|(?<!\/\/\/.*\n)[a-z])/m).filter((text) => text.trim() !== "");

  it("does not matter: the same files give the same bytes, and other files the same meaning", () => {
    expect(declarations.length).toBeGreaterThan(30);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(declarations, { minLength: declarations.length }),
        fc.integer({ min: 1, max: 5 }),
        (shuffled, count) => {
          const files = Array.from({ length: count }, (_, index): [string, string] => [
            `${"edcba"[index]}.funnel`,
            shuffled.filter((__, at) => at % count === index).join("\n"),
          ]);
          const { plan, tests } = compileFiles(Object.fromEntries(files));
          const turned = compileFiles(Object.fromEntries(files.toReversed()));
          expect(emitCanonical(turned.plan)).toBe(emitCanonical(plan));
          expect(emitCanonical(turned.tests)).toBe(emitCanonical(tests));
          expect(plan.hash).toBe(original.hash);
        },
      ),
      { numRuns: 12 },
    );
  });
});
