/** Splits bytes that arrive in chunks into numbered lines of text, in bounded memory. */

/** A line with its number from 1; blank lines are left out but counted. */
export type NumberedLine =
  { readonly number: number; readonly text: string } | { readonly number: number; readonly malformed: string };

/** Give it every chunk in order, then call `end` once for a last line without a line end. */
export interface LineSplitter {
  push(chunk: Uint8Array): NumberedLine[];
  end(): NumberedLine[];
}

const lineFeed = 10;
const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * Lines end with `\n` or `\r\n`; a byte order mark at the beginning is dropped. A line that is no valid UTF-8, or longer
 * than `longestLine` bytes, is malformed and the next one goes on.
 */
export function createLineSplitter(longestLine = 64 * 1024 * 1024): LineSplitter {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let pieces: Uint8Array[] = [];
  let length = 0;
  let number = 0;

  const keep = (piece: Uint8Array): void => {
    length += piece.length;
    // The rest of a line that is too long already is counted, not stored.
    if (length <= longestLine) pieces.push(piece);
    else pieces = [];
  };

  const finishLine = (): NumberedLine | undefined => {
    number += 1;
    const tooLong = length > longestLine;
    const bytes = pieces.length === 1 ? pieces[0]! : join(pieces, tooLong ? 0 : length);
    pieces = [];
    length = 0;
    if (tooLong) return { number, malformed: `it is longer than ${Math.floor(longestLine / (1024 * 1024))} MB` };
    const start = number === 1 && byteOrderMark.every((byte, index) => bytes[index] === byte) ? 3 : 0;
    try {
      const text = decoder.decode(start === 0 ? bytes : bytes.subarray(start));
      return isBlank(text) ? undefined : { number, text: text.endsWith("\r") ? text.slice(0, -1) : text };
    } catch {
      return { number, malformed: "it is no valid UTF-8 text" };
    }
  };

  return {
    push(chunk) {
      const lines: NumberedLine[] = [];
      let start = 0;
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, start)) {
        keep(chunk.subarray(start, at));
        const line = finishLine();
        if (line !== undefined) lines.push(line);
        start = at + 1;
      }
      // The chunk may be reused by its owner, so what is left of it is copied.
      if (start < chunk.length) keep(chunk.slice(start));
      return lines;
    },
    end() {
      const line = length === 0 ? undefined : finishLine();
      return line === undefined ? [] : [line];
    },
  };
}

function isBlank(text: string): boolean {
  return text.length < 1024 && text.trim() === "";
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    if (at + piece.length > length) break;
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
