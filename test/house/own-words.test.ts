/** Committed text is finished and belongs to the project: no reminders, no leftovers, no paths of one machine. */
import { globSync } from "node:fs";
import { expect, it } from "vitest";
import { isGenerated, listSourceFiles, readSource, root } from "./source-files.ts";

/** Written in two halves so that this file does not find itself. */
const reminders = [
  ["TO", "DO"],
  ["FIX", "ME"],
  ["XX", "X"],
  ["HA", "CK"],
].map((halves) => halves.join(""));

const forbidden: readonly (readonly [string, RegExp])[] = [
  ["a reminder", new RegExp(`\\b(${reminders.join("|")})\\b`)],
  ["a path of one machine", new RegExp(`(^|[\\s"'\`(=])/(${["work", "home", "root", "Users"].join("|")})/\\w`)],
  ["a merge conflict", /^(<{7}|>{7}) /m],
  ["a switched-off type check", /@ts-(ignore|nocheck)\b/],
];

const documents = globSync(["*.md", "docs/**/*.md", "examples/**/*.{md,funnel,yaml}", ".ci/*", "tools/*.sh"], {
  cwd: root,
}).map((path) => path.replaceAll("\\", "/"));

it.each(forbidden)("has no %s", (_, pattern) => {
  const own = "test/house/own-words.test.ts";
  const found = [...listSourceFiles(), ...documents]
    .filter((path) => path !== own)
    .filter((path) => {
      const text = readSource(path);
      return !isGenerated(text) && pattern.test(text);
    });
  expect(found).toEqual([]);
});

it("runs every test", () => {
  const narrowed = listSourceFiles()
    .filter((path) => path.endsWith(".test.ts"))
    .filter((path) => /\b(it|test|describe)\.(only|skip|todo|fails)\b/.test(readSource(path)))
    .filter((path) => path !== "test/house/own-words.test.ts");
  expect(narrowed).toEqual([]);
});
