/** The plans of small projects, one for each group of declarations, part by part as they say themselves. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { emitCanonical } from "../../compiler/plan/emit.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { TestDocument } from "../../schemas/generated/tests.ts";
import { expectGolden, goldenFolder, listGoldenCases } from "../golden.ts";
import { compileFiles } from "./compile-text.ts";

const base = readFileSync(join(goldenFolder("plan", "."), "base.funnel"), "utf8");

it.each(listGoldenCases("plan"))("lowers %s", (name) => {
  const files = readCase(name);
  const main = files["main.funnel"] ?? "";
  const isWhole = /^funnel /m.test(main);
  const { plan, tests } = compileFiles(isWhole ? files : { ...files, "base.funnel": base });
  const shown = /^\/\/ shows: (.*)$/m.exec(main)?.[1]?.split(" ") ?? [];
  expect(shown.length).toBeGreaterThan(0);
  expectGolden("plan", name, "expected.json", emitCanonical(showParts(plan, tests, shown)));
});

function readCase(name: string): Record<string, string> {
  const folder = goldenFolder("plan", name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== "expected.json")
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** The parts, and one line for the span of everything in them that has an id. */
function showParts(plan: Plan, tests: TestDocument, shown: readonly string[]): object {
  const all: Record<string, unknown> = { ...plan, tests: tests.tests };
  const parts = Object.fromEntries(shown.map((key) => [key, all[key]]));
  const ids = new Set(listIds(parts));
  const spans = Object.entries({ ...plan.spans, ...tests.spans })
    .filter(([id]) => ids.has(id))
    .map(([id, { file, line, column, end_line: endLine, end_column: endColumn, text }]) => {
      return [id, `${file}:${line}:${column}-${endLine}:${endColumn} ${text}`];
    });
  expect(spans.map(([id]) => id).sort(), "everything with an id has a span").toEqual([...ids].sort());
  return { ...parts, spans: Object.fromEntries(spans) as object };
}

function listIds(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "id" in value && typeof value.id === "string" ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(listIds)];
}
