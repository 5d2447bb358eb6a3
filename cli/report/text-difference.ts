/** The difference of two texts as a unified diff, for people and for `patch`. */
import { diff } from "node:util";
import { coloursFor } from "../colours.ts";
import { UserError } from "../failure.ts";
import type { Io } from "../io.ts";

/** How many unchanged lines stand around a change. */
const context = 3;

interface DiffLine {
  readonly sign: "-" | "+" | " ";
  readonly text: string;
  /** How many lines of the texts stand before it. */
  readonly before: number;
  readonly after: number;
}

/** Lines of `before` and `after` with their signs, coloured on a terminal. */
export function renderDifference(io: Io, path: string, before: string, after: string): string {
  const lines = compareLines(before, after);
  const colours = coloursFor(io, io.stdout);
  const paint = { "-": colours.red, "+": colours.green, " ": (text: string) => text };
  const parts = [colours.bold(`--- ${path}`), colours.bold(`+++ ${path}`)];
  for (const hunk of cutHunks(lines)) {
    const [first] = hunk;
    const old = hunk.filter(({ sign }) => sign !== "+").length;
    const fresh = hunk.filter(({ sign }) => sign !== "-").length;
    parts.push(colours.cyan(`@@ -${place(first?.before, old)} +${place(first?.after, fresh)} @@`));
    for (const { sign, text } of hunk) parts.push(paint[sign](`${sign}${text}`));
  }
  return `${parts.join("\n")}\n`;
}

function place(before = 0, count = 0): string {
  return `${count === 0 ? before : before + 1},${count}`;
}

function compareLines(before: string, after: string): DiffLine[] {
  // Node 22.15 has it; the oldest Node that runs the rest does not.
  if (typeof diff !== "function") throw new UserError("showing a difference needs Node 22.15 or later");
  const lines: DiffLine[] = [];
  let old = 0;
  let fresh = 0;
  for (const [operation, text] of diff(splitLines(before), splitLines(after))) {
    const sign = operation === 0 ? " " : operation > 0 ? "-" : "+";
    lines.push({ sign, text, before: old, after: fresh });
    if (sign !== "+") old += 1;
    if (sign !== "-") fresh += 1;
  }
  return lines;
}

/** The lines of a text, with a word about a last one that is not ended. */
function splitLines(text: string): string[] {
  if (text === "") return [];
  const lines = text.split("\n");
  const last = lines.pop() ?? "";
  return last === "" ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}

function cutHunks(lines: readonly DiffLine[]): DiffLine[][] {
  const hunks: DiffLine[][] = [];
  let end = -1;
  for (const [index, { sign }] of lines.entries()) {
    if (sign === " ") continue;
    const from = Math.max(index - context, 0);
    const to = Math.min(index + context + 1, lines.length);
    const last = hunks.at(-1);
    if (last !== undefined && from <= end) last.push(...lines.slice(end, to));
    else hunks.push(lines.slice(from, to));
    end = to;
  }
  return hunks;
}
