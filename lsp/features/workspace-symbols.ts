/** Finds what the workspace declares by a part of its name or title. */
import type { WorkspaceSymbol } from "vscode-languageserver";
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import type { NamedDeclaration } from "../../compiler/syntax/ast/index.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { pictures } from "./symbol-kinds.ts";

/** More than this nobody reads. */
const mostFound = 200;

/** The symbols whose names or titles have the letters of `query` in order, the best matches first. */
export function findWorkspaceSymbols(snapshots: readonly Snapshot[], query: string): WorkspaceSymbol[] {
  const found: { readonly score: number; readonly symbol: WorkspaceSymbol }[] = [];
  for (const snapshot of snapshots) {
    for (const symbol of listSymbols(snapshot)) {
      const score = Math.max(matchLetters(symbol.name, query), matchLetters(titleOf(symbol), query) - 1);
      if (score < 0 || symbol.location === undefined) continue;
      const location = snapshot.locate(symbol.location);
      if (location === undefined) continue;
      const container = symbol.parent?.name ?? symbol.kind.replace("_", " ");
      found.push({
        score,
        symbol: { name: symbol.name, kind: pictures[symbol.kind], location, containerName: container },
      });
    }
  }
  return found
    .sort((left, right) => right.score - left.score || compare(left.symbol.name, right.symbol.name))
    .slice(0, mostFound)
    .map(({ symbol }) => symbol);
}

function listSymbols({ checked }: Snapshot): FunnelSymbol[] {
  return (Object.keys(pictures) as SymbolKind[])
    .filter((kind) => kind !== "fact" && kind !== "test_lead")
    .flatMap((kind) => checked.symbols(kind));
}

function titleOf({ node }: FunnelSymbol): string {
  return (node as Partial<NamedDeclaration> | undefined)?.title?.value ?? "";
}

/** 3 for the same, 2 for a beginning, 1 for a part, 0 for letters in order, -1 for none; the case plays no part. */
function matchLetters(text: string, query: string): number {
  const name = text.toLowerCase();
  const wanted = query.toLowerCase();
  if (name === wanted) return 3;
  if (name.startsWith(wanted)) return name === "" ? -1 : 2;
  if (name.includes(wanted)) return 1;
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return -1;
  }
  return 0;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
