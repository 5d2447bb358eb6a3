/** The work of `funnel audit`: look through a definition and, where one is given, a history, and rank what is found. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { lintFiles } from "../../compiler/lint-files.ts";
import { findPage } from "../../compiler/lint/catalogue.ts";
import { createLossFinder, createMeasurer, loadProgram, standardPhases, type Program } from "../../runtime/index.ts";
import { buildAudit, type MeasuredHistory, type RuleFinding } from "../audit/build-audit.ts";
import { renderAudit, type AuditFormat } from "../audit/write-audit.ts";
import { describeFolder } from "../check-folder.ts";
import { coloursFor } from "../colours.ts";
import { UserError } from "../failure.ts";
import { createNodeHost } from "../node-host.ts";
import { writeResult } from "../output-file.ts";
import { findProject } from "../project-folder.ts";
import { reportErrors } from "../report/build-errors.ts";
import { hasLeftOut, renderTally } from "../report/tally.ts";
import type { Session } from "../session.ts";
import { findReceipt, parseMoment, play } from "./play.ts";
import { findPresent } from "./report-history.ts";

export interface AuditOptions {
  readonly directory?: string;
  readonly until?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly format: AuditFormat;
  readonly output?: string;
}

/** Errors of form and meaning are shown instead: what cannot be read cannot be audited. */
export async function auditProject(session: Session, files: readonly string[], options: AuditOptions): Promise<void> {
  const { io } = session;
  const root = findProject(io, options.directory);
  const linted = lintFiles(createNodeHost(root), { now: io.now() });
  const folder = describeFolder(io, root, linted);
  if (linted.lowered === undefined) return reportErrors(session, folder, options);
  const loaded = await loadProgram(linted.lowered.plan);
  if ("problem" in loaded) throw new UserError(`${folder.name} cannot be run: ${loaded.problem.reason}`);
  const history =
    files.length === 0
      ? undefined
      : await measure(session, loaded.program, files, { ...options, prefix: folder.prefix });
  const findings = folder.findings.flatMap(({ diagnostic }, index) =>
    describeRule(diagnostic, linted.diagnostics[index]!.location),
  );
  const audit = buildAudit(linted.lowered, findings, history);
  const output = options.output === undefined ? io.stdout : { ...io.stdout, isTerminal: false, columns: 100 };
  const words = {
    plan: linted.lowered.plan,
    zone: loaded.program.zone,
    colours: coloursFor(io, output),
    columns: Math.min(output.columns, 100),
  };
  await writeResult(io, options.output, renderAudit(audit, options.format, words));
}

function describeRule(diagnostic: Diagnostic, location: Diagnostic["location"]): RuleFinding[] {
  const page = findPage(diagnostic.code);
  if (page === undefined || page.kind === "form" || page.kind === "meaning") return [];
  return [{ diagnostic, location, requirement: page.requirement }];
}

/** Runs the history and measures it on the way. */
async function measure(
  { io }: Session,
  program: Program,
  files: readonly string[],
  options: AuditOptions & Pick<MeasuredHistory, "prefix">,
): Promise<MeasuredHistory> {
  const until = options.until === undefined ? undefined : parseMoment(program, "--until", options.until);
  const measurer = createMeasurer(program);
  const losses = createLossFinder(program);
  const { engine, tally } = await play(io, program, files, {
    columns: options.map,
    until,
    receivedAt: findReceipt(io, program, undefined),
    strict: false,
    sink(effect) {
      measurer.observe(effect);
      losses.observe(effect);
    },
    phases: [...standardPhases, measurer.watch, losses.watch],
    afterPiece: () => Promise.resolve(),
  });
  if (hasLeftOut(tally)) io.stderr.write(`${renderTally(tally, coloursFor(io, io.stderr)).join("\n")}\n`);
  const report = measurer.finish(engine.leads(), until ?? findPresent(engine) ?? io.now());
  return { prefix: options.prefix, report, losses: losses.finish() };
}
