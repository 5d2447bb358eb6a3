/** A document that is open in an editor. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { type PositionEncoding, TextPositions } from "./positions.ts";

/** One state of it; never changed, but followed by another one. */
export interface OpenDocument {
  /** As the editor writes it. */
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly positions: TextPositions;
}

/** The first state of a document. */
export function openDocument(uri: string, version: number, text: string, encoding: PositionEncoding): OpenDocument {
  return { uri, version, text, positions: new TextPositions(text, encoding) };
}

/** Applies changes in order; each counts in the text that the ones before it left. */
export function changeDocument(
  document: OpenDocument,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: PositionEncoding,
): OpenDocument {
  let { text, positions } = document;
  for (const change of changes) {
    if ("range" in change) {
      const { start, end } = positions.spanOf(change.range);
      text = text.slice(0, Math.min(start, end)) + change.text + text.slice(Math.max(start, end));
    } else text = change.text;
    positions = new TextPositions(text, encoding);
  }
  return { uri: document.uri, version, text, positions };
}
