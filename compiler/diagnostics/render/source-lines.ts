/** Finds lines and columns in sources while a report is written; each source is scanned once. */
import type { Location, Source } from "../../text/source.ts";

/** Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
  readonly offset: number;
  readonly end_offset: number;
}

/** One line of a source: its number from 1, and its half-open range without the line end. */
export interface SourceLine {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The lines of every source a report touches. */
export class SourceLines {
  readonly #starts = new Map<Source, readonly number[]>();

  /** Where a location lies; offsets outside the text are moved to its nearest end. */
  place(location: Location): Place {
    const offset = clamp(location.start, 0, location.source.text.length);
    const endOffset = clamp(location.end, offset, location.source.text.length);
    const first = this.lineAt(location.source, offset);
    const last = this.lineAt(location.source, endOffset);
    return {
      file: location.source.path,
      line: first.number,
      column: offset - first.start + 1,
      end_line: last.number,
      end_column: endOffset - last.start + 1,
      offset,
      end_offset: endOffset,
    };
  }

  /** The line that holds an offset. */
  lineAt(source: Source, offset: number): SourceLine {
    const starts = this.#startsOf(source);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.line(source, low + 1);
  }

  /** A line by its number, counted from 1. */
  line(source: Source, number: number): SourceLine {
    const starts = this.#startsOf(source);
    const start = starts[number - 1] ?? source.text.length;
    const next = starts[number];
    let end = next === undefined ? source.text.length : next - 1;
    if (end > start && source.text.charCodeAt(end - 1) === 13) end -= 1;
    return { number, start, end };
  }

  #startsOf(source: Source): readonly number[] {
    const known = this.#starts.get(source);
    if (known !== undefined) return known;
    const starts = [0];
    for (let at = source.text.indexOf("\n"); at !== -1; at = source.text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts.set(source, starts);
    return starts;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
