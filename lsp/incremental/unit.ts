/** One declaration with the names it declares, bound by itself. */
import { enterBuiltIns } from "../../compiler/bind/bind.ts";
import { bindDeclaration } from "../../compiler/bind/bind-declaration.ts";
import { createBinder } from "../../compiler/bind/binder.ts";
import { isSingle } from "../../compiler/bind/single-declarations.ts";
import type { PlacedDeclaration } from "../../compiler/bind/placed-declaration.ts";
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Name, StringLiteral, TestDeclaration } from "../../compiler/syntax/ast/index.ts";
import { ProjectSymbol, type ReadRecorder } from "./reads.ts";

/** A declaration and what it would declare if nothing else had its names. */
export interface Unit {
  readonly placed: PlacedDeclaration;
  /** Set for a declaration of which a project has at most one. */
  readonly isSingle: boolean;
  /** The symbols it puts into scopes of the project. */
  readonly entries: readonly ProjectSymbol[];
  /** All its symbols, those inside of others and leads of tests too. */
  readonly symbols: readonly ProjectSymbol[];
  /** The symbol that a name declares. */
  readonly declarers: ReadonlyMap<Name | StringLiteral, FunnelSymbol>;
  /** The leads that it names when it is a test. */
  readonly leads: ReadonlyMap<string, FunnelSymbol> | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Binds a declaration alone. */
export function createUnit(recorder: ReadRecorder, placed: PlacedDeclaration): Unit {
  const symbols: ProjectSymbol[] = [];
  const binder = createBinder((plain) => {
    const { kind, name, location, node, parent } = plain;
    const symbol = new ProjectSymbol(recorder, kind, name, location, node, parent as ProjectSymbol | undefined);
    symbols.push(symbol);
    return symbol;
  });
  enterBuiltIns(binder);
  const { declaration, source } = placed;
  bindDeclaration(binder, source, declaration);
  for (const [parent, members] of binder.members) {
    (parent as ProjectSymbol).members = members as Map<string, ProjectSymbol>;
  }
  const leads = binder.testLeads.get(declaration as TestDeclaration);
  const entries = symbols.filter((symbol) => symbol.parent === undefined && symbol.kind !== "test_lead");
  return {
    placed,
    isSingle: isSingle(declaration),
    entries,
    symbols,
    declarers: binder.declarers,
    leads,
    diagnostics: binder.diagnostics,
  };
}
