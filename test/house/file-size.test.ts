/** Files stay small: 150 lines is the aim and 400 the limit, except for files that a program wrote. */
import { expect, it } from "vitest";
import { isGenerated, listSourceFiles, readSource } from "./source-files.ts";

const limit = 400;
const aim = 150;

const sizes = listSourceFiles()
  .map((path) => ({ path, text: readSource(path) }))
  .filter(({ text }) => !isGenerated(text))
  .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }));

it("has no file above the limit", () => {
  const long = sizes.filter(({ lines }) => lines > limit).map(({ path, lines }) => `${path} has ${lines} lines`);
  expect(long).toEqual([]);
});

it("meets the aim in the middle of all files", () => {
  const lines = sizes.map((size) => size.lines).sort((left, right) => left - right);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(aim);
});
