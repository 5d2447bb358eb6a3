/** Boils a file of effects down to figures that a person can read in a golden. */
import { createHash } from "node:crypto";
import type { Effect } from "../../schemas/generated/effect.ts";

/** Counts by what is counted, most frequent first, names in order where counts are equal. */
export type Counts = Readonly<Record<string, number>>;

export interface Summary {
  readonly leads: Counts;
  readonly moves: Counts;
  readonly effects: Counts;
  /** SHA-256 of the file's bytes: anything at all that changed. */
  readonly hash: string;
}

/** Summarizes effects as JSON lines. */
export function summarizeEffects(text: string): Summary {
  const effects = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Effect);
  const moves = effects.filter((effect) => effect.type === "stage_changed");
  const stages = new Map(moves.map(({ lead, to }) => [lead, to]));
  return {
    leads: count([...stages.values()]),
    moves: count(moves.map(({ from, to, reason }) => `${from ?? "new"} → ${to}${reason ? ` (${reason})` : ""}`)),
    effects: count(effects.map(({ type }) => type)),
    hash: createHash("sha256").update(text).digest("hex"),
  };
}

function count(names: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([left, more], [right, most]) => most - more || (left < right ? -1 : 1));
  return Object.fromEntries(sorted);
}
