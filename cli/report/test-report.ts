/** Shows the results of tests: one line a file, and each failure with the line that expected something else. */
import {
  describeReport,
  drawExcerpt,
  plainPalette,
  renderReport,
  SourceLines,
  type Paint,
  type Palette,
} from "../../compiler/diagnostics/render/index.ts";
import { coloursFor, paletteFor, type Colours } from "../colours.ts";
import type { Io, Output } from "../io.ts";
import { describeCoverageReport, drawCoverage, listMissing, writeCoverage } from "./coverage.ts";
import { countOf } from "./layout.ts";
import { renderTestsForGithub } from "./test-github.ts";
import { renderTestsAsJunit } from "./test-junit.ts";
import { renderTestsAsMarkdown } from "./test-markdown.ts";
import { isFailed, titleOf, type TestFailure, type TestReport, type TestResult } from "./test-result.ts";

export type { BrokenProject, TestFailure, TestReport, TestResult } from "./test-result.ts";

export type TestFormat = "pretty" | "plain" | "json" | "junit" | "github" | "markdown";

/** The report as text. */
export function renderTests(io: Io, output: Output, format: TestFormat, report: TestReport): string {
  const { coverage } = report;
  switch (format) {
    case "pretty": {
      const colours = coloursFor(io, output);
      const drawn = coverage === undefined ? "" : `\n${drawCoverage(coverage, colours)}`;
      return `${renderPretty(report, colours, Math.min(output.columns, 120))}${drawn}`;
    }
    case "plain":
      return `${renderPlain(report)}${coverage === undefined ? "" : listMissing(coverage)}`;
    case "json":
      return `${JSON.stringify(describe(report), undefined, 2)}\n`;
    case "junit":
      return renderTestsAsJunit(report);
    case "github":
      return renderTestsForGithub(report);
    case "markdown":
      return `${renderTestsAsMarkdown(report)}${coverage === undefined ? "" : `\n${writeCoverage(coverage)}`}`;
    default:
      return format satisfies never;
  }
}

function renderPretty(report: TestReport, colours: Colours, width: number): string {
  if (report.results.length === 0) return "no tests were run\n";
  const palette = paletteFor(colours);
  const files = Map.groupBy(report.results, (result) => result.location.source.path);
  const nameWidth = Math.max(0, ...[...files.keys()].map((file) => file.length));
  const lines = [...files].map(([file, results]) => {
    const failed = results.filter(isFailed).length;
    const mark = failed === 0 ? colours.green("✓") : colours.red("✗");
    const note = failed === 0 ? "" : colours.red(`, ${failed} failed`);
    return `${mark} ${file.padEnd(nameWidth)}  ${countOf(results.length, "test")}${note}`;
  });
  for (const result of report.results.filter(isFailed)) {
    for (const failure of result.failures) lines.push("", ...drawFailure(result, failure, palette, colours.red, width));
  }
  const failed = report.results.filter(isFailed).length;
  const summary =
    failed === 0
      ? `${colours.green("✓")} ${countOf(report.results.length, "test")} passed`
      : colours.bold(colours.red(`✗ ${failed} of ${countOf(report.results.length, "test")} failed`));
  if (report.notExecuted.length > 0 && failed > 0) {
    lines.push("", `${colours.yellow("not executed yet")}: ${report.notExecuted.join(", ")}`);
  }
  return `${[...lines, "", summary].join("\n")}\n`;
}

function drawFailure(
  { title, row }: TestResult,
  failure: TestFailure,
  palette: Palette,
  paint: Paint,
  width: number,
): string[] {
  const lines = new SourceLines();
  const { file, line, column, end_line: endLine } = lines.place(failure.location);
  const gutter = String(endLine).length;
  const margin = " ".repeat(gutter);
  const bar = palette.quiet("│");
  const rows = drawExcerpt(lines, failure.location, { width: Math.max(width - gutter - 3, 20), mark: "^" }).map(
    (each) =>
      each.kind === "source"
        ? `${palette.quiet(String(each.number).padStart(gutter))} ${bar} ${each.text}`
        : `${margin} ${bar} ${paint(each.text)}`,
  );
  const equals = palette.quiet("=");
  return [
    `${palette.error("failed")}: ${palette.strong(title)}${row === undefined ? "" : ` (row ${row})`}`,
    `${margin} ${palette.quiet("┌─")} ${file}:${line}:${column}`,
    `${margin} ${bar}`,
    ...rows,
    `${margin} ${bar}`,
    ...failure.actual.map((line) => `${margin} ${equals} ${line}`),
    `${margin} ${equals} ${palette.quiet(`on ${failure.at}`)}`,
  ];
}

function renderPlain({ version, results, broken }: TestReport): string {
  const lines = new SourceLines();
  const diagnostics = broken.flatMap(({ errors }) => errors);
  const failures = results
    .flatMap((result) =>
      result.failures.map((failure) => {
        const { file, line, column } = lines.place(failure.location);
        const actual = failure.actual.join("; ");
        return `${file}:${line}:${column}: failed: ${titleOf(result)}${actual === "" ? "" : `: ${actual}`}\n`;
      }),
    )
    .join("");
  return `${renderReport("plain", { version, checked: 0, diagnostics }, { palette: plainPalette, width: 120 })}${failures}`;
}

function describe({ version, results, broken, coverage }: TestReport): object {
  const lines = new SourceLines();
  const { diagnostics: errors } = describeReport({
    version,
    checked: 0,
    diagnostics: broken.flatMap((project) => project.errors),
  });
  const failed = results.filter(isFailed).length;
  return {
    format: 1,
    tool: { name: "funnel", version },
    summary: { passed: results.length - failed, failed, errors: errors.length },
    // What kept tests from being run; each as in the report of `funnel check`.
    errors,
    tests: results.map((result) => ({
      title: result.title,
      ...(result.row === undefined ? {} : { row: result.row }),
      location: lines.place(result.location),
      passed: !isFailed(result),
      failures: result.failures.map(({ location, at, actual }) => ({ location: lines.place(location), at, actual })),
    })),
    ...(coverage === undefined ? {} : { coverage: describeCoverageReport(coverage) }),
  };
}
