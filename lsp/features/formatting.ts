/** Lays out a document, the declarations of a range, or what was just typed; what does not parse stays as it is. */
import type { Position, Range, TextEdit } from "vscode-languageserver";
import type { Span } from "../../compiler/text/source.ts";
import { LeftBrace, RightBrace } from "../../compiler/syntax/lexer/token.ts";
import type { FileView, Snapshot } from "../workspace/snapshot.ts";
import { partAt, tokensOf } from "../workspace/spot.ts";

/** The edits that lay out a whole document; none when it cannot be parsed or is in order. */
export async function formatDocument(_snapshot: Snapshot, file: FileView): Promise<TextEdit[]> {
  if (file.kind !== "funnel") return [];
  const formatted = await layOut(file.text);
  return formatted === undefined ? [] : makeEdits(file, { start: 0, end: file.text.length }, formatted);
}

/** The edits that lay out the declarations that a range touches, whatever is wrong elsewhere. */
export async function formatRange(_snapshot: Snapshot, file: FileView, range: Range): Promise<TextEdit[]> {
  if (file.kind !== "funnel") return [];
  const { start, end } = file.positions.spanOf(range);
  const edits: TextEdit[] = [];
  for (const part of file.parts) {
    const partEnd = part.start + part.source.text.length;
    if (partEnd <= start || part.start > end) continue;
    const span = trim(file.text, { start: part.start, end: partEnd });
    const formatted = await layOut(file.text.slice(span.start, span.end));
    if (formatted !== undefined) edits.push(...makeEdits(file, span, formatted.trimEnd()));
  }
  return edits;
}

/** Behind `}` its declaration is laid out, behind a line end the new line is indented. */
export async function formatOnType(
  snapshot: Snapshot,
  file: FileView,
  position: Position,
  typed: string,
): Promise<TextEdit[]> {
  if (file.kind !== "funnel") return [];
  if (typed === "\n") return indentLine(file, position.line);
  const offset = Math.max(file.positions.offsetAt(position) - 1, 0);
  const part = partAt(file, offset);
  const last = part.tree?.declarations.at(-1);
  // A brace that closes something inside leaves its declaration as it is being written.
  if (last === undefined || part.start + last.end !== offset + 1) return [];
  const range = { start: file.positions.positionAt(offset), end: file.positions.positionAt(offset) };
  return formatRange(snapshot, file, range);
}

/** Two spaces for each block that is open above the line. */
function indentLine(file: FileView, line: number): TextEdit[] {
  const { start, end } = file.positions.lineSpan(line);
  const text = file.text.slice(start, end);
  const code = text.trimStart();
  const part = partAt(file, start);
  let depth = 0;
  for (const token of tokensOf(part)) {
    if (part.start + token.startOffset >= start) break;
    if (token.tokenType === LeftBrace) depth += 1;
    else if (token.tokenType === RightBrace) depth = Math.max(depth - 1, 0);
  }
  if (code.startsWith("}")) depth = Math.max(depth - 1, 0);
  const indentation = "  ".repeat(depth);
  const present = text.slice(0, text.length - code.length);
  if (present === indentation) return [];
  return [{ range: file.positions.rangeOf({ start, end: start + present.length }), newText: indentation }];
}

async function layOut(text: string): Promise<string | undefined> {
  const { formatText, FormatSyntaxError } = await import("../../compiler/format/index.ts");
  try {
    return await formatText(text);
  } catch (error) {
    if (error instanceof FormatSyntaxError) return undefined;
    throw error;
  }
}

function trim(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  return { start: start + (piece.length - piece.trimStart().length), end: start + piece.trimEnd().length };
}

/** Replaces only the lines between the first and the last that differ, so that cursors and marks stay where they are. */
function makeEdits(file: FileView, span: Span, newText: string): TextEdit[] {
  const old = file.text.slice(span.start, span.end);
  if (old === newText) return [];
  const oldLines = splitLines(old);
  const newLines = splitLines(newText);
  const most = Math.min(oldLines.length, newLines.length);
  let first = 0;
  while (first < most && oldLines[first] === newLines[first]) first += 1;
  let last = 0;
  while (last < most - first && oldLines.at(-1 - last) === newLines.at(-1 - last)) last += 1;
  const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);
  const start = span.start + lengthOf(oldLines.slice(0, first));
  const end = span.end - lengthOf(oldLines.slice(oldLines.length - last));
  const replacement = newLines.slice(first, newLines.length - last).join("");
  return [{ range: file.positions.rangeOf({ start, end }), newText: replacement }];
}

/** Lines with their line ends. */
function splitLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
