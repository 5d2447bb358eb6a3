/** Turns source text into terminal cells: tabs expanded, control characters made visible, wide characters measured. */

/** What is shown for one grapheme of the source. */
export interface Cell {
  /** The offset of the grapheme in the source, in UTF-16 code units. */
  readonly offset: number;
  readonly text: string;
  /** How many columns of a terminal it takes. */
  readonly width: number;
}

const tabWidth = 4;

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

/** Control and direction characters, which could rewrite the terminal or reorder the line if they were printed. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;

const combining = /^\p{M}/u;

/** The cells of a piece of one line that begins at `offset`; tab stops count from its beginning. */
export function layOut(text: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  let column = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    for (const cell of showGrapheme(segment, offset + index, column)) {
      cells.push(cell);
      column += cell.width;
    }
  }
  return cells;
}

/** A text of our own or of the user on one line, safe to print: control characters are shown as `\u{…}`. */
export function showOnOneLine(text: string): string {
  return layOut(text, 0)
    .map((cell) => cell.text)
    .join("");
}

function showGrapheme(grapheme: string, offset: number, column: number): Cell[] {
  if (grapheme === "\t") {
    const width = tabWidth - (column % tabWidth);
    return [{ offset, text: " ".repeat(width), width }];
  }
  if (/^[\x20-\x7e]$/.test(grapheme)) return [{ offset, text: grapheme, width: 1 }];
  // A joiner inside an emoji is part of the picture; alone, or between letters, it would be invisible.
  if (hidden.test(grapheme) && !/\p{Extended_Pictographic}/u.test(grapheme)) return showHidden(grapheme, offset);
  if (combining.test(grapheme)) return [{ offset, text: `\u25cc${grapheme}`, width: 1 }];
  return [{ offset, text: grapheme, width: wide.test(grapheme) ? 2 : 1 }];
}

function showHidden(grapheme: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  let at = offset;
  for (const character of grapheme) {
    const code = character.codePointAt(0) ?? 0;
    const text = hidden.test(character) ? `\\u{${code.toString(16)}}` : character;
    cells.push({ offset: at, text, width: hidden.test(character) ? text.length : wide.test(character) ? 2 : 1 });
    at += character.length;
  }
  return cells;
}
