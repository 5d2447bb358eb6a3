/** Renames what a project declares, everywhere it is named, and refuses what would change what the project means. */
import { type Range, ResponseError, LSPErrorCodes, type TextEdit, type WorkspaceEdit } from "vscode-languageserver";
import { describeSymbolKind } from "../../compiler/bind/symbol-words.ts";
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { isNameText } from "../../compiler/syntax/lexer/characters.ts";
import { reservedWords } from "../../compiler/syntax/keywords.ts";
import type { Location } from "../../compiler/text/source.ts";
import { Compiler } from "../incremental/compilation.ts";
import { keyOf } from "../incremental/reads.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type NamedSpot, type Spot, symbolAt } from "../workspace/spot.ts";
import { listOccurrences, listReferences } from "./occurrences.ts";

/** The range of the name at a spot, and the name; throws a message for the user where nothing can be renamed. */
export function prepareRename(snapshot: Snapshot, spot: Spot): { readonly range: Range; readonly placeholder: string } {
  const { symbol, location } = findRenamable(snapshot, spot);
  const place = snapshot.placeOf(location)!;
  const quoted = spot.file.text[place.start] === '"';
  const range = quoted ? { start: place.start + 1, end: place.end - 1 } : place;
  return { range: spot.file.positions.rangeOf(range), placeholder: symbol.name };
}

/** The edits that rename; throws a message for the user where the new name cannot be. */
export function renameSymbol(snapshot: Snapshot, spot: Spot, newName: string): WorkspaceEdit {
  const { symbol } = findRenamable(snapshot, spot);
  const isMember = symbol.kind === "enum_member";
  if (newName === symbol.name) return { changes: {} };
  if (!isMember && (!isNameText(newName) || reservedWords.includes(newName))) {
    throw refuse(
      `\`${newName}\` is not a name: it has letters, digits and \`_\`, and is none of \`and\`, \`or\`, \`not\`.`,
    );
  }
  const text = isNameText(newName) && !reservedWords.includes(newName) ? newName : JSON.stringify(newName);
  const occurrences = listOccurrences(snapshot, symbol);
  checkOutcome(snapshot, symbol, newName, text, occurrences);
  const changes: Record<string, TextEdit[]> = {};
  for (const occurrence of occurrences) {
    const place = snapshot.locate(occurrence);
    if (place !== undefined) (changes[place.uri] ??= []).push({ range: place.range, newText: text });
  }
  return { changes };
}

function findRenamable(snapshot: Snapshot, spot: Spot): NamedSpot {
  const found = symbolAt(snapshot, spot);
  if (found === undefined) throw refuse("There is no name here that could be renamed.");
  const { symbol } = found;
  if (symbol.location === undefined) {
    throw refuse(
      `\`${symbol.name}\` is ${describeSymbolKind(symbol.kind).one} that the language has, so it keeps its name.`,
    );
  }
  return found;
}

/** Compiles the project as it would be: the new name must bring no mistake, and be found wherever the old one was. */
function checkOutcome(
  snapshot: Snapshot,
  symbol: FunnelSymbol,
  newName: string,
  text: string,
  occurrences: readonly Location[],
): void {
  const after = new Compiler(createMemoryHost(editFiles(snapshot, text, occurrences))).advance({
    paths: new Set(),
    isListStale: true,
  });
  const known = new Set(snapshot.diagnostics.map(({ code, message }) => `${code} ${message}`));
  const renamed = (message: string): string => message.replaceAll(`\`${newName}\``, `\`${symbol.name}\``);
  const mistake = after.diagnostics.find(
    ({ severity, code, message }) =>
      severity === "error" && !known.has(`${code} ${message}`) && !known.has(`${code} ${renamed(message)}`),
  );
  if (mistake !== undefined) throw refuse(mistake.message);
  const now = symbol.kind === "test_lead" ? undefined : after.checked.lookup(symbol.kind, qualify(symbol, newName));
  if (now === undefined) return;
  const references = listReferences(snapshot, symbol).length;
  if (after.checked.referencesTo(now).length !== references) {
    throw refuse(`\`${newName}\` would mean something else in one of the places that name \`${symbol.name}\`.`);
  }
}

function qualify(symbol: FunnelSymbol, newName: string): string {
  const key = symbol.parent === undefined ? "" : `${keyOf(symbol.parent).replace(/^[^:]*:/, "")}.`;
  return key + newName;
}

function editFiles(snapshot: Snapshot, text: string, occurrences: readonly Location[]): Map<string, string> {
  const files = new Map([...snapshot.files.values()].map((file) => [file.path, file.text]));
  const places = occurrences.flatMap((location) => snapshot.placeOf(location) ?? []);
  for (const { file, start, end } of places.sort((left, right) => right.start - left.start)) {
    const before = files.get(file.path) ?? "";
    files.set(file.path, before.slice(0, start) + text + before.slice(end));
  }
  return files;
}

function refuse(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
