/** Runs one of the two plans of a backtest over the history, a piece of the files at a time. */
import type { Engine } from "../../runtime/engine/run.ts";
import { createVocabulary, type ReadContext } from "../../runtime/inputs/index.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import { type Decision, keyDecision, type NewNames } from "../../runtime/measure/backtest/decision.ts";
import { type Floors, type SideCounts, SideTally } from "../../runtime/measure/backtest/side-tally.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import { findEventSources, readEvents } from "../events/read-events.ts";
import { type Replay, rewind } from "../events/replay.ts";
import type { Io } from "../io.ts";
import { watchMemory } from "../memory-watch.ts";
import type { Tally } from "../report/tally.ts";
import { startEngine, takeItem } from "./play.ts";

export interface SideOptions {
  readonly replay: Replay;
  readonly columns: ReadonlyMap<string, string>;
  /** Epoch milliseconds. */
  readonly until: number | undefined;
  readonly receivedAt: string;
  /** For the earlier plan, what its names have become. */
  readonly names: NewNames;
  /** Where the bands of scores begin. */
  readonly floors: Floors;
}

/** What one piece of the files led to. */
export interface Piece {
  readonly decisions: readonly Decision[];
  /** How much of the files has been read, in bytes. */
  readonly bytes: number;
  /** The latest time of any event so far, in epoch milliseconds; `undefined` without any. */
  readonly latest: number | undefined;
}

export interface SideEnd {
  readonly decisions: readonly Decision[];
  readonly counts: SideCounts;
  readonly tally: Tally;
}

/** A lead at the end. */
export interface LeadEnd {
  readonly id: string;
  /** What tells people who it is. */
  readonly name: string;
  readonly stage: string | undefined;
}

/** One plan at work, in this thread or another. */
export interface BacktestSide {
  /** The next piece; `undefined` after the last. */
  next(): Promise<Piece | undefined>;
  /** Lets time go on to an instant, or to the last event, and counts. */
  finish(until: number | undefined): Promise<SideEnd>;
  /** The leads with these ids, or those that they were merged into. */
  describe(ids: readonly string[]): Promise<readonly LeadEnd[]>;
  close(): Promise<void>;
}

export async function createSide(io: Io, program: Program, options: SideOptions): Promise<BacktestSide> {
  const { replay, columns, until, receivedAt, names, floors } = options;
  const sources = findEventSources(io, replay.names);
  const ctx: ReadContext = { vocabulary: createVocabulary(program.plan), receivedAt };
  const tally = new SideTally(program, floors);
  let decisions: Decision[] = [];
  let bytes = 0;
  let latest: number | undefined;
  const sink = (effect: Effect): void => {
    tally.observe(effect);
    const key = keyDecision(effect, names);
    if (key !== undefined) decisions.push({ key, effect });
  };
  const { engine, keeper } = await startEngine(program, { sink });
  const memory = watchMemory();
  const reader = readEvents(rewind(io, replay), sources, { ctx, columns, onBytes: (count) => (bytes = count) });

  function takeDecisions(): readonly Decision[] {
    const taken = decisions;
    decisions = [];
    return taken;
  }

  return {
    async next() {
      memory.check();
      const { done, value: items } = await reader.next();
      if (done === true) return undefined;
      for (const item of items) {
        if (takeItem(engine, keeper, item, { until, strict: false }) !== "applied" || item.kind !== "input") continue;
        const time = Date.parse(item.input.time);
        if (latest === undefined || time > latest) latest = time;
      }
      return { decisions: takeDecisions(), bytes, latest };
    },
    finish(end) {
      engine.finish(end);
      const last = takeDecisions();
      return Promise.resolve({ decisions: last, counts: tally.finish(workOut(program, engine)), tally: keeper.tally });
    },
    describe: (ids) => Promise.resolve(ids.flatMap((id) => describeEnd(program, engine, id) ?? [])),
    close() {
      memory.stop();
      return Promise.resolve();
    },
  };
}

function* workOut({ generated }: Program, engine: Engine): Generator<ReturnType<Engine["leadOf"]> & object> {
  for (const lead of engine.leads()) {
    generated.derive(lead, engine.clockOf(lead));
    yield lead;
  }
}

function describeEnd({ plan, linked }: Program, engine: Engine, id: string): LeadEnd | undefined {
  const lead = engine.leadOf(id);
  if (lead === undefined) return undefined;
  const keys = linked.fields.all.flatMap(({ key }, place) => (key ? [lead.fields[place]] : []));
  const known = keys.find((value) => value !== undefined);
  return { id, name: known === undefined ? id : String(known), stage: plan.lifecycle[lead.stage]?.name };
}
