/** Counts what became of every input of a run, with the first examples of what went wrong. */
import type { SeenIds } from "../../runtime/engine/seen-ids.ts";
import type { EventItem, Place } from "../events/event-item.ts";
import type { Colours } from "../colours.ts";
import { alignCounts, countOf, formatCount, listFrequent, listFrequentLines } from "./layout.ts";

export interface Example {
  readonly place: Place;
  readonly reason: string;
}

/** All of `read` is one of the next five; values and names are parts of applied inputs, so they stand beside. */
export interface Tally {
  readonly read: number;
  readonly applied: number;
  readonly duplicate: number;
  /** After the end of the run. */
  readonly later: number;
  /** Events that the plan does not have, by name. */
  readonly unknown: ReadonlyMap<string, number>;
  readonly malformed: number;
  /** The first malformed lines. */
  readonly examples: readonly Example[];
  /** Values of the wrong type, which were left out, by name and reason. */
  readonly quarantined: ReadonlyMap<string, number>;
  /** Names of traits and attributes that the plan does not have. */
  readonly names: ReadonlyMap<string, number>;
  /** Inputs of so long ago that another one of the same id counted again. */
  readonly forgotten: number;
}

/** Gathers a tally; memory stays bounded however much goes wrong. */
export class TallyKeeper {
  readonly #mostExamples = 10;
  readonly #mostNames = 10_000;
  #read = 0;
  #applied = 0;
  #duplicate = 0;
  #later = 0;
  #malformed = 0;
  readonly #unknown = new Map<string, number>();
  readonly #quarantined = new Map<string, number>();
  readonly #names = new Map<string, number>();
  readonly #examples: Example[] = [];
  readonly #seen: Pick<SeenIds, "forgotten">;

  constructor(seen: Pick<SeenIds, "forgotten">) {
    this.#seen = seen;
  }

  /** Counts an item that is no input of the plan. */
  addUnreadable(item: Exclude<EventItem, { kind: "input" }>): void {
    this.#read += 1;
    if (item.kind === "unknown") this.#count(this.#unknown, item.name);
    else {
      this.#malformed += 1;
      if (this.#examples.length < this.#mostExamples) this.#examples.push({ place: item.place, reason: item.reason });
    }
  }

  /** Counts an input by what became of it. */
  addInput(outcome: "applied" | "duplicate" | "later"): void {
    this.#read += 1;
    if (outcome === "applied") this.#applied += 1;
    else if (outcome === "duplicate") this.#duplicate += 1;
    else this.#later += 1;
  }

  /** Counts a part of an input that was left out. */
  addProblem(kind: "unknown" | "quarantined", name: string, reason: string): void {
    if (kind === "unknown") this.#count(this.#names, name);
    else this.#count(this.#quarantined, `${name}: ${reason}`);
  }

  /** What was counted so far. */
  get tally(): Tally {
    return {
      read: this.#read,
      applied: this.#applied,
      duplicate: this.#duplicate,
      later: this.#later,
      unknown: this.#unknown,
      malformed: this.#malformed,
      examples: this.#examples,
      quarantined: this.#quarantined,
      names: this.#names,
      forgotten: this.#seen.forgotten,
    };
  }

  #count(counts: Map<string, number>, name: string): void {
    const key = counts.has(name) || counts.size < this.#mostNames ? name : "others";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

/** Whether anything of the files did not count, so that whoever looks at results should know. */
export function hasLeftOut({ later, unknown, malformed, quarantined, names }: Tally): boolean {
  return later + malformed + unknown.size + quarantined.size + names.size > 0;
}

/** The tally for people. */
export function renderTally(tally: Tally, colours: Colours): string[] {
  const rows: (readonly [string, number, string?])[] = [
    ["applied", tally.applied],
    ["duplicate", tally.duplicate, "seen before"],
    ["later", tally.later, "after the end of the run"],
    ["unknown", sumOf(tally.unknown), listFrequent(tally.unknown)],
    ["malformed", tally.malformed],
  ];
  const lines = [
    colours.bold(`Read ${countOf(tally.read, "input")}`),
    ...alignCounts(rows.filter(([name, count]) => count > 0 || name === "applied")).map((line) => `  ${line}`),
    ...tally.examples.map(({ place, reason }) => colours.dim(`    ${place.file}:${place.line}: ${reason}`)),
  ];
  const unshown = tally.malformed - tally.examples.length;
  if (unshown > 0) lines.push(colours.dim(`    and ${formatCount(unshown)} more`));
  lines.push(...renderLeftOut("quarantined", "of the wrong type", tally.quarantined, colours));
  lines.push(...renderLeftOut("unknown", "with names that the plan does not have", tally.names, colours));
  if (tally.forgotten > 0) {
    const first = countOf(tally.forgotten, "input");
    lines.push(`  duplicates of the first ${first} were no longer recognised: that is too long ago`);
  }
  return lines;
}

/** Values that were left out of inputs which were applied otherwise. */
function renderLeftOut(word: string, why: string, counts: ReadonlyMap<string, number>, colours: Colours): string[] {
  if (counts.size === 0) return [];
  const total = sumOf(counts);
  return [
    `  ${word}: ${countOf(total, "value")} ${why}`,
    ...listFrequentLines(counts, 5).map((line) => colours.dim(`    ${line}`)),
  ];
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
