/** Results of tests as JUnit XML: each file a suite, each test or row of a table a case. */
import { SourceLines, showOnOneLine, writeJunit, type JunitCase } from "../../compiler/diagnostics/render/index.ts";
import { titleOf, type TestFailure, type TestReport, type TestResult } from "./test-result.ts";

/** A document without suites when no test was run. */
export function renderTestsAsJunit({ results }: TestReport): string {
  const lines = new SourceLines();
  const files = Map.groupBy(results, ({ location }) => location.source.path);
  return writeJunit(
    "funnel test",
    [...files].map(([name, inFile]) => ({ name, cases: inFile.map((result) => describeCase(lines, result)) })),
  );
}

function describeCase(lines: SourceLines, result: TestResult): JunitCase {
  const { file, line } = lines.place(result.location);
  const [first] = result.failures;
  return {
    name: titleOf(result),
    group: file,
    file,
    line,
    failure: first && {
      message: first.actual.map(showOnOneLine).join("; ") || "the expectation does not hold",
      type: "expectation",
      text: result.failures.map((failure) => describeFailure(lines, failure)).join("\n"),
    },
    output: undefined,
  };
}

function describeFailure(lines: SourceLines, { location, at, actual }: TestFailure): string {
  const { file, line, column } = lines.place(location);
  return [`${file}:${line}:${column}: on ${at}`, ...actual.map((each) => `  ${each}`)].map(showOnOneLine).join("\n");
}
