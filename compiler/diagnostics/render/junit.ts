/** Findings as JUnit XML: each file a test case, which fails where there is an error in it. */
import type { Diagnostic } from "../diagnostic.ts";
import { writeJunit, type JunitCase, type JunitProblem } from "./junit-document.ts";
import { arrange, explainFinding, type Report } from "./report.ts";
import { SourceLines } from "./source-lines.ts";
import { showOnOneLine } from "./visible-text.ts";

const suiteName = "funnel check";

/** A case for each file that was checked or has a finding, by path; warnings are output, and fail nothing. */
export function renderJunit(report: Report): string {
  const lines = new SourceLines();
  const found = Map.groupBy(arrange(report.diagnostics), ({ location }) => location.source.path);
  const files = [...new Set([...(report.files ?? []), ...found.keys()])].sort();
  const cases = files.map((file) => describeFile(lines, file, found.get(file) ?? []));
  return writeJunit(suiteName, [{ name: suiteName, cases }]);
}

/** Errors as one problem: the first of them, and how many more; nothing when there is none. */
export function describeErrors(lines: SourceLines, errors: readonly Diagnostic[]): JunitProblem | undefined {
  const [first] = errors;
  if (first === undefined) return undefined;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return {
    message: `${showOnOneLine(first.message)}${more}`,
    type: first.code,
    text: describeFindings(lines, errors),
  };
}

function describeFile(lines: SourceLines, file: string, diagnostics: readonly Diagnostic[]): JunitCase {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const [first] = errors;
  return {
    name: file,
    group: suiteName,
    file,
    line: first && lines.place(first.location).line,
    failure: describeErrors(lines, errors),
    output: warnings.length === 0 ? undefined : describeFindings(lines, warnings),
  };
}

function describeFindings(lines: SourceLines, diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map((diagnostic) => {
      const { file, line, column } = lines.place(diagnostic.location);
      const [message = "", ...notes] = explainFinding(diagnostic);
      const head = `${showOnOneLine(file)}:${line}:${column}: ${diagnostic.severity}[${diagnostic.code}]: ${message}`;
      return [head, ...notes.map((note) => `  ${note}`)].join("\n");
    })
    .join("\n");
}
