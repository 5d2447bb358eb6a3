/** The work of `funnel test`: compile, run the tests that were asked for, and report. */
import { loadProgram, notExecuted, runTests as runOn, type Program, type TestFailure } from "../../runtime/index.ts";
import type { SourceSpan, TestDocument } from "../../schemas/generated/tests.ts";
import { LineIndexCache } from "../../compiler/text/line-index.ts";
import type { Location, Source } from "../../compiler/text/source.ts";
import { compileFolder, type CompiledFolder } from "../compile-folder.ts";
import { UserError, exitCodes } from "../failure.ts";
import { writeResult } from "../output-file.ts";
import { findProjects, isRequested, type RequestedProject } from "../project-folder.ts";
import { listErrors, reportErrors } from "../report/build-errors.ts";
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
}

/** Runs the tests of every project asked for; one failure is the exit code 1, and so are errors of a project. */
export async function runTests(session: Session, paths: readonly string[], options: TestOptions): Promise<void> {
  const { io, version } = session;
  const results: TestResult[] = [];
  const broken: BrokenProject[] = [];
  const missing = new Set<string>();
  for (const project of findProjects(io, options.directory, paths)) {
    const compiled = compileFolder(io, project.root);
    const errors = listErrors(compiled);
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
    results.push(...(await runProject(loaded.program, chooseTests(tests, project, options.run), compiled)));
    for (const kind of notExecuted(plan)) missing.add(kind);
  }
  if (session.exitCode === exitCodes.fine && results.length === 0 && options.run !== undefined) {
    throw new UserError("no test has a title that matches --run");
  }
  if (session.exitCode === exitCodes.fine && results.some(({ failures }) => failures.length > 0)) {
    session.exitCode = exitCodes.findings;
  }
  const report: TestReport = { version, results, broken, notExecuted: [...missing] };
  const output = options.output === undefined ? io.stdout : { ...io.stdout, isTerminal: false, columns: 120 };
  await writeResult(io, options.output, renderTests(io, output, options.format, report));
}

function chooseTests(document: TestDocument, project: RequestedProject, pattern: RegExp | undefined): TestDocument {
  const tests = document.tests.filter(
    ({ id, title }) =>
      isRequested(project, document.spans[id]?.file ?? "") && (pattern === undefined || pattern.test(title)),
  );
  return { ...document, tests };
}

async function runProject(program: Program, document: TestDocument, compiled: CompiledFolder): Promise<TestResult[]> {
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
  return (await runOn(program, document)).map(({ id, title, row, failures }) => ({
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
