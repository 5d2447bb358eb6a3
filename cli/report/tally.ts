/** Counts what became of every input of a run, with the first examples of what went wrong. */
import type { SeenIds } from "../../runtime/engine/seen-ids.ts";
import type { EventItem, Place } from "../events/event-item.ts";
import type { Colours } from "../colours.ts";
import { alignCounts, countOf, formatCount, listFrequent, listFrequentLines } from "./layout.ts";

export interface Example {
  readonly place: Place;
  readonly reason: string;
}

/** How often each name was met, as far as they are kept. */
export interface NameCounts {
  readonly byName: ReadonlyMap<string, number>;
  /** How often further names were, which came when there were too many to keep. */
  readonly others: number;
}

/** All of `read` is one of the next five; values and names are parts of applied inputs, so they stand beside. */
export interface Tally {
  readonly read: number;
  readonly applied: number;
  readonly duplicate: number;
  /** After the end of the run. */
  readonly later: number;
  /** Events that the plan does not have, by name. */
  readonly unknown: NameCounts;
  readonly malformed: number;
  /** The first malformed lines. */
  readonly examples: readonly Example[];
  /** Values of the wrong type, which were left out, by name and reason. */
  readonly quarantined: NameCounts;
  /** Names of traits and attributes that the plan does not have. */
  readonly names: NameCounts;
  /** Inputs of so long ago that another one of the same id counted again. */
  readonly forgotten: number;
}

/** Gathers a tally; memory stays bounded however much goes wrong. */
export class TallyKeeper {
  readonly #mostExamples = 10;
  #read = 0;
  #applied = 0;
  #duplicate = 0;
  #later = 0;
  #malformed = 0;
  readonly #unknown = new NameCounter();
  readonly #quarantined = new NameCounter();
  readonly #names = new NameCounter();
  readonly #examples: Example[] = [];
  readonly #seen: Pick<SeenIds, "forgotten">;

  constructor(seen: Pick<SeenIds, "forgotten">) {
    this.#seen = seen;
  }

  /** Counts an item that is no input of the plan. */
  addUnreadable(item: Exclude<EventItem, { kind: "input" }>): void {
    this.#read += 1;
    if (item.kind === "unknown") this.#unknown.add(item.name);
    else {
      this.#malformed += 1;
      if (this.#examples.length < this.#mostExamples)
        this.#examples.push({ place: item.place, reason: shorten(item.reason) });
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
    if (kind === "unknown") this.#names.add(name);
    else this.#quarantined.add(`${name}: ${reason}`);
  }

  /** What was counted so far. */
  get tally(): Tally {
    return {
      read: this.#read,
      applied: this.#applied,
      duplicate: this.#duplicate,
      later: this.#later,
      unknown: this.#unknown.counts,
      malformed: this.#malformed,
      examples: this.#examples,
      quarantined: this.#quarantined.counts,
      names: this.#names.counts,
      forgotten: this.#seen.forgotten,
    };
  }
}

/** Counts by name; of names it keeps so many, and of each so much, that garbage in their place costs little memory. */
class NameCounter {
  readonly #mostNames = 10_000;
  readonly #byName = new Map<string, number>();
  #others = 0;

  add(name: string): void {
    const key = shorten(name);
    const known = this.#byName.get(key);
    if (known === undefined && this.#byName.size >= this.#mostNames) this.#others += 1;
    else this.#byName.set(key, (known ?? 0) + 1);
  }

  get counts(): NameCounts {
    return { byName: this.#byName, others: this.#others };
  }
}

const longestText = 200;

/** The beginning of a long text, as a copy: a part of a string keeps the whole of it in memory. */
function shorten(text: string): string {
  return text.length <= longestText ? text : `${Buffer.from(text.slice(0, longestText)).toString()}…`;
}

/** Whether anything of the files did not count, so that whoever looks at results should know. */
export function hasLeftOut({ later, unknown, malformed, quarantined, names }: Tally): boolean {
  return later + malformed + sumOf(unknown) + sumOf(quarantined) + sumOf(names) > 0;
}

/** The tally for people. */
export function renderTally(tally: Tally, colours: Colours): string[] {
  const rows: (readonly [string, number, string?])[] = [
    ["applied", tally.applied],
    ["duplicate", tally.duplicate, "seen before"],
    ["later", tally.later, "after the end of the run"],
    [
      "unknown",
      sumOf(tally.unknown),
      [listFrequent(tally.unknown.byName), ...describeOthers(tally.unknown)].join("; "),
    ],
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
function renderLeftOut(word: string, why: string, counts: NameCounts, colours: Colours): string[] {
  const total = sumOf(counts);
  if (total === 0) return [];
  return [
    `  ${word}: ${countOf(total, "value")} ${why}`,
    ...[...listFrequentLines(counts.byName, 5), ...describeOthers(counts)].map((line) => colours.dim(`    ${line}`)),
  ];
}

function describeOthers({ byName, others }: NameCounts): string[] {
  return others === 0 ? [] : [`${formatCount(others)} under other names than the first ${formatCount(byName.size)}`];
}

function sumOf({ byName, others }: NameCounts): number {
  let sum = others;
  for (const count of byName.values()) sum += count;
  return sum;
}
