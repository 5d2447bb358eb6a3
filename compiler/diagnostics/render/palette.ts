/** The colours of a report, given from outside so that rendering stays pure and knows no terminal. */

/** Wraps a text in whatever makes it stand out; the plain palette returns it unchanged. */
export type Paint = (text: string) => string;

export interface Palette {
  readonly error: Paint;
  readonly warning: Paint;
  /** Line numbers, gutters and the marks under related places. */
  readonly quiet: Paint;
  /** The words `help` and `example`. */
  readonly note: Paint;
  /** The message of a finding. */
  readonly strong: Paint;
}

const unchanged: Paint = (text) => text;

/** For files, pipes and terminals without colour. */
export const plainPalette: Palette = {
  error: unchanged,
  warning: unchanged,
  quiet: unchanged,
  note: unchanged,
  strong: unchanged,
};
