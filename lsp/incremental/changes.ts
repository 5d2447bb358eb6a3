/** Finds which names a change of some units has given another meaning. */
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import type { Source } from "../../compiler/text/source.ts";
import type { IncrementalBound } from "./bound.ts";
import { keyOf, ProjectSymbol } from "./reads.ts";
import { findTouchedKinds, type Scopes } from "./scopes.ts";
import type { Unit } from "./unit.ts";

/** The units of a project that a change has taken away and brought. */
export interface UnitChange {
  readonly removed: readonly Unit[];
  readonly added: readonly Unit[];
}

/** Keys whose readers must be checked again, in the terms of `Reads`. */
export interface ChangedKeys {
  readonly names: Set<string>;
  readonly nodes: Set<string>;
}

/** One state of the names. */
export interface NameState {
  readonly scopes: Scopes;
  readonly bound: IncrementalBound;
  readonly reasons: ReadonlyMap<string, FunnelSymbol>;
}

export function findChangedKeys(change: UnitChange, before: NameState, after: NameState): ChangedKeys {
  const changed: ChangedKeys = { names: new Set(), nodes: new Set() };
  const gone = new Set(change.removed.map(({ placed }) => placed.source));
  for (const unit of [...change.removed, ...change.added]) {
    for (const symbol of unit.symbols) {
      if (symbol.kind !== "test_lead") compareSymbol(changed, before.bound, after.bound, symbol, gone);
    }
    const { kind } = unit.placed.declaration;
    if (before.scopes.singles.first.has(kind) !== after.scopes.singles.first.has(kind))
      changed.names.add(`single:${kind}`);
  }
  for (const kind of findTouchedKinds(change)) {
    const earlier = before.scopes.kinds.get(kind);
    const later = after.scopes.kinds.get(kind);
    if (earlier?.listing === later?.listing) continue;
    const old = earlier?.names;
    const now = later?.names;
    if (haveSameNames(old, now)) continue;
    changed.names.add(`${kind}:`);
    // What stood in the shadow of another declaration is in neither of the units.
    compareWhole(changed, old ?? new Map(), now ?? new Map(), kind);
  }
  if (before.reasons !== after.reasons) compareReasons(changed, before.reasons, after.reasons);
  return changed;
}

function compareSymbol(
  changed: ChangedKeys,
  before: IncrementalBound,
  after: IncrementalBound,
  symbol: ProjectSymbol,
  gone: ReadonlySet<Source>,
): void {
  const old = before.current(symbol) as ProjectSymbol | undefined;
  const now = after.current(symbol) as ProjectSymbol | undefined;
  if (old === now) return;
  if (old === undefined || now === undefined) {
    changed.names.add(symbol.key);
    return;
  }
  // A built-in name has no members and no text.
  if (!(old instanceof ProjectSymbol) || !(now instanceof ProjectSymbol)) return;
  if (old.location === undefined || !gone.has(old.location.source)) changed.names.add(symbol.key);
  if (old.text !== now.text) changed.nodes.add(symbol.key);
  if (!haveSameNames(old.members, now.members)) changed.names.add(`${symbol.key}.`);
}

function compareWhole(
  changed: ChangedKeys,
  old: ReadonlyMap<string, FunnelSymbol>,
  now: ReadonlyMap<string, FunnelSymbol>,
  kind: SymbolKind,
): void {
  for (const name of old.keys()) if (!now.has(name)) changed.names.add(`${kind}:${name}`);
  for (const name of now.keys()) if (!old.has(name)) changed.names.add(`${kind}:${name}`);
}

function compareReasons(
  changed: ChangedKeys,
  old: ReadonlyMap<string, FunnelSymbol>,
  now: ReadonlyMap<string, FunnelSymbol>,
): void {
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const left = old.get(name);
    const right = now.get(name);
    const isSame = left !== undefined && right !== undefined && keyOf(left) === keyOf(right);
    if (!isSame) changed.names.add(`reasons:${name}`);
  }
  if (!haveSameNames(old, now)) changed.names.add("reasons:");
}

function haveSameNames(
  left: ReadonlyMap<string, unknown> | undefined,
  right: ReadonlyMap<string, unknown> | undefined,
): boolean {
  if ((left?.size ?? 0) !== (right?.size ?? 0)) return false;
  if (left === undefined || right === undefined) return true;
  const names = right.keys();
  for (const name of left.keys()) if (names.next().value !== name) return false;
  return true;
}
