/** The work of `funnel run`: effects to a file or standard output, a summary for people to standard error. */
import { resolve } from "node:path";
import type { Effect } from "../../schemas/generated/effect.ts";
import { notExecuted } from "../../runtime/kernel/phases.ts";
import { coloursFor } from "../colours.ts";
import { UserError } from "../failure.ts";
import { openResult, type ResultWriter } from "../output-file.ts";
import { renderRun } from "../report/run-summary.ts";
import type { Session } from "../session.ts";
import { describeLead } from "./describe-lead.ts";
import { chooseProgram } from "./load-program.ts";
import { findReceipt, parseMoment, play, type Played } from "./play.ts";
import type { Program } from "../../runtime/kernel/program.ts";

export interface RunOptions {
  readonly directory?: string;
  readonly plan?: string;
  readonly until?: string;
  readonly output?: string;
  readonly leads?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly received?: string;
  readonly strict?: boolean;
}

/** Runs the files; what goes wrong on the way leaves no half file behind. */
export async function runHistory(session: Session, files: readonly string[], options: RunOptions): Promise<void> {
  const { io } = session;
  const program = await chooseProgram(session, options);
  if (program === undefined) return;
  const until = options.until === undefined ? undefined : parseMoment(program, "--until", options.until);
  const receivedAt = findReceipt(io, program, options.received);
  refuseOneFile(session, options);
  const effects = await openResult(io, options.output);
  const leads = await openLeads(session, options.leads, effects);
  const counts = new Map<Effect["type"], number>();
  let pending = "";
  try {
    const played = await play(io, program, files, {
      columns: options.map,
      until,
      receivedAt,
      strict: options.strict ?? false,
      sink: (effect) => {
        counts.set(effect.type, (counts.get(effect.type) ?? 0) + 1);
        pending += `${JSON.stringify(effect)}\n`;
      },
      afterPiece: async () => {
        const text = pending;
        pending = "";
        await effects.write(text);
      },
    });
    for (const lead of played.engine.leads()) {
      await leads?.write(`${JSON.stringify(describeLead(program, played.engine, lead))}\n`);
    }
    await effects.close();
    await leads?.close();
    const summary = renderRun(
      {
        files: files.length,
        tally: played.tally,
        stages: countStages(program, played),
        effects: counts,
        notExecuted: notExecuted(program.plan),
        written: [options.output, options.leads].filter((file) => file !== undefined && file !== "-") as string[],
      },
      coloursFor(io, io.stderr),
    );
    io.stderr.write(summary);
  } catch (error) {
    await effects.discard();
    await leads?.discard();
    throw error;
  }
}

/** Two results in one file would be neither. */
function refuseOneFile({ io }: Session, { output, leads }: RunOptions): void {
  if (output === undefined || leads === undefined) return;
  if (resolve(io.cwd, output) !== resolve(io.cwd, leads)) return;
  throw new UserError(`-o and --leads both write ${output}`, "give the leads a file of their own");
}

/** Opened before the run, so that a wrong name is told before the work is done. */
async function openLeads(
  { io }: Session,
  file: string | undefined,
  effects: ResultWriter,
): Promise<ResultWriter | undefined> {
  if (file === undefined) return undefined;
  try {
    return await openResult(io, file);
  } catch (error) {
    await effects.discard();
    throw error;
  }
}

/** How many leads are in each stage, in the order of the lifecycle. */
function countStages({ plan }: Program, { engine }: Played): { readonly name: string; readonly leads: number }[] {
  const counts = plan.lifecycle.map(() => 0);
  for (const { stage } of engine.leads()) if (stage >= 0) counts[stage]! += 1;
  return plan.lifecycle.map(({ name }, index) => ({ name, leads: counts[index]! }));
}
