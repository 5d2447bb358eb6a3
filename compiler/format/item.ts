/** What the printers say about a statement: where its columns begin, and what stands in its braces. */
import type { BaseNode } from "../syntax/ast/index.ts";
import { LeftBrace } from "../syntax/lexer/token.ts";
import type { TokenStream } from "./token-stream.ts";

/**
 * How a column is aligned with those of the lines around it:
 * `leading` also where the rest of its line does not fit; `plain` in runs of lines of one block; `spanning` also across
 * the blocks inside; `table` across blank lines and whatever the width; `loose` not at all, it only has its gap.
 */
export type Alignment = "leading" | "plain" | "spanning" | "table" | "loose";

/** A place in a statement at which a column begins. */
export interface Mark {
  /** The start of the column's first token. */
  readonly offset: number;
  readonly alignment: Alignment;
  /** Columns with one key are aligned with each other. */
  readonly key: string;
  /** The order of columns in a line: 1 and up. */
  readonly rank: number;
  /** The least number of spaces in front. */
  readonly gap: number;
  /** The least width of what stands before it. */
  readonly least?: number;
}

/** A statement, with the blocks in its braces. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
  /** In the order of their braces; statements without braces have none. */
  readonly blocks: readonly Block[];
  /** Set where the properties inside one-line braces are columns too: the key they share. */
  readonly inner?: string;
}

export interface Block {
  readonly items: readonly Item[];
  /** The spaces between items that share a line. */
  readonly gap: number;
  /** What becomes of items on one line when their block opens up: a line each, or rows as they were written. */
  readonly opens: "lines" | "rows";
}

/** Between words of one phrase. */
export const wordGap = 1;
/** Between phrases that share a line. */
export const phraseGap = 3;
/** Between the values of a test. */
const valueGap = 2;

/** What printers may ask about the text. */
export class PrintContext {
  readonly stream: TokenStream;

  constructor(stream: TokenStream) {
    this.stream = stream;
  }

  /** The start of the token before an offset. */
  before(offset: number): number {
    return this.stream.at(this.stream.indexAt(offset) - 1).startOffset;
  }

  /** The text of the token before an offset. */
  imageBefore(offset: number): string {
    return this.stream.at(this.stream.indexAt(offset) - 1).image;
  }

  /** The start of the token behind the one at an offset. */
  after(offset: number): number {
    const index = this.stream.indexAt(offset) + 1;
    return index < this.stream.length ? this.stream.at(index).startOffset : this.stream.text.length;
  }

  /** The start of the first opening brace from an offset up to another, if there is one. */
  brace(from: number, to: number): number | undefined {
    for (let index = this.stream.indexAt(from); index < this.stream.length; index += 1) {
      const token = this.stream.at(index);
      if (token.startOffset >= to) return undefined;
      if (token.tokenType === LeftBrace) return token.startOffset;
    }
    return undefined;
  }
}

/** A statement that has no columns. */
export function statement({ start, end }: BaseNode): Item {
  return { start, end, marks: [], blocks: [] };
}

/** A statement in columns. */
export function columns({ start, end }: BaseNode, ...marks: readonly (Mark | undefined)[]): Item {
  return { start, end, marks: marks.filter((mark) => mark !== undefined), blocks: [] };
}

/** A property: its first word, and a column with all that follows. */
export function property(ctx: PrintContext, node: BaseNode, ...marks: readonly (Mark | undefined)[]): Item {
  return columns(node, valueColumn(ctx.after(node.start)), ...marks);
}

/** The column behind the keyword. */
export function valueColumn(offset: number): Mark {
  return { offset, alignment: "leading", key: "value", rank: 1, gap: wordGap };
}

/** A later column of a phrase. */
export function wordColumn(key: string, rank: number, offset: number): Mark {
  return { offset, alignment: "plain", key, rank, gap: wordGap };
}

/** A later column that begins a phrase. */
export function phraseColumn(key: string, rank: number, offset: number): Mark {
  return { offset, alignment: "plain", key, rank, gap: phraseGap };
}

/** A block of properties. */
export function block(items: readonly Item[]): Block {
  return { items, gap: phraseGap, opens: "lines" };
}

/** The values of a record in a test. */
export function valueBlock(items: readonly Item[]): Block {
  return { items, gap: valueGap, opens: "rows" };
}
