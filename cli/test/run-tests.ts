/** The work of `funnel test`: compile, run the tests that were asked for, and report. */
import {
  loadProgram,
  notExecuted,
  runTests as runOn,
  runTestsWithCoverage,
  type Program,
  type TestFailure,
  type TestResult as ProgramTestResult,
} from "../../runtime/index.ts";
import type { SourceSpan, TestDocument } from "../../schemas/generated/tests.ts";
import { LineIndexCache } from "../../compiler/text/line-index.ts";
import type { Location, Source } from "../../compiler/text/source.ts";
import { coloursFor } from "../colours.ts";
import { compileFolder, type CompiledFolder } from "../compile-folder.ts";
import { UserError, exitCodes } from "../failure.ts";
import { writeResult } from "../output-file.ts";
import { findProjects, isRequested, type RequestedProject } from "../project-folder.ts";
import { listRequested } from "../requested-files.ts";
import { listErrors, reportErrors } from "../report/build-errors.ts";
import { describeCount, drawCoverage, findShort, joinCoverage, type CoverageReport } from "../report/coverage.ts";
import { renderCoverageDocument, type CoverageDocumentFormat } from "../report/coverage-documents.ts";
import { countOf } from "../report/layout.ts";
import { showMoment } from "../report/moment.ts";
import {
  renderTests,
  type BrokenProject,
  type TestFormat,
  type TestReport,
  type TestResult,
} from "../report/test-report.ts";
import type { Session } from "../session.ts";

export interface TestOptions {
  readonly directory?: string;
  readonly run?: RegExp;
  readonly format: TestFormat;
  readonly output?: string;
  readonly coverage?: true;
  readonly coverageFormat?: "text" | CoverageDocumentFormat;
  /** Per cent, of each kind. */
  readonly min?: number;
}

/**
 * Runs the tests of every project asked for; one failure is the exit code 1, and so are errors of a project, and
 * coverage below the minimum. Gives what was reported.
 */
export async function runTests(session: Session, paths: readonly string[], options: TestOptions): Promise<TestReport> {
  const { io, version } = session;
  const { coverageFormat: format = "text" } = options;
  const isCovering = options.coverage === true || options.coverageFormat !== undefined || options.min !== undefined;
  const results: TestResult[] = [];
  const broken: BrokenProject[] = [];
  const missing = new Set<string>();
  const covered: Parameters<typeof joinCoverage>[0][number][] = [];
  for (const project of findProjects(io, options.directory, paths)) {
    const compiled = compileFolder(io, project.root);
    const errors = listErrors(compiled);
    listRequested(project, compiled);
    if (compiled.draft === undefined) {
      await reportErrors(session, compiled);
      broken.push({ name: compiled.name, errors });
      continue;
    }
    // Tests say what a funnel does, also one that the rules would not let pass.
    if (errors.length > 0)
      io.stderr.write(`${countOf(errors.length, "error")} in ${compiled.name}: see \`funnel check\`\n`);
    const { plan, tests } = compiled.draft;
    const loaded = await loadProgram(plan);
    if ("problem" in loaded) throw new UserError(`${compiled.name} cannot be run: ${loaded.problem.reason}`);
    const chosen = chooseTests(tests, project, options.run);
    const ran = isCovering
      ? await runTestsWithCoverage(loaded.program, chosen)
      : { results: await runOn(loaded.program, chosen) };
    results.push(...placeResults(ran.results, loaded.program, chosen, compiled));
    if ("coverage" in ran) covered.push({ prefix: compiled.prefix, coverage: ran.coverage });
    for (const kind of notExecuted(plan)) missing.add(kind);
  }
  if (session.exitCode === exitCodes.fine && results.length === 0 && options.run !== undefined) {
    throw new UserError("no test has a title that matches --run");
  }
  if (session.exitCode === exitCodes.fine && results.some(({ failures }) => failures.length > 0)) {
    session.exitCode = exitCodes.findings;
  }
  const coverage = isCovering ? joinCoverage(covered) : undefined;
  const report: TestReport = {
    version,
    results,
    broken,
    notExecuted: [...missing],
    coverage: format === "text" ? coverage : undefined,
  };
  await writeReport(session, options, report, coverage);
  if (coverage !== undefined && options.min !== undefined) requireCoverage(session, coverage, options.min);
  return report;
}

/** A coverage document for other programs takes the place of the tests' report, which then goes to the terminal. */
async function writeReport(
  { io }: Session,
  options: TestOptions,
  report: TestReport,
  coverage: CoverageReport | undefined,
): Promise<void> {
  const { format, output, coverageFormat } = options;
  if (coverage !== undefined && coverageFormat !== undefined && coverageFormat !== "text") {
    const stream = output === undefined ? io.stderr : io.stdout;
    stream.write(renderTests(io, stream, format, report));
    await writeResult(io, output, renderCoverageDocument(coverage, coverageFormat, io.now()));
    return;
  }
  const stream = output === undefined ? io.stdout : { ...io.stdout, isTerminal: false, columns: 120 };
  await writeResult(io, output, renderTests(io, stream, format, report));
  // These two have no place for it.
  if (coverage !== undefined && (format === "junit" || format === "github")) {
    io.stderr.write(drawCoverage(coverage, coloursFor(io, io.stderr)));
  }
}

function requireCoverage(session: Session, coverage: CoverageReport, minimum: number): void {
  const short = findShort(coverage, minimum);
  if (short.length === 0) return;
  const colours = coloursFor(session.io, session.io.stderr);
  const kinds = short.map(describeCount).join(", ");
  session.io.stderr.write(`${colours.bold(colours.red("error"))}: tests cover less than ${minimum}% of ${kinds}\n`);
  if (session.exitCode === exitCodes.fine) session.exitCode = exitCodes.findings;
}

function chooseTests(document: TestDocument, project: RequestedProject, pattern: RegExp | undefined): TestDocument {
  const tests = document.tests.filter(
    ({ id, title }) =>
      isRequested(project, document.spans[id]?.file ?? "") && (pattern === undefined || pattern.test(title)),
  );
  return { ...document, tests };
}

function placeResults(
  results: readonly ProgramTestResult[],
  program: Program,
  document: TestDocument,
  compiled: CompiledFolder,
): TestResult[] {
  const indexes = new LineIndexCache();
  const sources = new Map(
    compiled.sources.map((source) => [source.path, { ...source, path: `${compiled.prefix}${source.path}` }]),
  );
  const locate = (span: SourceSpan | undefined): Location => locateSpan(indexes, sources, span);
  const showFailure = (failure: TestFailure): TestResult["failures"][number] => ({
    location: locate(failure.span),
    at: showMoment(program.zone, failure.at),
    actual: failure.actual,
  });
  return results.map(({ id, title, row, failures }) => ({
    title,
    row,
    location: locate(document.spans[id]),
    failures: failures.map(showFailure),
  }));
}

function locateSpan(
  indexes: LineIndexCache,
  sources: ReadonlyMap<string, Source>,
  span: SourceSpan | undefined,
): Location {
  const source = sources.get(span?.file ?? "");
  if (span === undefined || source === undefined) return { source: { path: "", text: "" }, start: 0, end: 0 };
  const index = indexes.of(source);
  return {
    source,
    start: index.offsetAt({ line: span.line, column: span.column }),
    end: index.offsetAt({ line: span.end_line, column: span.end_column }),
  };
}
