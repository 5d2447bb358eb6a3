/** Counts what became of every input of a run, with the first examples of what went wrong. */
import type { EventItem, Place } from "../events/event-item.ts";
import type { Colours } from "../colours.ts";
import { alignCounts, countOf, formatCount, listFrequent } from "./layout.ts";

export interface Example {
  readonly place: Place;
  readonly reason: string;
}

/** All of `read` is one of the others; `traits` counts names inside applied inputs, so it stands beside them. */
export interface Tally {
  readonly read: number;
  readonly applied: number;
  readonly duplicate: number;
  readonly unknown: ReadonlyMap<string, number>;
  /** By reason. */
  readonly quarantined: ReadonlyMap<string, number>;
  readonly malformed: number;
  /** The first malformed lines. */
  readonly examples: readonly Example[];
  /** Names of traits and attributes that the plan does not have. */
  readonly traits: ReadonlyMap<string, number>;
}

/** What the engine did with an input. */
export type Outcome =
  | { readonly kind: "applied" }
  | { readonly kind: "duplicate" }
  | { readonly kind: "quarantined"; readonly reason: string };

/** Gathers a tally; memory stays bounded however much goes wrong. */
export class TallyKeeper {
  readonly #mostExamples = 10;
  readonly #mostNames = 10_000;
  #read = 0;
  #applied = 0;
  #duplicate = 0;
  #malformed = 0;
  readonly #unknown = new Map<string, number>();
  readonly #quarantined = new Map<string, number>();
  readonly #traits = new Map<string, number>();
  readonly #examples: Example[] = [];

  /** Counts an item that is no input. */
  addUnreadable(item: Exclude<EventItem, { kind: "input" }>): void {
    this.#read += 1;
    if (item.kind === "unknown") this.#count(this.#unknown, item.name);
    else {
      this.#malformed += 1;
      if (this.#examples.length < this.#mostExamples) this.#examples.push({ place: item.place, reason: item.reason });
    }
  }

  /** Counts an input with what the engine did with it, and the names in it that the plan does not have. */
  addInput(outcome: Outcome, unknownNames: readonly string[]): void {
    this.#read += 1;
    if (outcome.kind === "duplicate") {
      this.#duplicate += 1;
      return;
    }
    for (const name of unknownNames) this.#count(this.#traits, name);
    if (outcome.kind === "applied") this.#applied += 1;
    else this.#count(this.#quarantined, outcome.reason);
  }

  /** What was counted so far. */
  get tally(): Tally {
    return {
      read: this.#read,
      applied: this.#applied,
      duplicate: this.#duplicate,
      unknown: this.#unknown,
      quarantined: this.#quarantined,
      malformed: this.#malformed,
      examples: this.#examples,
      traits: this.#traits,
    };
  }

  #count(counts: Map<string, number>, name: string): void {
    const key = counts.has(name) || counts.size < this.#mostNames ? name : "others";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

/** The tally for people. */
export function renderTally(tally: Tally, colours: Colours): string[] {
  const sum = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((left, right) => left + right, 0);
  const rows: (readonly [string, number, string?])[] = [
    ["applied", tally.applied],
    ["duplicate", tally.duplicate, "seen before, ignored"],
    ["unknown", sum(tally.unknown), listFrequent(tally.unknown)],
    ["quarantined", sum(tally.quarantined), listFrequent(tally.quarantined)],
    ["malformed", tally.malformed],
  ];
  const lines = [
    colours.bold(`Read ${countOf(tally.read, "input")}`),
    ...alignCounts(rows.filter(([name, count]) => count > 0 || name === "applied")).map((line) => `  ${line}`),
    ...tally.examples.map(({ place, reason }) => colours.dim(`    ${place.file}:${place.line}: ${reason}`)),
  ];
  const unshown = tally.malformed - tally.examples.length;
  if (unshown > 0) lines.push(colours.dim(`    and ${formatCount(unshown)} more`));
  if (tally.traits.size > 0) {
    lines.push(`  not in the plan, left out: ${listFrequent(tally.traits, 5)}`);
  }
  return lines;
}
