/** What every generator hands over: files as text, so that a test can compare them with what is committed. */

export interface GeneratedFile {
  /** Relative to the repository, with `/` between parts. */
  readonly path: string;
  readonly text: string;
}
