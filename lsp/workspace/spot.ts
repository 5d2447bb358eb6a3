/** What lies at a place of a file: its part, the nodes around it, the name there and what it stands for. */
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import type { AnyNode, Name, SourceFile, StringLiteral } from "../../compiler/syntax/ast/index.ts";
import { scanSource } from "../../compiler/syntax/lexer/scanner.ts";
import type { Token } from "../../compiler/syntax/lexer/token.ts";
import { findNodesAt } from "../../compiler/syntax/visit.ts";
import type { Location } from "../../compiler/text/source.ts";
import type { FileView, PlacedPart, Snapshot } from "./snapshot.ts";

/** A place with everything that is usually asked about it. */
export interface Spot {
  readonly file: FileView;
  readonly part: PlacedPart;
  /** The offset in the file. */
  readonly offset: number;
  /** The offset in the part, as the spans of the tree count. */
  readonly at: number;
  /** The nodes around the place, the outermost first; empty in the manifest and between the entries of a catalogue. */
  readonly path: readonly AnyNode[];
}

/** A name as written somewhere, with what it stands for. */
export interface NamedSpot {
  readonly symbol: FunnelSymbol;
  /** The name at the place, which may refer to the symbol or declare it. */
  readonly location: Location;
}

/** The spot at an offset of a file. */
export function spotAt(snapshot: Snapshot, file: FileView, offset: number): Spot {
  const part = partAt(file, offset);
  const at = offset - part.start;
  return { file, part, offset, at, path: findPath(snapshot, part, at) };
}

/** The part that an offset lies in; at a border, the one that begins there. */
export function partAt({ parts }: FileView, offset: number): PlacedPart {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return parts[low]!;
}

/** What the name at a spot stands for; also directly behind the name. */
export function symbolAt(snapshot: Snapshot, spot: Spot): NamedSpot | undefined {
  const name = nameAt(spot);
  if (name === undefined) return undefined;
  const symbol = snapshot.checked.symbolOf(name);
  return symbol && { symbol, location: { source: spot.part.source, start: name.start, end: name.end } };
}

/** The innermost name at a spot, or a text, which may name a member of an enum. */
export function nameAt({ path }: Spot): Name | StringLiteral | undefined {
  const last = path.at(-1);
  return last?.kind === "Name" || last?.kind === "String" ? last : undefined;
}

/** The tokens of a part in order, with an empty one for the end of each statement. */
export function tokensOf({ source }: PlacedPart): readonly Token[] {
  return scanSource(source).tokens;
}

/** The tokens that end before, contain and begin behind an offset of a part; line ends are left out. */
export function tokensAround(
  part: PlacedPart,
  at: number,
): { readonly before: Token | undefined; readonly inside: Token | undefined; readonly after: Token | undefined } {
  let before: Token | undefined;
  let inside: Token | undefined;
  for (const token of tokensOf(part)) {
    if (token.endOffset < token.startOffset) continue;
    if (token.startOffset >= at) return { before, inside, after: token };
    if (token.endOffset + 1 >= at) inside = token;
    else before = token;
  }
  return { before, inside, after: undefined };
}

/** Catalogues have no tree of their own, but their entries are declarations with the catalogue's spans. */
function findPath(snapshot: Snapshot, part: PlacedPart, at: number): readonly AnyNode[] {
  if (part.tree !== undefined) return findWithTouching(part.tree, at);
  for (const { declaration, source } of snapshot.checked.declarations) {
    if (source !== part.source || declaration.start > at || declaration.end < at) continue;
    return findNodesAt(declaration, at);
  }
  return [];
}

/** Directly behind a name the cursor belongs to the name, unless another one begins there. */
function findWithTouching(tree: SourceFile, at: number): readonly AnyNode[] {
  const path = findNodesAt(tree, at);
  if (path.at(-1)?.kind === "Name" || at === 0) return path;
  const left = findNodesAt(tree, at - 1);
  const last = left.at(-1);
  return last?.kind === "Name" && last.end === at ? left : path;
}
