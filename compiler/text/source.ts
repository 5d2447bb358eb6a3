/** A source text with its path: what every span of the compiler points into. */

/** A half-open range of UTF-16 code units in one source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One text the compiler reads: a `.funnel` file, a catalogue or a manifest. */
export interface Source {
  /** The path relative to the project's folder, with `/` between parts. */
  readonly path: string;
  readonly text: string;
}

/** A span together with the source it lies in. */
export interface Location extends Span {
  readonly source: Source;
}
