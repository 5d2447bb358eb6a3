/** `ARCHITECTURE.md` stays true: every dependency is explained, every invariant names a test that exists. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { layerTable } from "./layer-table.ts";
import { readSource, root } from "./source-files.ts";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const document = readSource("ARCHITECTURE.md");
const manifest = JSON.parse(readSource("package.json")) as Manifest;
const packages = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];

/** The rows of the tables below a heading, as their cells. */
function listRows(heading: string): string[][] {
  const section = document.split(/^## /m).find((part) => part.startsWith(heading)) ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|\s*-/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function listQuoted(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
}

it("explains each dependency, and no other", () => {
  const explained = listRows("Dependencies").flatMap(([names = ""]) => listQuoted(names));
  expect(explained.sort()).toEqual(packages.sort());
});

it("names an existing test for each invariant, numbered in order", () => {
  const rows = listRows("Invariants").slice(1);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, index) => index + 1));
  const missing = rows.flatMap(([, , test = ""]) => listQuoted(test)).filter((path) => !existsSync(join(root, path)));
  expect(missing).toEqual([]);
});

it("shows every folder of the table of layers on the map", () => {
  const folders = Object.keys(layerTable).filter((layer) => !layer.includes("."));
  const missing = folders.filter((folder) => !document.includes(folder.replace(/^.*\//, "")));
  expect(missing).toEqual([]);
});
