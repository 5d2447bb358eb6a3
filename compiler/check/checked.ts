/** What checking leaves for lowering, linting and the editor: every name resolved, every expression typed. */
import type { FunnelSymbol, SymbolKind } from "../bind/symbol.ts";
import type { BaseNode, Declaration, Expression, Name } from "../syntax/ast/index.ts";
import type { Source } from "../text/source.ts";
import type { Type } from "../types/type.ts";

/** A declaration with the source it stands in. Entries of a catalogue appear as `Content` declarations in theirs. */
export interface PlacedDeclaration {
  readonly declaration: Declaration;
  readonly source: Source;
}

export interface CheckedProject {
  /** All declarations, ordered by source path and position. */
  readonly declarations: readonly PlacedDeclaration[];
  /** What a name stands for; `undefined` after a mistake, or for a name that declares nothing and refers to nothing. */
  symbolOf(name: Name): FunnelSymbol | undefined;
  /** The type of an expression; the error type after a mistake. */
  typeOf(expression: Expression): Type;
  /** The names that refer to a symbol, in order of source and position. */
  referencesTo(symbol: FunnelSymbol): readonly { readonly source: Source; readonly name: Name }[];
  /** A declared name by kind; for kinds that live in a parent, the parent's name comes first: `fit.A`. */
  lookup(kind: SymbolKind, name: string): FunnelSymbol | undefined;
  /** Every symbol of a kind in order of name. */
  symbols(kind: SymbolKind): readonly FunnelSymbol[];
  /** True for a node in whose subtree a mistake was found; lowering is not called when there are errors. */
  hasErrors(node: BaseNode): boolean;
}
