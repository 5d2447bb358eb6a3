/** Converts between offsets and lines with columns; lines end in LF, CRLF or a lone CR. */
import type { Source } from "./source.ts";

/** Both 1-based; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line starts of one text, found on first use. */
export class LineIndex {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The number of lines; an empty text has one. */
  get lineCount(): number {
    return this.#lineStarts().length;
  }

  /** The position of an offset; offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const starts = this.#lineStarts();
    const wanted = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 };
  }

  /** The offset of a position; a column beyond the line's end gives the line's end, before its line break. */
  offsetAt(position: Position): number {
    const starts = this.#lineStarts();
    if (position.line < 1) return 0;
    if (position.line > starts.length) return this.#text.length;
    const { start, end } = this.lineSpan(position.line);
    return Math.min(start + Math.max(position.column - 1, 0), end);
  }

  /** The span of a 1-based line without its line break. */
  lineSpan(line: number): { start: number; end: number } {
    const starts = this.#lineStarts();
    const start = starts[line - 1] ?? this.#text.length;
    let end = starts[line] ?? this.#text.length;
    if (line < starts.length) {
      if (this.#text.charCodeAt(end - 1) === 0x0a) end -= 1;
      if (end > start && this.#text.charCodeAt(end - 1) === 0x0d) end -= 1;
    }
    return { start, end };
  }

  #lineStarts(): readonly number[] {
    this.#starts ??= findLineStarts(this.#text);
    return this.#starts;
  }
}

export function createLineIndex(text: string): LineIndex {
  return new LineIndex(text);
}

/** Keeps one index per source for as long as the source lives. */
export class LineIndexCache {
  readonly #indexes = new WeakMap<Source, LineIndex>();

  of(source: Source): LineIndex {
    let index = this.#indexes.get(source);
    if (index === undefined) {
      index = new LineIndex(source.text);
      this.#indexes.set(source, index);
    }
    return index;
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === 0x0a) starts.push(offset + 1);
    else if (code === 0x0d && text.charCodeAt(offset + 1) !== 0x0a) starts.push(offset + 1);
  }
  return starts;
}
