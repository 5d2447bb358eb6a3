/** A project whose declarations have names: what binding leaves for checking. */
import type { Name, StringLiteral, TestDeclaration } from "../syntax/ast/index.ts";
import type { PlacedDeclaration } from "./placed-declaration.ts";
import type { FunnelSymbol, SymbolKind } from "./symbol.ts";

/** Names to symbols, in order of declaration. */
export type Scope = ReadonlyMap<string, FunnelSymbol>;

/** The declarations of which a project has at most one. */
export type SingleKind =
  | "Funnel"
  | "Lead"
  | "Account"
  | "Journey"
  | "Lifecycle"
  | "ContentMap"
  | "ContactPolicy"
  | "Profiling"
  | "Identity"
  | "Hygiene"
  | "Value";

export interface BoundProject {
  /** All declarations, ordered by source path and position. */
  readonly declarations: readonly PlacedDeclaration[];
  /** The symbols of a kind by name; kinds that live in a parent are in `membersOf` instead. */
  scopeOf(kind: SymbolKind): Scope;
  /** Attributes of an activity, members of a field or attribute, grades of a score, reasons of a stage. */
  membersOf(parent: FunnelSymbol): Scope;
  /** The leads that a test names in its `given`. */
  leadsOf(test: TestDeclaration): Scope;
  /** The symbol that a name, or the string of an enum member, declares; `undefined` for duplicates. */
  declaredBy(name: Name | StringLiteral): FunnelSymbol | undefined;
  /** Every declaring name with its symbol. */
  readonly declarers: ReadonlyMap<Name | StringLiteral, FunnelSymbol>;
  /** The one declaration of a kind that stands at most once. */
  single(kind: SingleKind): PlacedDeclaration | undefined;
  /** The first turnback of a stage. */
  turnbackOf(stage: string): PlacedDeclaration | undefined;
  /** As `CheckedProject.lookup`. */
  lookup(kind: SymbolKind, name: string): FunnelSymbol | undefined;
  /** Every symbol of a kind in order of name. */
  symbols(kind: SymbolKind): readonly FunnelSymbol[];
}
