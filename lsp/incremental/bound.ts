/** The bound project that checking reads: the joined names, with every look recorded. */
import type { BoundProject } from "../../compiler/bind/bound-project.ts";
import { indexTurnbacks, type PlacedDeclaration } from "../../compiler/bind/placed-declaration.ts";
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import type { Name, StringLiteral } from "../../compiler/syntax/ast/index.ts";
import { ProjectSymbol, type ReadRecorder, TrackedScope } from "./reads.ts";
import type { Scopes } from "./scopes.ts";
import type { Unit } from "./unit.ts";

/** A bound project, and how to find today's symbol for one of an earlier day. */
export interface IncrementalBound extends BoundProject {
  /** The symbol that has the place of `symbol` now; `undefined` when nothing declares it any more. */
  current(symbol: FunnelSymbol): FunnelSymbol | undefined;
  /** Says which unit is being checked, so that its own names are found without a search. */
  focus(unit: Unit | undefined): void;
}

export function createBound(recorder: ReadRecorder, units: readonly Unit[], scopes: Scopes): IncrementalBound {
  const tracked = new Map<SymbolKind, TrackedScope>();
  const qualified = new Map<SymbolKind, Map<string, FunnelSymbol>>();
  const none: ReadonlyMap<string, FunnelSymbol> = new Map();
  let declarers: Map<Name | StringLiteral, FunnelSymbol> | undefined;
  let declarations: readonly PlacedDeclaration[] | undefined;
  let turnbacks: ReadonlyMap<string, PlacedDeclaration> | undefined;
  let focused: Unit | undefined;

  function scopeOf(kind: SymbolKind): TrackedScope {
    let scope = tracked.get(kind);
    if (scope === undefined) {
      scope = new TrackedScope(recorder, `${kind}:`, scopes.kinds.get(kind)?.names ?? none);
      tracked.set(kind, scope);
    }
    return scope;
  }

  function current(symbol: FunnelSymbol): FunnelSymbol | undefined {
    if (symbol.kind === "test_lead" || !(symbol instanceof ProjectSymbol)) return symbol;
    if (symbol.parent === undefined) return scopes.kinds.get(symbol.kind)?.names.get(symbol.name);
    const parent = current(symbol.parent);
    return parent instanceof ProjectSymbol ? parent.members?.get(symbol.name) : undefined;
  }

  function findDeclarer(name: Name | StringLiteral): FunnelSymbol | undefined {
    if (focused !== undefined) return focused.declarers.get(name);
    if (declarers === undefined) {
      declarers = new Map();
      for (const unit of units) for (const [node, symbol] of unit.declarers) declarers.set(node, symbol);
    }
    return declarers.get(name);
  }

  function declaredBy(name: Name | StringLiteral): FunnelSymbol | undefined {
    const symbol = findDeclarer(name);
    if (symbol === undefined) return undefined;
    recorder.name((symbol as ProjectSymbol).key);
    // The second of two with one name declares nothing.
    return current(symbol) === symbol ? symbol : undefined;
  }

  function qualify(kind: SymbolKind): Map<string, FunnelSymbol> {
    let table = qualified.get(kind);
    if (table !== undefined) return table;
    table = new Map();
    for (const { symbols } of units) {
      for (const symbol of symbols) {
        if (symbol.kind !== kind) continue;
        if (current(symbol) === symbol) table.set(symbol.key.slice(symbol.key.indexOf(":") + 1), symbol);
      }
    }
    qualified.set(kind, table);
    return table;
  }

  return {
    current,
    focus(unit) {
      focused = unit;
    },
    get declarations() {
      recorder.declarations();
      return (declarations ??= units.map(({ placed }) => placed));
    },
    get declarers() {
      return new Map(units.flatMap((unit) => [...unit.declarers].filter(([name]) => declaredBy(name) !== undefined)));
    },
    scopeOf,
    membersOf: (parent) => (parent instanceof ProjectSymbol ? parent.scope : none),
    leadsOf: (test) => (focused ?? units.find(({ placed }) => placed.declaration === test))?.leads ?? none,
    declaredBy,
    single(kind) {
      recorder.name(`single:${kind}`);
      return scopes.singles.first.get(kind);
    },
    turnbackOf(stage) {
      recorder.declarations();
      turnbacks ??= indexTurnbacks(units.map(({ placed }) => placed));
      return turnbacks.get(stage);
    },
    lookup: (kind, name) => scopes.kinds.get(kind)?.names.get(name) ?? qualify(kind).get(name),
    symbols(kind) {
      const table = scopes.kinds.get(kind)?.names ?? qualify(kind);
      return [...table]
        .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
        .map(([, symbol]) => symbol);
    },
  };
}
