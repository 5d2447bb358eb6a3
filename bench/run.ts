/** A history through the whole kernel in memory, as a ratio to `JSON.parse` of the same lines; `node bench/run.ts` runs it. */
import { hash } from "node:crypto";
import { createEngine } from "../runtime/engine/run.ts";
import type { KernelPhase } from "../runtime/kernel/phase.ts";
import { standardPhases } from "../runtime/kernel/phases.ts";
import { loadSurroundings } from "../runtime/kernel/load-program.ts";
import { linkPlan } from "../runtime/kernel/program.ts";
import type { Input } from "../schemas/generated/event.ts";
import { compileAcme, makeHistory } from "./acme-history.ts";
import { measureRounds } from "./rounds.ts";

const sha256 = (text: string): string => hash("sha256", text);
const plan = compileAcme();
const program = linkPlan(plan, await loadSurroundings(plan));
const inputs = makeHistory(Number(process.argv[2] ?? 5000), Number(process.argv[3] ?? 20));
const lines = inputs.map((input) => JSON.stringify(input));
const count = inputs.length;
const bytes = lines.reduce((sum, line) => sum + line.length + 1, 0);
let effects = 0;
let sum = 0;

function runKernel(history: Iterable<Input>, phases: readonly KernelPhase[]): void {
  const engine = createEngine(program, { sink: () => (effects += 1), phases, hash: sha256 });
  for (const input of history) engine.accept(input);
  engine.finish();
}

function* readLines(): Generator<Input> {
  for (const line of lines) yield JSON.parse(line) as Input;
}

const times = measureRounds([
  {
    name: "JSON.parse",
    run() {
      for (const line of lines) sum += (JSON.parse(line) as Input).time.length;
    },
  },
  {
    name: "scores and lifecycle",
    run: () => runKernel(inputs, []),
  },
  {
    name: "whole kernel",
    run: () => runKernel(inputs, standardPhases),
  },
  {
    name: "whole kernel from text",
    run: () => runKernel(readLines(), standardPhases),
  },
]);

const parse = times.get("JSON.parse")!;
console.log(`${count} events of ${Math.round(bytes / count)} bytes; ${Math.round(effects / 24)} effects a run`);
for (const [name, time] of times) {
  const rate = Math.round(count / time);
  console.log(`${name.padEnd(22)} ${String(rate).padStart(6)} k events/s   ${(parse / time).toFixed(2)} of JSON.parse`);
}
if (sum < 0) console.log(sum);
