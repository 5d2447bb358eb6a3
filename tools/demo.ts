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

/** Runs a command; the demo stops with its exit code when it fails. */
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

/** A lead that was handed back before it became a customer, since its explanation tells the most; else any customer. */
async function findTellingLead(path: string): Promise<string | undefined> {
  const recycled = new Set<string>();
  let customer: string | undefined;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const effect = JSON.parse(line) as Effect;
    if (effect.type !== "stage_changed") continue;
    if (effect.to === "recycled") recycled.add(effect.lead);
    if (effect.to !== "customer") continue;
    if (recycled.has(effect.lead)) return effect.lead;
    customer ??= effect.lead;
  }
  return customer;
}

step("1 · Does the definition hang together?", ["check", project]);
step("2 · Do the agreed examples hold?", ["test", project]);
step("3 · Compile it to one plan", ["build", project, "-o", plan]);
const end = "2026-10-01T00:00:00Z";
step("4 · Run a year of history through it", ["run", history, "--plan", plan, "--until", end, "-o", effects]);

const lead = await findTellingLead(effects);
if (lead !== undefined) {
  step("5 · Why one of the leads is where it is", ["explain", lead, "--plan", plan, "--events", history]);
}
rmSync(folder, { recursive: true, force: true });
