/**
 * Replays random typing, deleting, pasting and undoing over an example, and compares with a fresh check now and then.
 * `FUNNEL_EDITS=10000` asks for more of it, `FUNNEL_SEED=7` for another course.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkFiles } from "../../compiler/check-files.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import type { Location } from "../../compiler/text/source.ts";
import { createFeatures } from "../../lsp/features/table.ts";
import { TextPositions } from "../../lsp/workspace/positions.ts";
import type { Snapshot } from "../../lsp/workspace/snapshot.ts";
import { Workspace } from "../../lsp/workspace/workspace.ts";
import { createMemoryEnvironment, rootUri } from "./fixture.ts";

const edits = Number(process.env.FUNNEL_EDITS ?? 700);
const seed = Number(process.env.FUNNEL_SEED ?? 1);
const between = edits > 5000 ? 100 : 25;

/** What people type and paste, good and bad. */
const pieces = [
  ..."abcdefg_0123{}()[]|\"'/.,-=>\n \té".split(""),
  ...'segment |lead |and |or not |when |->|email|fit.grade|known|engagement|0..|/*|*/|// note|"""|\r\n|😀'.split("|"),
  "/// doc\n",
  "segment x { when country is DE }\n",
  "stage mql { initial }\n",
  'catalog "content.yaml"\n',
  "lifecycle {\n",
  "\nneed any {\n}\n",
  "persona any {\n",
  "activity form_submitted\n",
];

test(`${edits} edits give what a fresh check gives`, { timeout: 600_000 }, () => {
  const files = readExample();
  const original = new Map(files);
  const workspace = new Workspace(createMemoryEnvironment(files), "utf-16");
  const random = createRandom(seed);
  const paths = [...files.keys()];
  const versions = new Map<string, number>();
  const done: { readonly path: string; readonly text: string }[] = [];
  for (const path of paths) workspace.open({ uri: uriOf(path), version: 0, text: files.get(path)! });

  for (let count = 1; count <= edits; count += 1) {
    const undone = random(10) < 3 ? done.pop() : undefined;
    // One file in the middle of the work is edited most of the time, as people do.
    const path = undone?.path ?? paths[random(3) === 0 ? random(paths.length) : Math.floor(count / 50) % paths.length]!;
    const before = files.get(path)!;
    const text = undone?.text ?? (random(150) === 0 ? original.get(path)! : editText(before, random));
    if (undone === undefined) done.push({ path, text: before });
    files.set(path, text);
    const version = (versions.get(path) ?? 0) + 1;
    versions.set(path, version);
    workspace.change(uriOf(path), version, [findChange(before, text)]);
    const snapshot = workspace.snapshotOf(uriOf(path))!;
    expect(snapshot.files.get(path)?.text ?? text).toBe(text);
    if (count % 10 === 0) askEverything(snapshot, path, random(text.length + 1));
    if (count % between !== 0) continue;
    const fresh = checkFiles(createMemoryHost(files)).diagnostics.map((finding) =>
      show(finding, (location) => location),
    );
    const kept = snapshot.diagnostics.map((finding) => show(finding, (location) => placeIn(snapshot, location)));
    expect(kept.sort(), `after ${count} edits of seed ${seed}`).toEqual(fresh.sort());
  }
});

/** No feature may throw on broken text, except to say that it refuses. */
function askEverything(snapshot: Snapshot, path: string, offset: number): void {
  const file = snapshot.files.get(path);
  if (file === undefined) return;
  const position = file.positions.positionAt(offset);
  const params = {
    textDocument: { uri: file.uri },
    position,
    positions: [position],
    context: { includeDeclaration: true, diagnostics: [], triggerKind: 1 },
    range: { start: position, end: position },
    query: "a",
    newName: "renamed",
  };
  for (const feature of createFeatures()) {
    // What goes on with an earlier item is asked in its own tests; renaming compiles the project anew each time.
    if (/Calls$|resolve$|formatting$|Formatting$|rename$|Rename$|command/i.test(feature.method)) continue;
    feature.answer({
      params,
      client: { takesSnippets: true, playsTests: true },
      snapshotOf: () => snapshot,
      findingsOf: () => snapshot.diagnostics,
      snapshots: () => [snapshot],
    });
  }
}

function editText(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  switch (random(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random(6));
    case 1: {
      const line = text.lastIndexOf("\n", at) + 1;
      return text.slice(0, line) + text.slice(text.indexOf("\n", at) + 1 || text.length);
    }
    case 2: {
      const from = random(text.length);
      return text.slice(0, at) + text.slice(from, from + random(200)) + text.slice(at);
    }
    default:
      return text.slice(0, at) + pieces[random(pieces.length)]! + text.slice(at);
  }
}

/** The change between two texts as an editor would send it. */
function findChange(before: string, after: string): Parameters<Workspace["change"]>[2][number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  // Where a CR and its LF part, no position of the protocol lies between them.
  if (/\r\n?|[\uD800-\uDFFF]/.test(before.slice(Math.max(start - 1, 0), before.length - end + 1)))
    return { text: after };
  const range = new TextPositions(before, "utf-16").rangeOf({ start, end: before.length - end });
  return { range, text: after.slice(start, after.length - end) };
}

function placeIn(snapshot: Snapshot, location: Location): Pick<Location, "source" | "start" | "end"> {
  const place = snapshot.placeOf(location);
  return place === undefined ? location : { source: location.source, start: place.start, end: place.end };
}

function show(finding: Diagnostic, place: (location: Location) => Pick<Location, "source" | "start" | "end">): string {
  const at = (location: Location): string => {
    const { source, start, end } = place(location);
    return `${source.path}:${start}-${end}`;
  };
  const related = finding.related.map(({ location, message }) => `${at(location)} ${message}`).join("; ");
  const fix = finding.fix?.edits.map((edit) => `${at(edit.location)} ${JSON.stringify(edit.newText)}`).join("; ");
  return [at(finding.location), finding.code, finding.message, finding.help, related, fix].join(" | ");
}

function readExample(): Map<string, string> {
  const folder = join(import.meta.dirname, "../../examples/acme");
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => /\.(funnel|yaml)$/.test(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

function uriOf(path: string): string {
  return `${rootUri}/${path}`;
}

/** Numbers from 0 to below a limit, the same for the same seed (a linear congruential generator of Numerical Recipes). */
function createRandom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
