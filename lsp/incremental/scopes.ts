/** The names of all declarations together, and after a change only the kinds that it touches. */
import { enterBuiltIns } from "../../compiler/bind/bind.ts";
import { createBinder, reportDuplicate } from "../../compiler/bind/binder.ts";
import type { PlacedDeclaration } from "../../compiler/bind/placed-declaration.ts";
import { bindSingle, reportMissingDeclarations } from "../../compiler/bind/single-declarations.ts";
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { UnitChange } from "./changes.ts";
import type { ProjectSymbol } from "./reads.ts";
import type { Unit } from "./unit.ts";

/** The names of one kind, and what is wrong with them. */
export interface KindNames {
  readonly names: ReadonlyMap<string, FunnelSymbol>;
  readonly duplicates: readonly Diagnostic[];
  /** The names that were first listed so: another state with this one has the same names in the same order. */
  readonly listing: object;
}

/** The declarations of which there is at most one, and second ones. */
interface Singles {
  readonly first: ReadonlyMap<string, PlacedDeclaration>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The names of a project; never changed, but followed by another one. */
export interface Scopes {
  readonly kinds: ReadonlyMap<SymbolKind, KindNames>;
  readonly singles: Singles;
  /** What a project must have and lacks. */
  readonly missing: readonly Diagnostic[];
}

/** Enters the names of units in their order, or only what a change of them has touched. */
export function joinScopes(units: readonly Unit[], before: Scopes | undefined, change: UnitChange): Scopes {
  const { removed, added } = change;
  const keepsSingles = before !== undefined && !removed.some(isSingle) && !added.some(isSingle);
  const singles = keepsSingles ? before.singles : findSingles(units);
  const missing: Diagnostic[] = [];
  reportMissingDeclarations(
    singles.first,
    units.slice(0, 1).map(({ placed }) => placed),
    missing,
  );
  if (before === undefined) return { kinds: enterKinds(units, singles, undefined), singles, missing };
  const replaced = keepsSingles ? replaceNames(before.kinds, change) : undefined;
  const kinds = replaced ?? reenterKinds(units, singles, before.kinds, findTouchedKinds(change));
  return { kinds, singles, missing };
}

/** The kinds whose names a change touches. */
export function findTouchedKinds({ removed, added }: UnitChange): ReadonlySet<SymbolKind> {
  const touched = new Set<SymbolKind>();
  for (const unit of [...removed, ...added]) {
    for (const { kind } of unit.entries) touched.add(kind);
    if (!unit.isSingle) continue;
    // Another declaration of the kind may have stood in its shadow.
    for (const kind of ["funnel", "field", "account_field", "phase", "stage"] as const) touched.add(kind);
  }
  return touched;
}

/** True for a second `lead` or `lifecycle`, the names of which would only repeat what was reported. */
export function isShadowed({ placed, isSingle }: Unit, { first }: Singles): boolean {
  return isSingle && first.get(placed.declaration.kind) !== placed;
}

function isSingle(unit: Unit): boolean {
  return unit.isSingle;
}

function findSingles(units: readonly Unit[]): Singles {
  const diagnostics: Diagnostic[] = [];
  const first = new Map<string, PlacedDeclaration>();
  for (const unit of units) if (unit.isSingle) bindSingle(first, unit.placed, diagnostics);
  return { first, diagnostics };
}

/** The names with new symbols in the places of old ones; `undefined` when not the same names are declared as before. */
function replaceNames(
  before: ReadonlyMap<SymbolKind, KindNames>,
  { removed, added }: UnitChange,
): ReadonlyMap<SymbolKind, KindNames> | undefined {
  const old = removed.flatMap(({ entries }) => entries);
  const now = added.flatMap(({ entries }) => entries);
  if (old.length !== now.length) return undefined;
  const changed = new Map<SymbolKind, Map<string, FunnelSymbol>>();
  for (const [index, symbol] of now.entries()) {
    const known = before.get(symbol.kind);
    if (old[index]?.key !== symbol.key || known === undefined || known.duplicates.length > 0) return undefined;
    let names = changed.get(symbol.kind);
    if (names === undefined) changed.set(symbol.kind, (names = new Map(known.names)));
    if (names.get(symbol.name) !== old[index]) return undefined;
    names.set(symbol.name, symbol);
  }
  if (changed.size === 0) return before;
  const kinds = new Map(before);
  for (const [kind, names] of changed) kinds.set(kind, { names, duplicates: [], listing: before.get(kind)!.listing });
  return kinds;
}

function reenterKinds(
  units: readonly Unit[],
  singles: Singles,
  before: ReadonlyMap<SymbolKind, KindNames>,
  touched: ReadonlySet<SymbolKind>,
): ReadonlyMap<SymbolKind, KindNames> {
  const kinds = new Map(before);
  for (const kind of touched) kinds.delete(kind);
  for (const [kind, names] of enterKinds(units, singles, touched)) kinds.set(kind, names);
  return kinds;
}

interface OpenKind {
  readonly names: Map<string, FunnelSymbol>;
  readonly duplicates: Diagnostic[];
  readonly listing: object;
}

function enterKinds(
  units: readonly Unit[],
  singles: Singles,
  wanted: ReadonlySet<SymbolKind> | undefined,
): ReadonlyMap<SymbolKind, KindNames> {
  const open = new Map<SymbolKind, OpenKind>();
  for (const [kind, names] of listBuiltIns()) {
    if (wanted === undefined || wanted.has(kind)) open.set(kind, { names, duplicates: [], listing: {} });
  }
  for (const unit of units) {
    const first = unit.entries[0];
    // A declaration that declares several names declares them all of one kind.
    if (first === undefined || (wanted !== undefined && !wanted.has(first.kind)) || isShadowed(unit, singles)) continue;
    for (const symbol of unit.entries) enter(open, symbol);
  }
  return open;
}

function enter(open: Map<SymbolKind, OpenKind>, symbol: ProjectSymbol): void {
  let kind = open.get(symbol.kind);
  if (kind === undefined) open.set(symbol.kind, (kind = { names: new Map(), duplicates: [], listing: {} }));
  const first = kind.names.get(symbol.name);
  const { location } = symbol;
  if (first === undefined) kind.names.set(symbol.name, symbol);
  else if (first !== symbol && location !== undefined) {
    kind.duplicates.push(
      reportDuplicate(location.source, { kind: symbol.kind, parent: undefined, name: location }, first),
    );
  }
}

function listBuiltIns(): ReadonlyMap<SymbolKind, Map<string, FunnelSymbol>> {
  const binder = createBinder();
  enterBuiltIns(binder);
  return binder.scopes;
}
