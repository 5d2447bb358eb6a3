/** Two plans over one history, as a ratio to one of them alone, and what the comparison keeps; `node bench/backtest.ts` runs it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readEvents } from "../cli/events/read-events.ts";
import { createProcessIo } from "../cli/process-io.ts";
import { createSide, type SideOptions } from "../cli/run/backtest-side.ts";
import { createEngine } from "../runtime/engine/run.ts";
import { createVocabulary } from "../runtime/inputs/index.ts";
import { loadSurroundings } from "../runtime/kernel/load-program.ts";
import { linkPlan, type Program } from "../runtime/kernel/program.ts";
import { DifferenceFinder } from "../runtime/measure/backtest/difference-finder.ts";
import type { Input } from "../schemas/generated/event.ts";
import type { Plan } from "../schemas/generated/plan.ts";
import { compileAcme, makeHistory } from "./acme-history.ts";

const people = Number(process.argv[2] ?? 1000);
const eventsEach = Number(process.argv[3] ?? 20);
const rounds = 3;
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

function writeLines(inputs: readonly Input[], name: string): string {
  const file = join(folder, name);
  const lines = inputs.map(({ id, time, kind, keys, activity, data }) =>
    JSON.stringify(
      kind === "activity"
        ? { type: "track", messageId: id, timestamp: time, userId: keys.user, event: activity, properties: data }
        : { type: "identify", messageId: id, timestamp: time, userId: keys.user, traits: data },
    ),
  );
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

async function runOne(program: Program, file: string): Promise<number> {
  let effects = 0;
  const engine = createEngine(program, { sink: () => (effects += 1) });
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

/** Gives how many leads differ, and the bytes that finding them keeps beside the two runs. */
async function runBoth(base: Program, head: Program, file: string): Promise<{ changed: number; kept: number }> {
  const options: SideOptions = {
    replay: { names: [file], kept: undefined },
    columns: new Map(),
    until: undefined,
    receivedAt,
    names: new Map(),
    floors: new Map(),
  };
  const sides = [await createSide(io, base, options), await createSide(io, head, options)] as const;
  let finder: DifferenceFinder | undefined = new DifferenceFinder();
  for (;;) {
    const [was, is] = [await sides[0].next(), await sides[1].next()];
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
  const changed = finder.found.size;
  collect();
  const before = process.memoryUsage().heapUsed;
  finder = undefined;
  collect();
  return { changed, kept: before - process.memoryUsage().heapUsed };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const plan = compileAcme();
const surroundings = await loadSurroundings(plan);
const [base, head] = [linkPlan(plan, surroundings), linkPlan(raise(plan), surroundings)];
const short = writeLines(makeHistory(people, eventsEach), "short.jsonl");
const long = writeLines(makeHistory(people, eventsEach * 3), "long.jsonl");
const [one, two]: [number[], number[]] = [[], []];
for (let round = -1; round < rounds; round += 1) {
  const single = await time(() => runOne(base, short));
  const double = await time(() => runBoth(base, head, short));
  if (round < 0) continue;
  one.push(single);
  two.push(double);
}
const median = (times: readonly number[]): number => times.toSorted((left, right) => left - right)[rounds >> 1]!;
console.log(`${people} leads, ${eventsEach} events each`);
console.log(`one run    ${median(one).toFixed(0)} ms`);
console.log(`backtest   ${median(two).toFixed(0)} ms   ${(median(two) / median(one)).toFixed(2)} × one run (goal 2.2)`);
for (const [name, file] of [
  ["as long", short],
  ["three times", long],
] as const) {
  const { changed, kept } = await runBoth(base, head, file);
  console.log(`${name.padEnd(11)} ${changed} leads differ, ${(kept / 1024).toFixed(0)} KB kept by the comparison`);
}
rmSync(folder, { recursive: true, force: true });
