/** Takes files of events through an engine, and counts what became of them. */
import { hash } from "node:crypto";
import { createIdFingerprints } from "../../runtime/engine/id-fingerprints.ts";
import { createEngine, type Engine, type EngineOptions } from "../../runtime/engine/run.ts";
import type { KernelPhase } from "../../runtime/kernel/phase.ts";
import { createVocabulary, type ReadContext } from "../../runtime/inputs/index.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import { formatUtc, parseDate, parseDateTime } from "../../runtime/time/iso-date.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Input } from "../../schemas/generated/event.ts";
import { UserError } from "../failure.ts";
import { findEventSources, readEvents } from "../events/read-events.ts";
import type { EventItem } from "../events/event-item.ts";
import type { Io } from "../io.ts";
import { watchMemory } from "../memory-watch.ts";
import { startProgress } from "../progress.ts";
import { TallyKeeper, type Tally } from "../report/tally.ts";

export interface PlayOptions {
  readonly columns: ReadonlyMap<string, string>;
  /** Epoch milliseconds: what is later is left out, and time goes on to it at the end. */
  readonly until: number | undefined;
  /** The time of events that say none, in ISO 8601. */
  readonly receivedAt: string;
  /** Stops at the first line that cannot be read. */
  readonly strict: boolean;
  /** Told every effect, in order. */
  readonly sink: (effect: Effect) => void;
  /** The parts of each step; all that there are unless given. */
  readonly phases?: readonly KernelPhase[];
  /** Waited for after each piece of the files, so that effects do not pile up. */
  readonly afterPiece: () => Promise<void>;
}

export interface Played {
  readonly engine: Engine;
  readonly tally: Tally;
}

/** Reads the files to their end and lets time go on to `until`. */
export async function play(io: Io, program: Program, files: readonly string[], options: PlayOptions): Promise<Played> {
  const sources = findEventSources(io, files);
  const ctx: ReadContext = { vocabulary: createVocabulary(program.plan), receivedAt: options.receivedAt };
  const { sink, phases } = options;
  const { engine, keeper } = await startEngine(program, { sink, ...(phases === undefined ? {} : { phases }) });
  const progress = await startProgress(
    io,
    sources.reduce((sum, { size }) => sum + size, 0),
  );
  const reading = { ctx, columns: options.columns, onBytes: progress.update };
  const memory = watchMemory();
  try {
    for await (const items of readEvents(io, sources, reading)) {
      for (const item of items) takeItem(engine, keeper, item, options);
      await options.afterPiece();
      memory.check();
    }
    engine.finish(options.until);
    await options.afterPiece();
  } finally {
    memory.stop();
    progress.stop();
  }
  return { engine, tally: keeper.tally };
}

/** The instant that an option names, in the funnel's zone where it has no offset. */
export function parseMoment({ zone }: Program, option: string, text: string): number {
  const instant = parseDateTime(text, zone) ?? parseDate(text, zone);
  if (instant === undefined) {
    throw new UserError(`\`${text}\` is no time for ${option}`, "write it as 2026-12-31 or 2026-12-31T09:00:00Z");
  }
  return instant;
}

/** An engine for long histories, and what counts how it fares with them. */
export async function startEngine(
  program: Program,
  options: Pick<EngineOptions, "sink" | "phases">,
): Promise<{ readonly engine: Engine; readonly keeper: TallyKeeper }> {
  const seen = await createIdFingerprints();
  const keeper = new TallyKeeper(seen);
  const engine = createEngine(program, {
    ...options,
    seen,
    // The platform's own.
    hash: (text) => hash("sha256", text),
    onProblem: (_, problem) => keeper.addProblem(problem.kind, problem.name, problem.reason),
  });
  return { engine, keeper };
}

/** The time of receipt: as the option says, or now. */
export function findReceipt(io: Io, program: Program, text: string | undefined): string {
  return formatUtc(text === undefined ? io.now() : parseMoment(program, "--received", text));
}

/** Gives one thing that was read to an engine, and counts what became of it. */
export function takeItem(
  engine: Engine,
  keeper: TallyKeeper,
  item: EventItem,
  { until, strict }: Pick<PlayOptions, "until" | "strict">,
): "applied" | "left out" {
  if (item.kind !== "input") {
    if (strict && item.kind === "malformed") throw stopAt(item.place, item.reason);
    keeper.addUnreadable(item);
    return "left out";
  }
  const { input, place } = item;
  if (until !== undefined && Date.parse(input.time) > until) {
    keeper.addInput("later");
    return "left out";
  }
  const outcome = engine.accept(input);
  switch (outcome.status) {
    case "applied":
      keeper.addInput("applied");
      return "applied";
    case "duplicate":
      keeper.addInput("duplicate");
      return "left out";
    case "unknown":
      keeper.addUnreadable({ kind: "unknown", place, name: nameOf(input) });
      return "left out";
    case "malformed":
      if (strict) throw stopAt(place, outcome.reason);
      keeper.addUnreadable({ kind: "malformed", place, reason: outcome.reason });
      return "left out";
    default:
      return outcome satisfies never;
  }
}

function nameOf(input: Input): string {
  return input.activity ?? input.kind;
}

function stopAt({ file, line }: EventItem["place"], reason: string): UserError {
  return new UserError(`${file}:${line}: ${reason}`, "without --strict such lines are counted and left out");
}
