/** Two plans over one history, as a ratio to one of them alone, and what memory grows with; `node bench/backtest.ts` runs it. */
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readEvents } from "../cli/events/read-events.ts";
import { createProcessIo } from "../cli/process-io.ts";
import { type BacktestSide, createSide, type SideOptions } from "../cli/run/backtest-side.ts";
import { startThread } from "../cli/run/backtest-thread.ts";
import { createIdFingerprints } from "../runtime/engine/id-fingerprints.ts";
import { createEngine } from "../runtime/engine/run.ts";
import { createVocabulary } from "../runtime/inputs/index.ts";
import { loadSurroundings } from "../runtime/kernel/load-program.ts";
import { linkPlan, type Program } from "../runtime/kernel/program.ts";
import { DifferenceFinder } from "../runtime/measure/backtest/difference-finder.ts";
import type { Plan } from "../schemas/generated/plan.ts";
import { compileAcme, tellHistory } from "./acme-history.ts";

const people = Number(process.argv[2] ?? 1000);
const eventsEach = Number(process.argv[3] ?? 20);
const rounds = Number(process.argv[4] ?? 3);
const receivedAt = "2026-12-31T00:00:00Z";
const folder = mkdtempSync(join(tmpdir(), "funnel-bench-"));
const io = createProcessIo();
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** The later plan asks for a little more before a lead qualifies. */
function raise(plan: Plan): Plan {
  return JSON.parse(
    JSON.stringify(plan).replaceAll('"type":"number","value":50}', '"type":"number","value":60}'),
  ) as Plan;
}

/** A quarter of the events of the whole history, or all, of the same people. */
async function writeLines(each: number, name: string): Promise<string> {
  const file = join(folder, name);
  await pipeline(Readable.from(listLines(each)), createWriteStream(file));
  return file;
}

function* listLines(each: number): Generator<string> {
  let lines = "";
  for (const { id, time, kind, keys, activity, data } of tellHistory(people, each)) {
    const said = { messageId: id, timestamp: time, userId: keys.user };
    const call =
      kind === "activity"
        ? { type: "track", ...said, event: activity, properties: data }
        : { type: "identify", ...said, traits: data };
    lines += `${JSON.stringify(call)}\n`;
    if (lines.length < 1 << 18) continue;
    yield lines;
    lines = "";
  }
  yield lines;
}

async function runOne(program: Program, file: string): Promise<number> {
  let effects = 0;
  const engine = createEngine(program, { sink: () => (effects += 1), seen: await createIdFingerprints() });
  const reading = {
    ctx: { vocabulary: createVocabulary(program.plan), receivedAt },
    columns: new Map<string, string>(),
    onBytes: () => undefined,
  };
  for await (const items of readEvents(io, [{ name: file, size: 0 }], reading)) {
    for (const item of items) if (item.kind === "input") engine.accept(item.input);
  }
  engine.finish();
  return effects;
}

function optionsFor(file: string): SideOptions {
  return {
    replay: { names: [file], kept: undefined },
    columns: new Map(),
    until: undefined,
    receivedAt,
    names: new Map(),
    floors: new Map(),
  };
}

/** Gives how many leads differ; `whileHeld` is called when everything that a backtest keeps is still there. */
async function runBoth(sides: readonly [BacktestSide, BacktestSide], whileHeld?: () => void): Promise<number> {
  const finder = new DifferenceFinder();
  for (;;) {
    const [was, is] = await Promise.all([sides[0].next(), sides[1].next()]);
    if (was === undefined || is === undefined) break;
    for (const decision of was.decisions) finder.take("base", decision);
    for (const decision of is.decisions) finder.take("head", decision);
    finder.settle();
  }
  for (const [at, side] of sides.entries()) {
    const { decisions } = await side.finish(undefined);
    for (const decision of decisions) finder.take(at === 0 ? "base" : "head", decision);
  }
  finder.settle();
  whileHeld?.();
  await Promise.all(sides.map((side) => side.close()));
  return finder.found.size;
}

/** A backtest in this thread; `tell` is told what it keeps at the end, in MB. */
async function weigh(file: string, tell: (megabytes: number) => void): Promise<number> {
  const before = measureMemory();
  return runBoth(await openHere(file), () => tell(Math.round((measureMemory() - before) / 2 ** 20)));
}

async function openHere(file: string): Promise<[BacktestSide, BacktestSide]> {
  return [await createSide(io, base, optionsFor(file)), await createSide(io, head, optionsFor(file))];
}

function openThreads(file: string): [BacktestSide, BacktestSide] {
  const start = ({ plan }: Program): BacktestSide => startThread({ cwd: io.cwd, plan, options: optionsFor(file) });
  return [start(base), start(head)];
}

function measureMemory(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const plan = compileAcme();
const surroundings = await loadSurroundings(plan);
const [base, head] = [linkPlan(plan, surroundings), linkPlan(raise(plan), surroundings)];
const [quarter, whole] = [
  await writeLines(Math.ceil(eventsEach / 4), "quarter.jsonl"),
  await writeLines(eventsEach, "whole.jsonl"),
];
const kept = { quarter: 0, whole: 0 };
await weigh(quarter, (megabytes) => (kept.quarter = megabytes));
const times = { one: [] as number[], here: [] as number[], threads: [] as number[] };
for (let round = 0; round < rounds; round += 1) {
  times.one.push(await time(() => runOne(base, whole)));
  times.here.push(await time(() => weigh(whole, (megabytes) => (kept.whole = megabytes))));
  times.threads.push(await time(() => runBoth(openThreads(whole))));
}
const median = (all: readonly number[]): number => all.toSorted((left, right) => left - right)[rounds >> 1]!;
const [one, here, threads] = [median(times.one), median(times.here), median(times.threads)];
console.log(`${people} leads, ${people * eventsEach} events`);
console.log(`one run     ${(one / 1000).toFixed(1)} s`);
console.log(`backtest    ${(here / 1000).toFixed(1)} s   ${(here / one).toFixed(2)} × one run (goal 2.2)`);
console.log(`in threads  ${(threads / 1000).toFixed(1)} s   ${(threads / one).toFixed(2)} × one run`);
console.log(`memory      ${kept.whole} MB for both plans, ${kept.quarter} MB for a quarter of the events`);
rmSync(folder, { recursive: true, force: true });
