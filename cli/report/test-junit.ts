/** Results of tests as JUnit XML: each file a suite, each test or row of a table a case. */
import {
  SourceLines,
  describeErrors,
  showOnOneLine,
  writeJunit,
  type JunitCase,
} from "../../compiler/diagnostics/render/index.ts";
import { titleOf, type BrokenProject, type TestFailure, type TestReport, type TestResult } from "./test-result.ts";

/** A document without suites when no test was run; a project that does not compile is a suite with an error. */
export function renderTestsAsJunit({ results, broken }: TestReport): string {
  const lines = new SourceLines();
  const files = Map.groupBy(results, ({ location }) => location.source.path);
  return writeJunit("funnel test", [
    ...[...files].map(([name, inFile]) => ({ name, cases: inFile.map((result) => describeCase(lines, result)) })),
    ...broken.map((project) => ({ name: project.name, cases: [describeBroken(lines, project)] })),
  ]);
}

function describeBroken(lines: SourceLines, { name, errors }: BrokenProject): JunitCase {
  const place = errors[0] && lines.place(errors[0].location);
  return {
    name: "the project compiles",
    group: name,
    file: place?.file ?? name,
    line: place?.line,
    failure: undefined,
    error: describeErrors(lines, errors),
    output: undefined,
  };
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
