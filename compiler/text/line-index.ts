/** Turns offsets into lines and columns and back. */

/** A place as people count: line and column from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Knows where the lines of one text begin; `\n`, `\r\n` and a lone `\r` end a line. */
export interface LineIndex {
  readonly lineCount: number;
  /** The position of an offset; offsets outside of the text take its nearest end. */
  positionAt(offset: number): Position;
  /** The offset of a position; a column past the end of its line takes the line's end. */
  offsetAt(position: Position): number;
}

/** Scans a text once, in time proportional to its length. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const startOf = (line: number): number => starts[line - 1] ?? text.length;

  return {
    lineCount: starts.length,
    positionAt(offset) {
      const inside = Math.min(Math.max(offset, 0), text.length);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= inside) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 };
    },
    offsetAt({ line, column }) {
      if (line < 1) return 0;
      if (line > starts.length) return text.length;
      const start = startOf(line);
      const next = startOf(line + 1);
      const end = line === starts.length ? text.length : next - (text.startsWith("\r\n", next - 2) ? 2 : 1);
      return Math.min(start + Math.max(column, 1) - 1, end);
    },
  };
}
