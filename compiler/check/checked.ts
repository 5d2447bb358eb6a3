/** What checking leaves for lowering, linting and the editor: every name resolved, every expression typed. */
import type { PlacedDeclaration } from "../bind/placed-declaration.ts";
import type { FunnelSymbol, SymbolKind } from "../bind/symbol.ts";
import type { BaseNode, Expression, Name, StringLiteral } from "../syntax/ast/index.ts";
import type { Source } from "../text/source.ts";
import type { Type } from "../types/type.ts";

export type { PlacedDeclaration } from "../bind/placed-declaration.ts";

/** A name somewhere that refers to a symbol. */
export interface Reference {
  readonly source: Source;
  readonly name: Name | StringLiteral;
}

export interface CheckedProject {
  /** All declarations, ordered by source path and position. */
  readonly declarations: readonly PlacedDeclaration[];
  /** What a name stands for; `undefined` after a mistake, or for a name that declares nothing and refers to nothing. */
  symbolOf(name: Name | StringLiteral): FunnelSymbol | undefined;
  /** The type of an expression; the error type after a mistake. */
  typeOf(expression: Expression): Type;
  /** The declared type of a field, account field or attribute. An attribute's enum ends with `unspecified`. */
  typeOfField(field: FunnelSymbol): Type;
  /** The names that refer to a symbol, and the texts that name a member of an enum, in order of source and position. */
  referencesTo(symbol: FunnelSymbol): readonly Reference[];
  /** A declared name by kind; for kinds that live in a parent, the parent's name comes first: `fit.A`. */
  lookup(kind: SymbolKind, name: string): FunnelSymbol | undefined;
  /** Every symbol of a kind in order of name. */
  symbols(kind: SymbolKind): readonly FunnelSymbol[];
  /** True for a node in whose subtree a mistake was found; lowering is not called when there are errors. */
  hasErrors(node: BaseNode): boolean;
}
