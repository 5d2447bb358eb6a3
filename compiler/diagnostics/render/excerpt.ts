/** Draws the source lines of a place with the span underlined, cut around the span where a line is long. */
import type { Location, Source } from "../../text/source.ts";
import { layOut, type Cell } from "./visible-text.ts";
import type { SourceLine, SourceLines } from "./source-lines.ts";

/** A line of an excerpt: the number stands in the gutter, an underline or a gap has none. */
export interface ExcerptRow {
  readonly number: number | undefined;
  readonly kind: "source" | "underline" | "gap";
  readonly text: string;
}

/** How an excerpt is drawn: the columns there are for source text, and the character that underlines. */
export interface ExcerptStyle {
  readonly width: number;
  readonly mark: "^" | "-";
}

/** The rows of a place: its first line, and for a span of several lines also its last, each underlined. */
export function drawExcerpt(lines: SourceLines, location: Location, style: ExcerptStyle): ExcerptRow[] {
  const { source } = location;
  const place = lines.place(location);
  const first = lines.line(source, place.line);
  if (place.end_line === place.line) return drawLine(source, first, place.offset, place.end_offset, style);
  // A span that ends with a line break ends, for a reader, on the line before.
  const lastNumber = place.end_column === 1 ? place.end_line - 1 : place.end_line;
  const rows = drawLine(source, first, place.offset, first.end, style);
  if (lastNumber === place.line) return rows;
  if (lastNumber > place.line + 1) rows.push({ number: undefined, kind: "gap", text: "" });
  const last = lines.line(source, lastNumber);
  const end = Math.min(place.end_offset, last.end);
  rows.push(...drawLine(source, last, skipBlanks(source, last.start, end), end, style));
  return rows;
}

function drawLine(source: Source, line: SourceLine, start: number, end: number, style: ExcerptStyle): ExcerptRow[] {
  const from = Math.min(start, line.end);
  const to = Math.min(Math.max(end, from), line.end);
  const cells = cut(windowOf(source, line, from, to, style.width), from, to, style.width);
  const text = cells.map((cell) => cell.text).join("");
  return [
    { number: line.number, kind: "source", text: text.trimEnd() },
    { number: undefined, kind: "underline", text: underline(cells, from, to, style.mark) },
  ];
}

/** Only the part of the line that can be seen is laid out: a line may be many megabytes long. */
function windowOf(source: Source, line: SourceLine, from: number, to: number, width: number): Cell[] {
  const start = Math.max(line.start, from - width);
  const end = Math.min(line.end, Math.min(to, from + width) + width);
  const cells = layOut(source.text.slice(start, end), start);
  const before: Cell[] = start > line.start ? [{ offset: start - 1, text: "…", width: 1 }] : [];
  const after: Cell[] = end < line.end ? [{ offset: end, text: "…", width: 1 }] : [];
  return [...before, ...cells, ...after];
}

/** Keeps at most `width` columns, with the span and some text before it among them. */
function cut(cells: readonly Cell[], from: number, to: number, width: number): readonly Cell[] {
  if (columns(cells) <= width) return cells;
  const firstMarked = cells.findIndex((cell) => cell.offset >= from);
  const anchor = firstMarked === -1 ? cells.length : firstMarked;
  const marked = cells.slice(anchor).findIndex((cell) => cell.offset >= to);
  const spanColumns = columns(cells.slice(anchor, marked === -1 ? cells.length : anchor + marked));
  // A third of the free room stands before the span, more when little follows it.
  const room = Math.max(width - Math.min(spanColumns, width) - 2, 0);
  const following = columns(cells.slice(anchor)) - spanColumns;
  const before = Math.max(Math.floor(room / 3), room - following, Math.min(8, Math.floor(width / 4)));
  let start = anchor;
  for (let used = 0; start > 0; start -= 1) {
    used += cells[start - 1]?.width ?? 0;
    if (used > before) break;
  }
  const kept: Cell[] = start > 0 ? [{ offset: (cells[start]?.offset ?? from) - 1, text: "…", width: 1 }] : [];
  let used = columns(kept);
  for (let at = start; at < cells.length; at += 1) {
    const cell = cells[at];
    if (cell === undefined) break;
    const reserve = at === cells.length - 1 ? 0 : 1;
    if (used + cell.width + reserve > width) {
      kept.push({ offset: cell.offset, text: "…", width: 1 });
      break;
    }
    kept.push(cell);
    used += cell.width;
  }
  return kept;
}

function underline(cells: readonly Cell[], from: number, to: number, mark: string): string {
  let text = "";
  let marks = 0;
  for (const cell of cells) {
    const inside = cell.offset >= from && cell.offset < to;
    if (inside) {
      text += mark.repeat(cell.width);
      marks += cell.width;
    } else if (cell.offset >= from) break;
    else text += " ".repeat(cell.width);
  }
  // An empty span, such as the end of a line where something is missing, still points at its place.
  return marks === 0 ? text + mark : text;
}

function columns(cells: readonly Cell[]): number {
  let sum = 0;
  for (const cell of cells) sum += cell.width;
  return sum;
}

function skipBlanks(source: Source, start: number, end: number): number {
  let at = start;
  while (at < end && (source.text[at] === " " || source.text[at] === "\t")) at += 1;
  return at;
}
