/** The work of `funnel check`: find, mend what a machine can mend, and report. */
import { join } from "node:path";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Report, ReportFormat } from "../../compiler/diagnostics/render/index.ts";
import { createLineIndex } from "../../compiler/text/line-index.ts";
import { checkFolder, type LintedFolder, type OpenQuestion } from "../check-folder.ts";
import { coloursFor } from "../colours.ts";
import { UserError, exitCodes } from "../failure.ts";
import type { Io } from "../io.ts";
import { writeResult } from "../output-file.ts";
import { findProjects, isRequested, type RequestedProject } from "../project-folder.ts";
import { listRequested } from "../requested-files.ts";
import { isFailure, renderFindings, type FailOn } from "../report/findings.ts";
import { countOf } from "../report/layout.ts";
import { describeRule } from "../report/rule-metadata.ts";
import { renderDifference } from "../report/text-difference.ts";
import type { Session } from "../session.ts";
import { fixFolder } from "./fix-folder.ts";

export interface CheckOptions {
  readonly directory?: string;
  readonly format: ReportFormat;
  readonly output?: string;
  readonly failOn?: FailOn;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
}

export async function checkProjects(session: Session, paths: readonly string[], options: CheckOptions): Promise<void> {
  const { io, version } = session;
  if (options.dryRun === true && options.fix !== true) {
    throw new UserError("--dry-run goes with --fix", "`funnel check` alone writes nothing either");
  }
  const diagnostics: Diagnostic[] = [];
  const files: string[] = [];
  for (const project of findProjects(io, options.directory, paths)) {
    // Nothing is written when a part of what was asked for makes no sense.
    if (options.fix === true && project.parts.length > 0) listRequested(project, checkFolder(io, project.root));
    const folder = options.fix === true ? await mendFolder(io, project, options) : checkFolder(io, project.root);
    const requested = listRequested(project, folder);
    const found = folder.findings.filter(({ path }) => isRequested(project, path)).map(({ diagnostic }) => diagnostic);
    diagnostics.push(...found);
    files.push(...requested.map((path) => `${folder.prefix}${path}`));
    if (isFailure(found, options.failOn ?? folder.failOn)) session.exitCode = exitCodes.findings;
    if (options.verbose === true) io.stderr.write(describeOpen(folder.unproven));
  }
  // The differences are the result then, and a report would spoil them for `patch`.
  if (options.dryRun === true) return;
  await report(session, options, { version, checked: files.length, files, diagnostics });
}

async function report({ io }: Session, options: CheckOptions, found: Report): Promise<void> {
  const output = options.output === undefined ? io.stdout : { ...io.stdout, isTerminal: false, columns: 120 };
  const described = options.format === "sarif" ? { ...found, describeRule } : found;
  const text = renderFindings(io, output, options.format, described);
  const isHinted = options.format === "pretty" && found.diagnostics.length > 0;
  const hint = isHinted ? `${coloursFor(io, output).dim("`funnel rules CODE` explains a finding.")}\n` : "";
  await writeResult(io, options.output, `${text}${hint}`);
}

/** Mends on disk, or shows what it would mend, and checks what is left. */
async function mendFolder(io: Io, project: RequestedProject, { dryRun }: CheckOptions): Promise<LintedFolder> {
  const { changes, fixed, host } = fixFolder(io, project);
  const folder = checkFolder(io, project.root, host);
  for (const [path, { before, after }] of changes) {
    if (dryRun === true) {
      io.stdout.write(renderDifference(io, `${folder.prefix}${path}`, before, after));
    } else {
      await writeResult(io, join(project.root, path), after);
    }
  }
  const verb = dryRun === true ? "would fix" : "fixed";
  for (const { code, location, fix } of fixed) {
    const { line } = createLineIndex(location.source.text).positionAt(location.start);
    io.stderr.write(`${verb} ${folder.prefix}${location.source.path}:${line}: ${fix?.title ?? ""} [${code}]\n`);
  }
  const what = `${countOf(fixed.length, "finding")} in ${countOf(changes.size, "file")}`;
  io.stderr.write(fixed.length === 0 ? "nothing here can be fixed by a machine\n" : `${verb} ${what}\n`);
  return folder;
}

/** What nobody could prove, by rule and reason; nothing when all was proven. */
function describeOpen(questions: readonly OpenQuestion[]): string {
  const groups = Map.groupBy(questions, ({ code, because }) => `${code}: ${because}`);
  return [...groups].map(([what, { length }]) => `not proven: ${what} (${countOf(length, "question")})\n`).join("");
}
