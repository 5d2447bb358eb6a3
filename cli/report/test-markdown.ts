/** Results of tests as Markdown for a comment on a pull request: a heading that counts, and a table of failures. */
import { SourceLines, codeSpan, writeComment, writeProse } from "../../compiler/diagnostics/render/index.ts";
import { countOf } from "./layout.ts";
import { isFailed, titleOf, type TestReport } from "./test-result.ts";

/** The heading stands there when all passed, too, so that a comment can be brought up to date. */
export function renderTestsAsMarkdown({ results, broken, notExecuted }: TestReport): string {
  const lines = new SourceLines();
  const failed = results.filter(isFailed);
  const errors = broken.flatMap((project) =>
    project.errors.map((error) => {
      const { file, line, column } = lines.place(error.location);
      return [codeSpan(error.code), codeSpan(`${file}:${line}:${column}`), writeProse(error.message)];
    }),
  );
  const rows = failed.flatMap((result) =>
    result.failures.map(({ location, at, actual }) => {
      const { file, line, column } = lines.place(location);
      const found = actual.map(codeSpan);
      return [
        codeSpan(titleOf(result)),
        codeSpan(`${file}:${line}:${column}`),
        [...found, `on ${writeProse(at)}`].join("<br>"),
      ];
    }),
  );
  const missing = failed.length > 0 && notExecuted.length > 0 ? `Not executed yet: ${notExecuted.join(", ")}.` : "";
  return writeComment(
    summarize(results.length, failed.length, errors.length),
    ["Failed test", "Where", "Found"],
    [...errors, ...rows],
    missing,
  );
}

function summarize(count: number, failed: number, errors: number): string {
  if (errors > 0) {
    const others = count === 0 ? "" : `, and ${failed} of ${countOf(count, "test")} failed`;
    return `❌ Funnel: ${countOf(errors, "error")} kept tests from being run${others}`;
  }
  if (count === 0) return "Funnel: no tests were run";
  return failed === 0
    ? `✅ Funnel: ${countOf(count, "test")} passed`
    : `❌ Funnel: ${failed} of ${countOf(count, "test")} failed`;
}
