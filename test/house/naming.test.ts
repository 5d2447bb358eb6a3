/** Names of files: kebab-case, and a word for what is inside instead of a drawer for everything. */
import { basename, dirname } from "node:path";
import { expect, it } from "vitest";
import { listSourceFiles } from "./source-files.ts";

const drawers = ["utils", "util", "helpers", "helper", "types", "common", "misc", "shared", "stuff", "lib"];
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The name without its extensions, and without the number of the requirement that a test is about. */
function stem(path: string): string {
  return basename(path)
    .replace(/(\.(test|bench|config|d))?\.ts$/, "")
    .replace(/^R\d+-/, "");
}

it("writes file names in kebab-case", () => {
  expect(listSourceFiles().filter((path) => !kebab.test(stem(path)))).toEqual([]);
});

it("writes folder names in kebab-case", () => {
  const folders = new Set(listSourceFiles().flatMap((path) => dirname(path).split("/")));
  expect([...folders].filter((folder) => folder !== "." && !kebab.test(folder))).toEqual([]);
});

it("has no file that could hold anything", () => {
  expect(listSourceFiles().filter((path) => drawers.includes(stem(path)))).toEqual([]);
});
