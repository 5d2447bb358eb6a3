/** The names of all declarations together, and after a change only the kinds that it touches. */
import { enterBuiltIns } from "../../compiler/bind/bind.ts";
import { createBinder, reportDuplicate } from "../../compiler/bind/binder.ts";
import type { PlacedDeclaration } from "../../compiler/bind/placed-declaration.ts";
import { bindSingle, isSingle, reportMissingDeclarations } from "../../compiler/bind/single-declarations.ts";
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { ProjectSymbol } from "./reads.ts";
import type { Unit } from "./unit.ts";

/** The names of one kind, and what is wrong with them. */
export interface KindNames {
  readonly names: ReadonlyMap<string, FunnelSymbol>;
  readonly duplicates: readonly Diagnostic[];
}

/** The names of a project; never changed, but followed by another one. */
export interface Scopes {
  readonly kinds: ReadonlyMap<SymbolKind, KindNames>;
  readonly singles: ReadonlyMap<string, PlacedDeclaration>;
  /** Second singles, and declarations that are missing. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Enters the names of units in their order; kinds that are not among `touched` are taken over. */
export function joinScopes(
  units: readonly Unit[],
  before: Scopes | undefined,
  touched: ReadonlySet<SymbolKind>,
): Scopes {
  const diagnostics: Diagnostic[] = [];
  const singles = new Map<string, PlacedDeclaration>();
  for (const { placed } of units) if (isSingle(placed.declaration)) bindSingle(singles, placed, diagnostics);
  reportMissingDeclarations(
    singles,
    units.slice(0, 1).map(({ placed }) => placed),
    diagnostics,
  );
  return { kinds: joinKinds(units, before, touched, singles), singles, diagnostics };
}

interface OpenKind {
  readonly names: Map<string, FunnelSymbol>;
  readonly duplicates: Diagnostic[];
}

function joinKinds(
  units: readonly Unit[],
  before: Scopes | undefined,
  touched: ReadonlySet<SymbolKind>,
  singles: ReadonlyMap<string, PlacedDeclaration>,
): ReadonlyMap<SymbolKind, KindNames> {
  const open = new Map<SymbolKind, OpenKind>();
  for (const [kind, names] of listBuiltIns()) {
    if (before === undefined || touched.has(kind)) open.set(kind, { names, duplicates: [] });
  }
  for (const unit of units) {
    const [first] = unit.entries;
    if (first === undefined || (before !== undefined && !unit.entries.some(({ kind }) => touched.has(kind)))) continue;
    if (isShadowed(unit, singles)) continue;
    for (const symbol of unit.entries) if (before === undefined || touched.has(symbol.kind)) enter(open, symbol);
  }
  const kinds = new Map<SymbolKind, KindNames>(before?.kinds);
  for (const kind of touched) kinds.delete(kind);
  for (const [kind, names] of open) kinds.set(kind, names);
  return kinds;
}

/** True for a second `lead` or `lifecycle`, the names of which would only repeat what was reported. */
export function isShadowed({ placed }: Unit, singles: ReadonlyMap<string, PlacedDeclaration>): boolean {
  return isSingle(placed.declaration) && singles.get(placed.declaration.kind) !== placed;
}

function enter(open: Map<SymbolKind, OpenKind>, symbol: ProjectSymbol): void {
  let kind = open.get(symbol.kind);
  if (kind === undefined) open.set(symbol.kind, (kind = { names: new Map(), duplicates: [] }));
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
