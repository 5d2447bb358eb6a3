/** Patterns: which engine matches them, and that what is accepted is accepted by both. */
import { RE2JS } from "re2js";
import { expect, it } from "vitest";
import { patternEngine } from "../../compiler/check/pattern.ts";
import { checkBesideBase } from "./check-harness.ts";

it.each(["abc", "\\bchief\\b", "a{2,5}", "(a|b)?", "[*+]", "\\+", "^a$"])("/%s/ is bounded", (pattern) => {
  expect(patternEngine(pattern)).toBe("native");
});

it.each(["a*", "(a+)+", "x{2,}", "[a-z]+", "\\d*?", "\\p{L}"])("/%s/ needs a linear engine", (pattern) => {
  expect(patternEngine(pattern)).toBe("linear");
});

const accepted = [
  "(a+)+$",
  "\\-+\\_",
  "\\u00e9+",
  "[\\w-]+@",
  "(?:x{10}){20}",
  "(?<year>\\d+)",
  "a{500}b{600}",
  "\\p{L}+",
  "[^\\]]*",
];

it.each(accepted)("/%s/ is accepted, and the linear engine reads it", (pattern) => {
  expect(checkPattern(pattern)).toEqual([]);
  expect(() => RE2JS.compile(RE2JS.translateRegExp(pattern))).not.toThrow();
});

const refused: readonly (readonly [string, string])[] = [
  ["(a)\\1+", "super-linear-pattern"],
  ["(?<x>a)\\k<x>", "super-linear-pattern"],
  ["(?=a)b", "super-linear-pattern"],
  ["(?<!a)b", "super-linear-pattern"],
  ["a{1001}", "super-linear-pattern"],
  ["(?:a{100}){100}", "super-linear-pattern"],
  ["(a", "invalid-pattern"],
  ["a**", "invalid-pattern"],
  ["[\\b]", "invalid-pattern"],
  ["\\p{Script=Greek}", "invalid-pattern"],
];

it.each(refused)("/%s/ is refused", (pattern, code) => {
  expect(checkPattern(pattern)).toEqual([code]);
});

function checkPattern(pattern: string): readonly string[] {
  return checkBesideBase(`segment s { when title matches /${pattern}/i }`).diagnostics.map(({ code }) => code);
}
