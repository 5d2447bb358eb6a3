/** Every place that names a symbol: references, highlights and names that are edited together. */
import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type LinkedEditingRanges,
  type Location,
} from "vscode-languageserver";
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import type { Location as SourceLocation } from "../../compiler/text/source.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type Spot, symbolAt } from "../workspace/spot.ts";

/** The names that refer to a symbol, in order of path and position. */
export function listReferences(snapshot: Snapshot, symbol: FunnelSymbol): SourceLocation[] {
  return snapshot.checked
    .referencesTo(symbol)
    .map(({ source, name }) => ({ source, start: name.start, end: name.end }));
}

/** The declaring name, if there is one, and all that refer to it. */
export function listOccurrences(snapshot: Snapshot, symbol: FunnelSymbol): SourceLocation[] {
  const references = listReferences(snapshot, symbol);
  return symbol.location === undefined ? references : [symbol.location, ...references];
}

export function findReferences(snapshot: Snapshot, spot: Spot, includeDeclaration: boolean): Location[] {
  const symbol = symbolAt(snapshot, spot)?.symbol;
  if (symbol === undefined) return [];
  const found = includeDeclaration ? listOccurrences(snapshot, symbol) : listReferences(snapshot, symbol);
  return found.flatMap((location) => snapshot.locate(location) ?? []);
}

/** The occurrences in the file of the spot; the declaring one is a write. */
export function highlightOccurrences(snapshot: Snapshot, spot: Spot): DocumentHighlight[] {
  const symbol = symbolAt(snapshot, spot)?.symbol;
  if (symbol === undefined) return [];
  return listOccurrences(snapshot, symbol).flatMap((location) => {
    const place = snapshot.placeOf(location);
    if (place?.file !== spot.file) return [];
    const kind = location === symbol.location ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
    return [{ range: spot.file.positions.rangeOf(place), kind }];
  });
}

/** The occurrences of a name that only this file has, so that typing in one may change all of them. */
export function linkOccurrences(snapshot: Snapshot, spot: Spot): LinkedEditingRanges | null {
  const found = symbolAt(snapshot, spot);
  if (found?.symbol.location === undefined) return null;
  const places = listOccurrences(snapshot, found.symbol).map((location) => snapshot.placeOf(location));
  const written = snapshot.placeOf(found.location);
  const text = written && spot.file.text.slice(written.start, written.end);
  const ranges = [];
  for (const place of places) {
    // A name that stands elsewhere too, or in quotes here and without there, cannot be changed in step.
    if (place?.file !== spot.file || spot.file.text.slice(place.start, place.end) !== text) return null;
    ranges.push(spot.file.positions.rangeOf(place));
  }
  return ranges.length < 2 ? null : { ranges, wordPattern: String.raw`[\p{ID_Start}_]\p{ID_Continue}*` };
}
