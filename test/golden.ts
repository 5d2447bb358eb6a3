/** Golden files: expected output beside its input, rewritten with UPDATE=1, and reported when stale. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "golden");

/** The names of the cases of a phase: its folders under `test/golden/<phase>/`. */
export function listGoldenCases(phase: string): string[] {
  const folder = join(root, phase);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The absolute path of a case's folder. */
export function goldenFolder(phase: string, name: string): string {
  return join(root, phase, name);
}

/** Reads an input file of a case. */
export function readGoldenInput(phase: string, name: string, file: string): string {
  return readFileSync(join(root, phase, name, file), "utf8");
}

/** Compares `actual` with the golden file; with UPDATE=1 writes it instead. A missing golden fails. */
export function expectGolden(phase: string, name: string, file: string, actual: string): void {
  const path = join(root, phase, name, file);
  if (process.env["UPDATE"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  expect(existsSync(path), `${path} is missing; run with UPDATE=1`).toBe(true);
  expect(actual).toBe(readFileSync(path, "utf8"));
}
