/** The main job on the Acme example, through the command line as a user has it: check, test, build, run, explain. */
import { spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import type { Effect } from "../schemas/generated/effect.ts";

const root = join(import.meta.dirname, "..");
const project = join("examples", "acme");
const history = join(project, "history", "2026.jsonl");
const folder = mkdtempSync(join(tmpdir(), "funnel-demo-"));
const plan = join(folder, "acme.plan.json");
const effects = join(folder, "effects.jsonl");

/** Where the demo stops with the exit code of the command that failed. */
function step(heading: string, words: readonly string[]): void {
  printHeading(heading, words);
  const program = join(root, "dist", "cli", "main.js");
  const { status } = spawnSync(process.execPath, [program, ...words], { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    process.exit(status ?? 3);
  }
}

function printHeading(heading: string, words: readonly string[]): void {
  const command = words.length === 0 ? "" : `\n$ funnel ${words.map(shortenPath).join(" ")}`;
  const text = `\n\u001b[1m${heading}\u001b[22m${command}\n`;
  process.stdout.write(process.stdout.isTTY ? text : stripVTControlCharacters(text));
}

function shortenPath(word: string): string {
  return word.startsWith(folder) ? relative(folder, word) : word.replaceAll("\\", "/");
}

interface Summary {
  readonly counts: Map<string, number>;
  readonly stages: Map<string, string>;
  /** Leads that were handed back before they became customers: their explanation tells the most. */
  readonly comebacks: string[];
}

async function summarizeEffects(path: string): Promise<Summary> {
  const summary: Summary = { counts: new Map(), stages: new Map(), comebacks: [] };
  const recycled = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const effect = JSON.parse(line) as Effect;
    summary.counts.set(effect.type, (summary.counts.get(effect.type) ?? 0) + 1);
    if (effect.type !== "stage_changed") continue;
    summary.stages.set(effect.lead, effect.to);
    if (effect.to === "recycled") recycled.add(effect.lead);
    if (effect.to === "customer" && recycled.has(effect.lead)) summary.comebacks.push(effect.lead);
  }
  return summary;
}

function printCounts(counts: ReadonlyMap<string, number>): void {
  const rows = [...counts].sort(([, left], [, right]) => right - left);
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, count] of rows) {
    console.log(`  ${name.padEnd(width)}  ${count.toLocaleString("en-US").padStart(7)}`);
  }
}

function countValues(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

step("1 · Does the definition hang together?", ["check", project]);
step("2 · Do the agreed examples hold?", ["test", project]);
step("3 · Compile it to one plan", ["build", project, "-o", plan]);
step("4 · Run a year of history through the plan", [
  "run",
  "-C",
  project,
  history,
  "--until",
  "2026-10-01T00:00:00Z",
  "-o",
  effects,
]);

const summary = await summarizeEffects(effects);
printHeading("5 · Where the leads are", []);
printCounts(countValues(summary.stages.values()));
printHeading("6 · What was decided on the way", []);
printCounts(summary.counts);

const lead = summary.comebacks[0] ?? [...summary.stages].find(([, stage]) => stage === "customer")?.[0];
if (lead !== undefined) {
  step("7 · Why one of them is where it is", ["explain", lead, "-C", project, "--events", history]);
}
rmSync(folder, { recursive: true, force: true });
