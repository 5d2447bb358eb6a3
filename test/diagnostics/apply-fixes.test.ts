/** Machine edits put into texts: those that fit beside each other, each as a whole. */
import { describe, expect, it } from "vitest";
import { applyFixes } from "../../compiler/diagnostics/apply-fixes.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { reportWarning } from "../../compiler/diagnostics/report.ts";
import type { Source } from "../../compiler/text/source.ts";

const source: Source = { path: "a.funnel", text: "one two three" };
const other: Source = { path: "b.funnel", text: "four" };

type Edit = readonly [start: number, end: number, newText: string, source?: Source];

function mend(...edits: readonly Edit[]): Diagnostic {
  const fix = {
    title: "Mend",
    edits: edits.map(([start, end, newText, file = source]) => ({ location: { source: file, start, end }, newText })),
  };
  return reportWarning({ code: "name-style", message: "m", source, start: 0, end: 0, fix });
}

function apply(...diagnostics: readonly Diagnostic[]): { texts: Record<string, string>; fixed: number[] } {
  const { texts, fixed } = applyFixes(diagnostics);
  return { texts: Object.fromEntries(texts), fixed: fixed.map((diagnostic) => diagnostics.indexOf(diagnostic)) };
}

describe("machine edits", () => {
  it("are put in from any order, also at both ends of a text", () => {
    expect(apply(mend([8, 13, "3"]), mend([0, 3, "1"]), mend([13, 13, "!"]))).toEqual({
      texts: { "a.funnel": "1 two 3!" },
      fixed: [0, 1, 2],
    });
  });

  it("that touch the same text wait: the first stays", () => {
    expect(apply(mend([4, 7, "2"]), mend([6, 9, "x"]))).toEqual({ texts: { "a.funnel": "one 2 three" }, fixed: [0] });
    expect(apply(mend([4, 4, "a "]), mend([4, 4, "b "]))).toEqual({
      texts: { "a.funnel": "one a two three" },
      fixed: [0],
    });
    expect(apply(mend([0, 3, "1"]), mend([3, 3, "!"]))).toEqual({
      texts: { "a.funnel": "1! two three" },
      fixed: [0, 1],
    });
  });

  it("of one finding go together or not at all, over several files", () => {
    const both = mend([0, 3, "1"], [0, 4, "4", other]);
    expect(apply(both)).toEqual({ texts: { "a.funnel": "1 two three", "b.funnel": "4" }, fixed: [0] });
    expect(apply(mend([2, 5, "x"]), both)).toEqual({ texts: { "a.funnel": "onxwo three" }, fixed: [0] });
  });

  it("are nothing for findings without any", () => {
    expect(apply(reportWarning({ code: "name-style", message: "m", source, start: 0, end: 1 }))).toEqual({
      texts: {},
      fixed: [],
    });
  });
});
