/** Finds lines and columns in sources while a report is written; each source is scanned once. */
import { LineIndex } from "../../text/line-index.ts";
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
  readonly #indexes = new Map<Source, LineIndex>();

  /** Where a location lies; offsets outside the text are moved to its nearest end. */
  place(location: Location): Place {
    const { source } = location;
    const offset = clamp(location.start, 0, source.text.length);
    const endOffset = clamp(location.end, offset, source.text.length);
    const index = this.#indexOf(source);
    const first = index.positionAt(offset);
    const last = index.positionAt(endOffset);
    return {
      file: source.path,
      line: first.line,
      column: first.column,
      end_line: last.line,
      end_column: last.column,
      offset,
      end_offset: endOffset,
    };
  }

  /** A line by its number, counted from 1. */
  line(source: Source, number: number): SourceLine {
    const index = this.#indexOf(source);
    return {
      number,
      start: index.offsetAt({ line: number, column: 1 }),
      end: index.offsetAt({ line: number, column: Number.POSITIVE_INFINITY }),
    };
  }

  #indexOf(source: Source): LineIndex {
    const known = this.#indexes.get(source);
    if (known !== undefined) return known;
    const index = new LineIndex(source.text);
    this.#indexes.set(source, index);
    return index;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
