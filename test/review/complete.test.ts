/** Nothing that changes a plan goes unsaid: every single value of plans that use the whole language is changed, one by one. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { diffPlans } from "../../compiler/review/diff-plans.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import { goldenFolder, listGoldenCases } from "../golden.ts";
import { compileFiles } from "../plan/compile-text.ts";

/** What only people or the compiler read, or follows from the rest. */
const silent = new Set(["id", "doc", "moved_from", "thresholds", "engine", "spans", "hash", "language", "format"]);
const notes = new Set(["op", "step", "form", "built_in"]);

type Path = readonly (string | number)[];

interface Place {
  readonly path: Path;
  readonly value: unknown;
}

function listPlaces(value: unknown, path: Path = []): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => listPlaces(item, [...path, index]));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .filter(([key]) => !silent.has(key))
      .flatMap(([key, part]) => listPlaces(part, [...path, key]));
  }
  return [{ path, value }];
}

function find(plan: Plan, path: Path): Record<string, unknown> {
  return path.reduce<never>((node, key) => node[key] as never, plan as never) as Record<string, unknown>;
}

/** The closed lists of words in the schema, by the property that takes one of them. */
const closedWords = new Map<string, (readonly unknown[])[]>();
collectWords(JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/plan.schema.json"), "utf8")), "");

function collectWords(node: unknown, key: string): void {
  if (typeof node !== "object" || node === null) return;
  for (const [name, part] of Object.entries(node)) {
    if (name === "enum" && Array.isArray(part)) closedWords.set(key, [...(closedWords.get(key) ?? []), part]);
    else collectWords(part, /^(properties|items|anyOf|\d+)$/.test(name) ? key : name);
  }
}

function changeValue(key: string, value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  const words = closedWords.get(key)?.find((list) => list.includes(value));
  return words === undefined ? `${String(value)}x` : words[(words.indexOf(value) + 1) % words.length];
}

function change(plan: Plan, { path, value }: Place): Plan {
  const copy = structuredClone(plan);
  const key = path.findLast((each) => typeof each === "string") ?? "";
  find(copy, path.slice(0, -1))[path.at(-1)!] = changeValue(String(key), value);
  return copy;
}

/** Values that no other value could stand for alone: notes for the runtime, and a gap that has contents. */
function isBound(plan: Plan, { path }: Place): boolean {
  const key = String(path.at(-1));
  const node = find(plan, path.slice(0, -1));
  if (notes.has(key) || (key === "type" && "op" in node)) return true;
  return key === "gap" && (node["contents"] as unknown[]).length > 0;
}

function readCase(name: string): { readonly plan: Plan; readonly shown: readonly string[] } {
  const folder = goldenFolder("plan", name);
  const files = Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "expected.json")
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
  );
  const main = files["main.funnel"] ?? "";
  const base = readFileSync(join(goldenFolder("plan", "."), "base.funnel"), "utf8");
  const whole = /^funnel /m.test(main) ? files : { ...files, "base.funnel": base };
  const shown = /^\/\/ shows: (.*)$/m.exec(main)?.[1]?.split(" ") ?? [];
  return { plan: compileFiles(whole).plan, shown };
}

describe.each(listGoldenCases("plan"))("%s", (name) => {
  const { plan, shown } = readCase(name);

  it("does not differ from itself", () => {
    expect(diffPlans(plan, structuredClone(plan))).toEqual({ changes: [] });
  });

  it("has a sentence for every value that changes", () => {
    const places = listPlaces(plan).filter(({ path }) => shown.includes(String(path[0])));
    const unsaid: string[] = [];
    for (const [index, place] of places.entries()) {
      if (isBound(plan, place)) continue;
      const edited = change(plan, place);
      const { changes } = index % 2 === 0 ? diffPlans(plan, edited) : diffPlans(edited, plan);
      const sentences = changes.map(({ what }) => what);
      const isClear = sentences.length > 0 && !sentences.some((what) => /undefined|\[object|NaN/.test(what));
      if (!isClear) unsaid.push(`${place.path.join(".")}: ${sentences.join("; ")}`);
    }
    expect(unsaid).toEqual([]);
  });
});
