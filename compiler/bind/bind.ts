/** Gives every declared name of a project its symbol; the order of files plays no part. */
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../syntax/ast/index.ts";
import { bindDeclaration } from "./bind-declaration.ts";
import type { Binder } from "./binder.ts";
import { createBinder, openScope } from "./binder.ts";
import type { BoundProject, Scope } from "./bound-project.ts";
import { builtInChannels, createBuiltIn, factNames } from "./built-ins.ts";
import { indexTurnbacks, type PlacedDeclaration } from "./placed-declaration.ts";
import { bindSingle, isSingle, reportMissingDeclarations } from "./single-declarations.ts";
import type { FunnelSymbol, SymbolKind } from "./symbol.ts";

const emptyScope: Scope = new Map();

/**
 * Binds the files and, beside them, declarations that come from elsewhere, such as the entries of catalogues.
 * Duplicates are reported at the second place, in order of path and position.
 */
export function bindProject(
  files: readonly SourceFile[],
  extra: readonly PlacedDeclaration[] = [],
): Outcome<BoundProject> {
  const binder = createBinder();
  const { diagnostics } = binder;
  enterBuiltIns(binder);
  const declarations = orderDeclarations(files, extra);
  for (const placed of declarations) {
    bindSingle(binder.singles, placed, diagnostics);
    const isFirst = !isSingle(placed.declaration) || binder.singles.get(placed.declaration.kind) === placed;
    // The names inside a second `lead` or `lifecycle` would only repeat what was just reported.
    if (isFirst) bindDeclaration(binder, placed.source, placed.declaration);
  }
  reportMissingDeclarations(binder.singles, declarations, diagnostics);
  return { value: createBoundProject(binder, declarations), diagnostics };
}

/** Enters what the language itself declares. */
export function enterBuiltIns(binder: Binder): void {
  const channels = openScope(binder, "channel");
  for (const name of builtInChannels) channels.set(name, createBuiltIn("channel", name));
  const facts = openScope(binder, "fact");
  for (const name of factNames) facts.set(name, createBuiltIn("fact", name));
}

function orderDeclarations(files: readonly SourceFile[], extra: readonly PlacedDeclaration[]): PlacedDeclaration[] {
  const placed: PlacedDeclaration[] = [];
  for (const file of files) {
    for (const declaration of file.declarations) placed.push({ declaration, source: file.source });
  }
  placed.push(...extra);
  return placed.sort((left, right) => {
    if (left.source !== right.source && left.source.path !== right.source.path) {
      return left.source.path < right.source.path ? -1 : 1;
    }
    return left.declaration.start - right.declaration.start;
  });
}

function createBoundProject(binder: Binder, declarations: readonly PlacedDeclaration[]): BoundProject {
  const { scopes, members, testLeads, declarers, singles } = binder;
  const qualified = new Map<SymbolKind, Map<string, FunnelSymbol>>();
  const sorted = new Map<SymbolKind, readonly FunnelSymbol[]>();
  let nestedDone = false;
  let turnbacks: ReadonlyMap<string, PlacedDeclaration> | undefined;

  function qualifyNested(): void {
    if (nestedDone) return;
    nestedDone = true;
    for (const scope of [...members.values(), ...testLeads.values()]) {
      for (const symbol of scope.values()) {
        const table = qualified.get(symbol.kind) ?? new Map<string, FunnelSymbol>();
        qualified.set(symbol.kind, table.set(qualifyName(symbol), symbol));
      }
    }
  }

  return {
    declarations,
    declarers,
    scopeOf: (kind) => scopes.get(kind) ?? emptyScope,
    membersOf: (parent) => members.get(parent) ?? emptyScope,
    leadsOf: (test) => testLeads.get(test) ?? emptyScope,
    declaredBy: (name) => declarers.get(name),
    single: (kind) => singles.get(kind),
    turnbackOf(stage) {
      turnbacks ??= indexTurnbacks(declarations);
      return turnbacks.get(stage);
    },
    lookup(kind, name) {
      const symbol = scopes.get(kind)?.get(name);
      if (symbol !== undefined) return symbol;
      qualifyNested();
      return qualified.get(kind)?.get(name);
    },
    symbols(kind) {
      const known = sorted.get(kind);
      if (known !== undefined) return known;
      qualifyNested();
      const table = scopes.get(kind) ?? qualified.get(kind) ?? emptyScope;
      const list = [...table.entries()]
        .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
        .map(([, symbol]) => symbol);
      sorted.set(kind, list);
      return list;
    },
  };
}

/** `fit.A`, `deal_lost.reason.price`: the names of the parents come first. */
function qualifyName(symbol: FunnelSymbol): string {
  return symbol.parent === undefined ? symbol.name : `${qualifyName(symbol.parent)}.${symbol.name}`;
}
