/** Mistakes that newcomers make: each gives exactly one finding, and its edit, where it has one, mends the text. */
import { describe, expect, test } from "vitest";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { expectGolden, listGoldenCases, readGoldenInput } from "../golden.ts";
import { applyFix, showDiagnostics } from "./show-diagnostics.ts";

describe("goldens of mistakes", () => {
  test.each(listGoldenCases("mistakes-syntax"))("%s", (name) => {
    const text = readGoldenInput("mistakes-syntax", name, "input.funnel");
    const source = { path: "input.funnel", text };
    const { diagnostics } = parseSource(source);
    expectGolden("mistakes-syntax", name, "expected.txt", `${showDiagnostics(source, diagnostics)}\n`);
    expect(diagnostics).toHaveLength(1);
    const [finding] = diagnostics;
    expect(finding?.help).toBeTruthy();
    if (finding?.fix === undefined) return;
    const mended = { path: "input.funnel", text: applyFix(text, finding) };
    expect(showDiagnostics(mended, parseSource(mended).diagnostics)).toBe("");
  });
});
