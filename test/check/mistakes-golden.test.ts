/** Mistakes of meaning that newcomers make: each gives exactly one finding, and its edit, where it has one, mends the text. */
import { describe, expect, test } from "vitest";
import { expectGolden, listGoldenCases, readGoldenInput } from "../golden.ts";
import { applyFix, showDiagnostics } from "../syntax/show-diagnostics.ts";
import { check, checkBesideBase } from "./check-harness.ts";

const phase = "mistakes-meaning";

describe("goldens of mistakes", () => {
  test.each(listGoldenCases(phase))("%s", (name) => {
    const text = readGoldenInput(phase, name, "input.funnel");
    const { diagnostics } = checkCase(text);
    const [finding] = diagnostics;
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toHaveLength(1);
    if (finding === undefined) return;
    expectGolden(phase, name, "expected.txt", `${showDiagnostics({ path: "", text }, [finding])}\n`);
    expect(finding.help).toBeTruthy();
    if (finding.fix === undefined) return;
    const mended = applyFix(text, finding);
    expect(checkCase(mended).diagnostics.map(({ message }) => message)).toEqual([]);
  });
});

/** A case is a project of its own when it declares the funnel; else it stands beside the base project. */
function checkCase(text: string): ReturnType<typeof check> {
  return text.startsWith("funnel ") ? check(text) : checkBesideBase(text);
}
