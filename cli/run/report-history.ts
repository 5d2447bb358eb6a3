/** The work of `funnel report`: run a history, measure it on the way, and write what it comes to. */
import { createMeasurer, standardPhases, type Engine } from "../../runtime/index.ts";
import { coloursFor } from "../colours.ts";
import { exitCodes } from "../failure.ts";
import { writeResult } from "../output-file.ts";
import { renderReport, type ReportFormat } from "../report/measures.ts";
import { hasLeftOut, renderTally } from "../report/tally.ts";
import type { Session } from "../session.ts";
import { chooseProgram } from "./load-program.ts";
import { findReceipt, parseMoment, play } from "./play.ts";

export interface ReportOptions {
  readonly directory?: string;
  readonly plan?: string;
  readonly until?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly format: ReportFormat;
  readonly output?: string;
  readonly failOn?: "missed";
}

/** The report is as of `--until`, or of the last event. */
export async function reportHistory(session: Session, files: readonly string[], options: ReportOptions): Promise<void> {
  const { io } = session;
  const program = await chooseProgram(session, options, options);
  if (program === undefined) return;
  const until = options.until === undefined ? undefined : parseMoment(program, "--until", options.until);
  const measurer = createMeasurer(program);
  const { engine, tally } = await play(io, program, files, {
    columns: options.map,
    until,
    receivedAt: findReceipt(io, program, undefined),
    strict: false,
    sink: measurer.observe,
    phases: [...standardPhases, measurer.watch],
    afterPiece: () => Promise.resolve(),
  });
  const report = measurer.finish(engine.leads(), until ?? findPresent(engine) ?? io.now());
  const output = options.output === undefined ? io.stdout : { ...io.stdout, isTerminal: false };
  await writeResult(io, options.output, renderReport(program, report, options.format, coloursFor(io, output)));
  if (hasLeftOut(tally)) io.stderr.write(`${renderTally(tally, coloursFor(io, io.stderr)).join("\n")}\n`);
  const isMissed = report.measures.some(({ outcome }) => outcome === "missed");
  if (options.failOn === "missed" && isMissed) session.exitCode = exitCodes.findings;
}

/** The end of the run, at which all leads have arrived; undefined without leads. */
export function findPresent(engine: Engine): number | undefined {
  for (const lead of engine.leads()) return engine.clockOf(lead);
  return undefined;
}
