/** Criteria in words: every kind of expression, and that none is left in the words of a program. */
import { expect, test } from "vitest";
import { describeCriterion } from "../../compiler/docs/words/describe-expression.ts";
import { describeDays, describeDuration } from "../../compiler/docs/words/describe-time.ts";
import { collectNames } from "../../compiler/docs/words/names.ts";
import { formatNumber, plainText } from "../../compiler/docs/words/phrase.ts";
import { expectGolden, readGoldenInput } from "../golden.ts";
import { compileFiles } from "../plan/compile-text.ts";

const source = readGoldenInput("docs", "words", "words.funnel");
const { plan } = compileFiles({ "words.funnel": source });
const names = collectNames(plan);

test("every kind of criterion", () => {
  const written = new Map(
    [...source.matchAll(/^segment (\w+) \{ when (.*) \}$/gm)].map(([, name, when]) => [name, when]),
  );
  const lines = plan.segments.flatMap(({ name, when }) => [
    `${name}  ${written.get(name) ?? ""}`,
    `     ${plainText(describeCriterion(names, when))}`,
  ]);
  expectGolden("docs", "words", "words.txt", `${lines.join("\n")}\n`);
});

test("names in words know what they name", () => {
  const segment = plan.segments.find(({ name }) => name === "c37");
  const words = segment === undefined ? [] : describeCriterion(names, segment.when);
  expect(words.filter((word) => typeof word !== "string")).toEqual([
    { id: "need/n1", text: "A need" },
    { id: "segment/c01", text: "C01" },
  ]);
  expect(plainText(words)).toBe("has the need “A need” and not “C01”");
});

test.each([
  [{ unit: "milliseconds", amount: 86_400_000 }, "1 day"],
  [{ unit: "milliseconds", amount: 5_400_000 }, "1 hour 30 minutes"],
  [{ unit: "months", amount: 24 }, "2 years"],
  [{ unit: "months", amount: 3 }, "3 months"],
  [{ unit: "business_minutes", amount: 240 }, "4 business hours"],
  [{ unit: "business_minutes", amount: 90 }, "1 business hour 30 minutes"],
  [{ unit: "business_minutes", amount: 45 }, "45 business minutes"],
  [{ unit: "business_days", amount: 1 }, "1 business day"],
] as const)("%j is %s", (duration, words) => {
  expect(describeDuration(duration)).toBe(words);
});

test.each([
  [[1, 2, 3, 4, 5], "Monday to Friday"],
  [[1, 2, 3, 4, 5, 6, 7], "every day"],
  [[2, 4], "Tuesday and Thursday"],
  [[5, 1, 2, 3], "Monday to Wednesday and Friday"],
  [[6, 7], "Saturday and Sunday"],
])("days %j are %s", (days, words) => {
  expect(describeDays(days)).toBe(words);
});

test.each([
  [1234567, "1,234,567"],
  [-30, "−30"],
  [0.5, "0.5"],
  [999, "999"],
])("%d is written %s", (value, words) => {
  expect(formatNumber(value)).toBe(words);
});
