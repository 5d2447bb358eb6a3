/** What `package.json` promises is what the build makes. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { libraryEntries, programEntries } from "../../tools/entries.ts";
import { readSource, root } from "./source-files.ts";

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

const manifest = JSON.parse(readSource("package.json")) as Manifest;
const libraries = Object.values(manifest.exports).filter((target) => typeof target !== "string");
const existing = libraryEntries.filter(({ source }) => existsSync(join(root, source)));

it("exports exactly the libraries that have a source", () => {
  expect(libraries.map((target) => target.default).sort()).toEqual(
    existing.map(({ output }) => `./dist/${output}.js`).sort(),
  );
});

it("gives each library the types of its own source", () => {
  const expected = existing.map(({ output, source }) => [
    `./dist/${output}.js`,
    `./dist/types/${source.replace(/\.ts$/, ".d.ts")}`,
  ]);
  expect(libraries.map((target) => [target.default, target.types]).sort()).toEqual(expected.sort());
});

it("names a program that is an entry", () => {
  const outputs = programEntries.map(({ output }) => `./dist/${output}.js`);
  expect(Object.values(manifest.bin).filter((file) => !outputs.includes(file))).toEqual([]);
});

it("has built every file it names", () => {
  const files = [...Object.values(manifest.bin), ...libraries.flatMap((target) => [target.default, target.types])];
  expect(
    files.filter((file) => !existsSync(join(root, file))),
    "run `npm run build`",
  ).toEqual([]);
});
