/** Leads from a name to what declares it, in source files and in catalogues, or to the declaration of its type. */
import type { Location } from "vscode-languageserver";
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import { resolveFrom } from "../../compiler/project/path.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type Spot, symbolAt } from "../workspace/spot.ts";

/** The place that declares the name at a spot; none for what the language brings. */
export function findDefinition(snapshot: Snapshot, spot: Spot): Location | null {
  const link = findCatalogueFile(snapshot, spot);
  if (link !== undefined) return link;
  const location = symbolAt(snapshot, spot)?.symbol.location;
  return (location && snapshot.locate(location)) ?? null;
}

/** The places that declare the type of what stands at a spot: the members of an enum, the score of a grade. */
export function findTypeDefinition(snapshot: Snapshot, spot: Spot): Location[] {
  const found = symbolAt(snapshot, spot);
  if (found === undefined) return [];
  const { symbol } = found;
  const locations = declaringSymbols(snapshot, symbol).flatMap(({ location }) => location ?? []);
  return locations.flatMap((location) => snapshot.locate(location) ?? []);
}

function declaringSymbols(snapshot: Snapshot, symbol: FunnelSymbol): readonly FunnelSymbol[] {
  if (symbol.kind === "enum_member" || symbol.kind === "grade" || symbol.kind === "reason") {
    return symbol.parent === undefined ? [] : [symbol.parent];
  }
  if (symbol.kind === "fact") return symbolsOfFact(snapshot, symbol.name);
  if (symbol.kind !== "field" && symbol.kind !== "account_field" && symbol.kind !== "attribute") return [symbol];
  return symbolsOfType(snapshot, symbol, snapshot.checked.typeOfField(symbol));
}

function symbolsOfType(snapshot: Snapshot, field: FunnelSymbol, type: Type): readonly FunnelSymbol[] {
  switch (type.kind) {
    case "list":
      return symbolsOfType(snapshot, field, type.element);
    case "declared":
      return snapshot.checked.symbols(type.name as SymbolKind);
    case "grade":
      return snapshot.checked.lookup("score", type.score) === undefined
        ? []
        : [snapshot.checked.lookup("score", type.score)!];
    case "enum":
      return [field];
    case "primitive":
    case "error":
      return [];
  }
}

function symbolsOfFact(snapshot: Snapshot, name: string): readonly FunnelSymbol[] {
  const kinds: readonly string[] = ["stage", "phase", "persona", "queue", "nurture", "reason"];
  return kinds.includes(name) ? snapshot.checked.symbols(name as SymbolKind) : [];
}

/** The file that a `catalog "…"` names. */
function findCatalogueFile(snapshot: Snapshot, { file, path }: Spot): Location | undefined {
  const catalogue = path.at(-2);
  if (path.at(-1)?.kind !== "String" || catalogue?.kind !== "Catalog") return undefined;
  const target = resolveFrom(file.path, catalogue.path.value);
  const found = target === undefined ? undefined : snapshot.files.get(target);
  return found && { uri: found.uri, range: found.positions.rangeOf({ start: 0, end: 0 }) };
}
