/** Finds, without asking every declaration, which ones have read something, which define what, and which have findings. */
import type { Source } from "../../compiler/text/source.ts";
import type { ChangedKeys } from "./changes.ts";
import type { CheckedUnit } from "./checked-unit.ts";
import { keyOf } from "./reads.ts";

/**
 * The latest state of a project turned around. It follows the project from state to state and is changed in place: a
 * state itself keeps nothing of it.
 */
export class ReaderIndex {
  readonly #byName = new Map<string, Set<CheckedUnit>>();
  readonly #byNode = new Map<string, Set<CheckedUnit>>();
  readonly #ofDeclarations = new Set<CheckedUnit>();
  readonly #withFindings = new Set<CheckedUnit>();
  readonly #definitions = new Map<string, CheckedUnit>();

  /** The units with findings, in no order. */
  get withFindings(): ReadonlySet<CheckedUnit> {
    return this.#withFindings;
  }

  add(checked: CheckedUnit): void {
    const { reads, unit } = checked;
    for (const key of reads.names) addTo(this.#byName, key, checked);
    for (const key of reads.nodes) addTo(this.#byNode, key, checked);
    if (reads.declarations) this.#ofDeclarations.add(checked);
    if (checked.diagnostics.length > 0 || unit.diagnostics.length > 0) this.#withFindings.add(checked);
    for (const symbol of checked.dependencies.keys()) this.#definitions.set(keyOf(symbol), checked);
  }

  remove(checked: CheckedUnit): void {
    const { reads } = checked;
    for (const key of reads.names) removeFrom(this.#byName, key, checked);
    for (const key of reads.nodes) removeFrom(this.#byNode, key, checked);
    this.#ofDeclarations.delete(checked);
    this.#withFindings.delete(checked);
    for (const symbol of checked.dependencies.keys()) {
      if (this.#definitions.get(keyOf(symbol)) === checked) this.#definitions.delete(keyOf(symbol));
    }
  }

  /** The units that have read what changed, and those whose findings point at text that is gone. */
  findAffected(changed: ChangedKeys, gone: ReadonlySet<Source>): Set<CheckedUnit> {
    const affected = new Set(this.#ofDeclarations);
    for (const key of changed.names) for (const checked of this.#byName.get(key) ?? []) affected.add(checked);
    for (const key of changed.nodes) for (const checked of this.#byNode.get(key) ?? []) affected.add(checked);
    for (const checked of this.#withFindings) {
      if (checked.diagnostics.some(({ related }) => related.some(({ location }) => gone.has(location.source)))) {
        affected.add(checked);
      }
    }
    return affected;
  }

  /** True when one of the definitions in `units` is read, in however many steps, by itself. */
  hasCycleThrough(units: readonly CheckedUnit[], membersOfFact: (fact: string) => readonly string[]): boolean {
    return units.some((unit) =>
      [...unit.dependencies.keys()].some((symbol) => this.#reaches(keyOf(symbol), membersOfFact)),
    );
  }

  #reaches(begin: string, membersOfFact: (fact: string) => readonly string[]): boolean {
    const seen = new Set<string>();
    const open = [begin];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      for (const next of this.#listNext(key, membersOfFact)) {
        if (next === begin) return true;
        if (seen.has(next)) continue;
        seen.add(next);
        open.push(next);
      }
    }
    return false;
  }

  /** What a definition reads; a fact is computed from everything of its kind. */
  #listNext(key: string, membersOfFact: (fact: string) => readonly string[]): readonly string[] {
    if (key.startsWith("fact:")) return membersOfFact(key.slice("fact:".length));
    const next: string[] = [];
    for (const [symbol, list] of this.#definitions.get(key)?.dependencies ?? []) {
      if (keyOf(symbol) === key) for (const { on } of list) next.push(keyOf(on));
    }
    return next;
  }
}

function addTo(index: Map<string, Set<CheckedUnit>>, key: string, checked: CheckedUnit): void {
  const readers = index.get(key);
  if (readers === undefined) index.set(key, new Set([checked]));
  else readers.add(checked);
}

function removeFrom(index: Map<string, Set<CheckedUnit>>, key: string, checked: CheckedUnit): void {
  const readers = index.get(key);
  readers?.delete(checked);
  if (readers?.size === 0) index.delete(key);
}
