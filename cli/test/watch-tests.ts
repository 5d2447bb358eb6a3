/** `funnel test --watch`: runs the tests again after every change of a project's files, until it is interrupted. */
import { watch, type FSWatcher } from "node:fs";
import { resolve, sep } from "node:path";
import { coloursFor } from "../colours.ts";
import { UserError, describeSystemError, exitCodes, isSystemError } from "../failure.ts";
import { findProjects, isHidden } from "../project-folder.ts";
import { renderTests } from "../report/test-report.ts";
import type { Session } from "../session.ts";
import { runTests, type TestOptions } from "./run-tests.ts";

/** Editors write a file in several strokes, and branches change many files at once. */
const quietTime = 120;

/** Clears the screen and what was scrolled out of it. */
const clear = "\u001b[2J\u001b[3J\u001b[H";

/**
 * With an output the report is written there anew after each run, and shown as well. Ends with the exit code 0 when the
 * process is interrupted, whatever the tests have said.
 */
export async function watchTests(session: Session, paths: readonly string[], options: TestOptions): Promise<void> {
  const { io } = session;
  requireReader(options);
  const output = options.output === undefined ? undefined : resolve(io.cwd, options.output);
  const roots = findProjects(io, options.directory, paths).map(({ root }) => root);
  const bell = createBell();
  const watchers = roots.map((root) => watchFolder(root, output, bell.ring));
  process.once("SIGINT", bell.stop);
  process.once("SIGTERM", bell.stop);
  try {
    do {
      if (io.stdout.isTerminal) io.stdout.write(clear);
      await runOnce(session, paths, options);
      io.stdout.write(`\n${coloursFor(io, io.stdout).dim("waiting for changes; Ctrl-C ends")}\n`);
      await io.stdout.flush();
    } while (await bell.next());
  } finally {
    for (const watcher of watchers) watcher.close();
    process.off("SIGINT", bell.stop);
    process.off("SIGTERM", bell.stop);
  }
  session.exitCode = exitCodes.fine;
}

/** One document after another is nothing that a program could read. */
function requireReader({ format, coverageFormat = "text", output }: TestOptions): void {
  if (output !== undefined && output !== "-") return;
  const document = coverageFormat !== "text" ? coverageFormat : format;
  if (document === "pretty" || document === "plain") return;
  throw new UserError(
    `--watch shows the tests on the terminal, and ${document} is for other programs`,
    "say -o FILE, which is written anew after each run, or leave the format out",
  );
}

/** A mistake in a file is said and does not end the watch; the next change may mend it. */
async function runOnce(session: Session, paths: readonly string[], options: TestOptions): Promise<void> {
  try {
    const { io } = session;
    const report = await runTests({ ...session, exitCode: exitCodes.fine }, paths, options);
    if (options.output === undefined || options.output === "-") return;
    // With a document of the coverage the report is on the terminal already, and beside these formats the coverage is.
    const isCoverageShown = options.format === "junit" || options.format === "github";
    const shown = isCoverageShown ? { ...report, coverage: undefined } : report;
    if ((options.coverageFormat ?? "text") === "text") io.stdout.write(renderTests(io, io.stdout, "pretty", shown));
    io.stderr.write(`wrote ${options.output}\n`);
  } catch (error) {
    if (!(error instanceof UserError) && !isSystemError(error)) throw error;
    const message = error instanceof UserError ? error.message : describeSystemError(error);
    const colours = coloursFor(session.io, session.io.stderr);
    session.io.stderr.write(`${colours.bold(colours.red("error"))}: ${message}\n`);
  }
}

function watchFolder(root: string, output: string | undefined, ring: () => void): FSWatcher {
  const watcher = watch(root, { recursive: true }, (_, path) => {
    // What a run writes must not start the next one.
    if (path === null || (concernsTests(path) && resolve(root, path) !== output)) ring();
  });
  // A folder that goes away while it is looked at is no reason to stop.
  return watcher.on("error", ring);
}

/** Sources, settings, catalogues and signatures; nothing that programs write beside them. */
function concernsTests(path: string): boolean {
  const folder = path.split(sep).slice(0, -1).join("/");
  return !isHidden(folder) && /\.(funnel|ya?ml|csv|lock)$/i.test(path);
}

interface Bell {
  readonly ring: () => void;
  readonly stop: () => void;
  /** Waits until it has rung and been quiet for a while; false when nothing more will come. */
  next(): Promise<boolean>;
}

function createBell(): Bell {
  let state: "quiet" | "rung" | "stopped" = "quiet";
  let timer: NodeJS.Timeout | undefined;
  let wake = (): void => undefined;
  return {
    ring() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (state === "quiet") state = "rung";
        wake();
      }, quietTime);
    },
    stop() {
      clearTimeout(timer);
      state = "stopped";
      wake();
    },
    async next() {
      if (state === "quiet") await new Promise<void>((resolve) => (wake = resolve));
      if (state === "stopped") return false;
      state = "quiet";
      return true;
    },
  };
}
