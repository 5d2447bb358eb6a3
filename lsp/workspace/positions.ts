/** Converts between offsets in a text and the positions of the protocol, in either of its encodings. */
import type { Position, Range } from "vscode-languageserver";
import { LineIndex } from "../../compiler/text/line-index.ts";
import type { Span } from "../../compiler/text/source.ts";

/** What `character` counts: code units of UTF-16, which every editor knows, or bytes of UTF-8. */
export type PositionEncoding = "utf-16" | "utf-8";

/** The positions of one text; offsets count UTF-16 code units everywhere in the server. */
export class TextPositions {
  readonly #text: string;
  readonly #encoding: PositionEncoding;
  readonly #lines: LineIndex;

  constructor(text: string, encoding: PositionEncoding) {
    this.#text = text;
    this.#encoding = encoding;
    this.#lines = new LineIndex(text);
  }

  get lineCount(): number {
    return this.#lines.lineCount;
  }

  /** The offset of a position; one outside of the text or its line is moved to the nearest end. */
  offsetAt({ line, character }: Position): number {
    if (line >= this.#lines.lineCount) return this.#text.length;
    const { start, end } = this.#lines.lineSpan(line + 1);
    if (this.#encoding === "utf-16") return Math.min(start + Math.max(character, 0), end);
    let bytes = 0;
    for (let offset = start; offset < end;) {
      const code = this.#text.codePointAt(offset) ?? 0;
      bytes += byteLength(code);
      if (bytes > character) return offset;
      offset += code > 0xffff ? 2 : 1;
    }
    return end;
  }

  positionAt(offset: number): Position {
    const { line, column } = this.#lines.positionAt(offset);
    if (this.#encoding === "utf-16") return { line: line - 1, character: column - 1 };
    const { start } = this.#lines.lineSpan(line);
    let character = 0;
    for (let at = start; at < start + column - 1;) {
      const code = this.#text.codePointAt(at) ?? 0;
      character += byteLength(code);
      at += code > 0xffff ? 2 : 1;
    }
    return { line: line - 1, character };
  }

  rangeOf({ start, end }: Span): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  spanOf({ start, end }: Range): Span {
    return { start: this.offsetAt(start), end: this.offsetAt(end) };
  }

  /** The span of a line, counted from 0, without its line end. */
  lineSpan(line: number): Span {
    return this.#lines.lineSpan(line + 1);
  }
}

function byteLength(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code > 0xffff ? 4 : 3;
}
