/** Lays out a whole document; one that does not parse stays as it is, since its diagnostics say why. */
import type { TextEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";

/** The edits that lay out a document; none when it cannot be parsed or is in order. */
export async function formatDocument(document: TextDocument): Promise<TextEdit[]> {
  const { formatText, FormatSyntaxError } = await import("../../compiler/format/index.ts");
  const text = document.getText();
  try {
    const newText = await formatText(text);
    if (newText === text) return [];
    return [{ range: { start: document.positionAt(0), end: document.positionAt(text.length) }, newText }];
  } catch (error) {
    if (error instanceof FormatSyntaxError) return [];
    throw error;
  }
}
