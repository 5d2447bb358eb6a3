/**
 * Measures the editor on a workspace of 200 files and 50,000 lines: from a change in a document of 2,000 lines to its
 * findings, and to completions behind it, beside a full check in the same run, and memory. Run with `--expose-gc` to have memory without garbage.
 */
import { checkFiles } from "../compiler/check-files.ts";
import { createMemoryHost } from "../compiler/project/memory-host.ts";
import { groupDiagnostics } from "../lsp/features/diagnostics.ts";
import { complete } from "../lsp/features/completion/complete.ts";
import type { Environment } from "../lsp/workspace/environment.ts";
import type { Snapshot } from "../lsp/workspace/snapshot.ts";
import { spotAt } from "../lsp/workspace/spot.ts";
import { Workspace } from "../lsp/workspace/workspace.ts";
import { largePath, makeWorkspace } from "./editor-workspace.ts";

const rootUri = "file:///large";
const uri = `${rootUri}/${largePath}`;
const rounds = 4;
const editsInRound = 42;

const files = makeWorkspace();
const lines = [...files.values()].reduce((sum, text) => sum + text.split("\n").length - 1, 0);
const bytes = [...files.values()].reduce((sum, text) => sum + text.length, 0);
console.log(`workspace   ${files.size - 1} files, ${lines} lines, ${(bytes / 1e6).toFixed(1)} MB`);

const environment: Environment = {
  findRoot: () => rootUri,
  findProjects: () => [rootUri],
  openFolder: () => createMemoryHost(files),
};
const workspace = new Workspace(environment, "utf-16");
const start = performance.now();
workspace.open({ uri, version: 1, text: files.get(largePath)! });
const opened = workspace.snapshotOf(uri)!;
console.log(`opening     ${(performance.now() - start).toFixed(0)} ms, ${opened.diagnostics.length} findings`);
console.log(`memory      ${describeMemory()}`);

/** What is typed, and behind which text. */
const kinds: readonly { readonly name: string; readonly before: string; readonly typed: string }[] = [
  { name: "number", before: "+40 when employees >= 1000", typed: "0" },
  { name: "criterion", before: "when detail_1 > 3", typed: " and detail_33 is known" },
  { name: "title", before: '"Programme ', typed: "big " },
  { name: "name", before: "\nsegment seg2_", typed: "new" },
  { name: "statement", before: "wait 3 days", typed: "\n    wait 2 days" },
  { name: "comment", before: "/// Large", typed: " and small" },
  { name: "brace", before: "type guide", typed: "\n  }" },
];

let version = 1;
let checkedCount = 0;
const times = new Map<string, number[]>();
const full: number[] = [];
/** Work and not waiting: what a busy machine leaves as it is. */
const cpuTimes: number[] = [];
const completionTimes: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const checkStart = performance.now();
  checkFiles(createMemoryHost(files));
  if (round > 0) full.push(performance.now() - checkStart);
  // The garbage of the full check is not the editor's.
  globalThis.gc?.();
  for (let index = 0; index < editsInRound; index += 1) typeSomewhere(index, round > 0);
}

const all = [...times.values()].flat();
const fullTime = quantile(full, 0.5);
console.log(`full check  ${fullTime.toFixed(0)} ms`);
for (const [name, list] of times) report(name, list);
report("all", all);
report("all, CPU", cpuTimes);
report("completion", completionTimes);
console.log(`ratio       full check / change at p95 = ${(fullTime / quantile(all, 0.95)).toFixed(0)}`);
console.log(`checked     ${(checkedCount / all.length).toFixed(1)} declarations a change`);
console.log(`memory      ${describeMemory()}`);

/** Puts a few characters somewhere, one after the other, and takes them away again. */
function typeSomewhere(index: number, isMeasured: boolean): void {
  const text = workspace.documentOf(uri)!.text;
  const kind = kinds[index % kinds.length]!;
  // Spread over the document.
  const from = Math.floor((text.length * ((index * 37) % 100)) / 100);
  const found = text.indexOf(kind.before, from);
  const offset = (found === -1 ? text.indexOf(kind.before) : found) + kind.before.length;
  for (let length = 1; length <= kind.typed.length; length += 1) {
    change(offset + length - 1, offset + length - 1, kind.typed[length - 1]!, isMeasured ? kind.name : undefined);
  }
  change(offset, offset + kind.typed.length, "", isMeasured ? kind.name : undefined);
}

function change(from: number, to: number, text: string, name: string | undefined): void {
  const { positions } = workspace.snapshotOf(uri)!.fileOf(uri)!;
  const range = positions.rangeOf({ start: from, end: to });
  version += 1;
  const cpuBefore = process.cpuUsage();
  const begin = performance.now();
  workspace.change(uri, version, [{ range, text }]);
  const snapshot = workspace.snapshotOf(uri)!;
  groupDiagnostics(snapshot);
  const time = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpuBefore);
  if (name === undefined) return;
  cpuTimes.push((user + system) / 1000);
  checkedCount += snapshot.checkedCount;
  if (text !== "") completionTimes.push(timeCompletion(snapshot, from + text.length));
  times.set(name, [...(times.get(name) ?? []), time]);
}

/** The time of asking for completions behind what was just typed. */
function timeCompletion(snapshot: Snapshot, offset: number): number {
  const begin = performance.now();
  complete(snapshot, spotAt(snapshot, snapshot.fileOf(uri)!, offset), true);
  return performance.now() - begin;
}

function report(name: string, list: readonly number[]): void {
  const p50 = quantile(list, 0.5).toFixed(2);
  console.log(
    `${name.padEnd(12)}p50 ${p50} ms   p95 ${quantile(list, 0.95).toFixed(2)} ms   of ${list.length} changes`,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}

function describeMemory(): string {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return `${(heapUsed / 1e6).toFixed(0)} MB of heap, ${(rss / 1e6).toFixed(0)} MB resident`;
}
