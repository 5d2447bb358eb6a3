/** The report of tests in every format, from results made by hand. */
import { describe, expect, test } from "vitest";
import type { Io, Output } from "../../cli/io.ts";
import { renderTests, type TestReport } from "../../cli/report/test-report.ts";
import type { Source } from "../../compiler/text/source.ts";
import { locate } from "../diagnostics/sample.ts";
import { expectGolden } from "../golden.ts";

const journey: Source = {
  path: "tests/journey.funnel",
  text: 'test "a demo makes a lead" {\n  at 2026-03-02T10:00 did demo_requested\n  expect stage is mql and engagement = 65\n}\n',
};
const table: Source = {
  path: "tests/fit.funnel",
  text: 'test "fit by size" {\n  | employees | => fit |\n  | 5000      | 60     |\n  | 3         | 0      |\n}\n',
};
const passed = { row: undefined, failures: [] };
const report: TestReport = {
  version: "0.0.0",
  notExecuted: ["sla"],
  coverage: undefined,
  broken: [],
  results: [
    {
      title: "a demo makes a lead",
      row: undefined,
      location: locate(journey, 'test "a demo makes a lead"'),
      failures: [
        {
          location: locate(journey, "expect stage is mql and engagement = 65"),
          at: "2 Mar 2026, 10:00",
          actual: ["stage is mql — it is inquiry", "engagement = 65 — it is 50"],
        },
      ],
    },
    { title: "fit by size", row: 1, location: locate(table, "| 5000      | 60     |"), failures: [] },
    {
      title: "fit by size",
      row: 2,
      location: locate(table, "| 3         | 0      |"),
      failures: [
        {
          location: locate(table, "0      |"),
          at: "1 Jan 2026, 00:00",
          actual: ["fit = 0 — it is 20"],
        },
      ],
    },
  ],
};
const output: Output = { write: () => undefined, flush: () => Promise.resolve(), isTerminal: false, columns: 100 };
const io = { env: {} } as Io;

describe.each(["pretty", "plain", "json", "junit", "github", "markdown"] as const)("as %s", (format) => {
  test("failures", () => {
    expectGolden("cli", "test-report", `${format}.txt`, renderTests(io, output, format, report));
  });
});

test("nothing but passed tests is two lines for people, and none for programs", () => {
  const fine: TestReport = { ...report, results: report.results.map((result) => ({ ...result, ...passed })) };
  expect(renderTests(io, output, "pretty", fine)).toBe(
    "✓ tests/journey.funnel  1 test\n✓ tests/fit.funnel      2 tests\n\n✓ 3 tests passed\n",
  );
  expect(renderTests(io, output, "plain", fine)).toBe("");
});

test.each(["junit", "github", "markdown"] as const)("%s when no test was run, and when all passed", (format) => {
  const fine: TestReport = { ...report, results: report.results.map((result) => ({ ...result, failures: [] })) };
  expectGolden("cli", "test-report", `${format}-passed.txt`, renderTests(io, output, format, fine));
  expectGolden("cli", "test-report", `${format}-none.txt`, renderTests(io, output, format, { ...report, results: [] }));
});
