/** Widths of text in diagrams, from the metrics of the typeface that they are set in (Helvetica and its equals). */

/** Thousandths of the font size for the characters from U+0020 to U+007E. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
] as const;

/** The width in the unit of `size`. Bold runs a little wider; scripts that are not Latin are taken as square. */
export function measureText(text: string, size: number, weight: "regular" | "bold" = "regular"): number {
  let sum = 0;
  for (const character of text) sum += widthOf(character.codePointAt(0) ?? 0);
  return (sum * size * (weight === "bold" ? 1.1 : 1)) / 1000;
}

function widthOf(code: number): number {
  const known = widths[code - 0x20];
  if (known !== undefined) return known;
  if (code < 0x0300) return 600;
  return code < 0x1100 ? 650 : 1000;
}

/** Breaks text into lines no wider than `width`, as few as that takes and about equally long. */
export function balanceText(text: string, size: number, width: number): string[] {
  const count = wrapText(text, size, width).length;
  let low = 0;
  let high = width;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (wrapText(text, size, middle).length > count) low = middle;
    else high = middle;
  }
  return wrapText(text, size, high);
}

/** Breaks text into lines no wider than `width`; a word that is wider than a line is broken too. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((whole) => splitWord(whole, size, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && measureText(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** The first lines; when there are more, the last one kept ends in an ellipsis. */
export function clampLines(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const kept = lines.slice(0, most);
  const last = kept.pop() ?? "";
  // Room for the ellipsis is made by a word, where the line has more than one.
  const shorter = last.includes(" ") ? last.replace(/\s+\S*$/u, "") : last.slice(0, -1);
  return [...kept, `${shorter.replace(/[\s,;:]+$/u, "")} …`];
}

function splitWord(word: string, size: number, width: number): string[] {
  if (measureText(word, size) <= width) return [word];
  // What a reader sees as one character may take several code points.
  const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
  const parts: string[] = [];
  let part = "";
  for (const { segment: character } of graphemes.segment(word)) {
    if (part !== "" && measureText(part + character, size) > width) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}
