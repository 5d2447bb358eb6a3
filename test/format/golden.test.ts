/** Careless text and its canonical layout, for every declaration. */
import { expect, it } from "vitest";
import { declarationKeywords } from "../../compiler/syntax/keywords.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { expectGolden, listGoldenCases, readGoldenInput } from "../golden.ts";
import { expectFaithful } from "./faithful.ts";

const cases = listGoldenCases("format");

it.each(cases)("lays out %s", async (name) => {
  const canonical = await expectFaithful(readGoldenInput("format", name, "input.funnel"));
  expectGolden("format", name, "canonical.funnel", canonical);
});

it("has a golden for every declaration", () => {
  const texts = cases.map((name) => readGoldenInput("format", name, "input.funnel"));
  const words = texts.flatMap((text) =>
    parseSource({ path: "input.funnel", text }).value.declarations.map(({ keyword }) => keyword.text),
  );
  expect(declarationKeywords.map(({ word }) => word).filter((word) => !words.includes(word))).toEqual([]);
});
