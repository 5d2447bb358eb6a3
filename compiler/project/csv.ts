/** Reads comma-separated values (RFC 4180) with the place of every cell, which no library of reasonable size tells. */
import type { Span } from "../text/source.ts";

export interface CsvCell extends Span {
  /** The value, without its quotes and with doubled quotes made single. */
  readonly text: string;
  /** The range of the value between its quotes. */
  readonly inner: Span;
  /** True for a cell whose quote is not closed. */
  readonly unclosed: boolean;
}

/** The rows that are not blank. Lines end with `\n` or `\r\n`; a quoted cell may hold line ends and commas. */
export function readCsv(text: string): CsvCell[][] {
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let offset = text.startsWith("\u{FEFF}") ? 1 : 0;
  while (offset <= text.length) {
    const cell = readCell(text, offset);
    row.push(cell);
    const after = text[cell.end];
    if (after === ",") {
      offset = cell.end + 1;
      continue;
    }
    if (row.length > 1 || cell.text !== "") rows.push(row);
    row = [];
    offset = cell.end + (after === "\r" ? 2 : 1);
  }
  return rows;
}

function readCell(text: string, start: number): CsvCell {
  return text[start] === '"' ? readQuoted(text, start) : readPlain(text, start);
}

/** Space around a plain cell is not part of its value. */
function readPlain(text: string, start: number): CsvCell {
  const end = findCellEnd(text, start);
  const raw = text.slice(start, end);
  const inner = { start: start + (raw.length - raw.trimStart().length), end: start + raw.trimEnd().length };
  return { text: raw.trim(), start, end, inner: raw.trim() === "" ? { start, end: start } : inner, unclosed: false };
}

function readQuoted(text: string, start: number): CsvCell {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const end = close === -1 ? text.length : close;
  return {
    text: text.slice(start + 1, end).replaceAll('""', '"'),
    start,
    end: close === -1 ? text.length : findCellEnd(text, close + 1),
    inner: { start: start + 1, end },
    unclosed: close === -1,
  };
}

function findCellEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== "," && text[end] !== "\n" && !text.startsWith("\r\n", end)) end += 1;
  return end;
}
