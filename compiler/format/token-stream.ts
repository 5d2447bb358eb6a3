/** The tokens and comments of one file as the formatter walks them: every token once, every comment in its gap. */
import { invariant } from "../text/invariant.ts";
import type { Comment } from "../syntax/ast/index.ts";
import { LeftBrace, RightBrace, type Token } from "../syntax/lexer/token.ts";

export class TokenStream {
  readonly text: string;
  /** Without line ends and without tokens that canonical text leaves out. */
  readonly tokens: readonly Token[];
  /** The starts of the `+` and `-` that stand between two values. */
  readonly binarySigns: ReadonlySet<number>;
  /** The comments before each token, and after the last. */
  readonly #gaps: (readonly Comment[] | undefined)[];
  readonly #closing: Int32Array;

  constructor(
    text: string,
    tokens: readonly Token[],
    comments: readonly Comment[],
    binarySigns: ReadonlySet<number> = new Set(),
  ) {
    this.text = text;
    this.tokens = tokens;
    this.binarySigns = binarySigns;
    this.#gaps = placeComments(tokens, comments);
    this.#closing = matchBraces(tokens);
  }

  get length(): number {
    return this.tokens.length;
  }

  at(index: number): Token {
    const token = this.tokens[index];
    invariant(token !== undefined, `the file has a token ${index}`);
    return token;
  }

  /** The offset behind a token. */
  endOf(index: number): number {
    return this.at(index).endOffset + 1;
  }

  /** The index of the first token that begins at an offset or behind it. */
  indexAt(offset: number): number {
    return findTokenIndex(this.tokens, offset);
  }

  /** The comments between the token before an index and the token there. */
  commentsBefore(index: number): readonly Comment[] | undefined {
    return this.#gaps[index];
  }

  /** The index of the brace that closes the one at an index. */
  closingOf(index: number): number {
    return this.#closing[index] ?? -1;
  }

  /** How many line breaks are between two offsets; counted up to 2. */
  countLineBreaks(from: number, to: number): number {
    const first = this.text.indexOf("\n", from);
    if (first < 0 || first >= to) return 0;
    const second = this.text.indexOf("\n", first + 1);
    return second < 0 || second >= to ? 1 : 2;
  }
}

/** The index of the first token that begins at an offset or behind it. */
export function findTokenIndex(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placeComments(tokens: readonly Token[], comments: readonly Comment[]): (readonly Comment[] | undefined)[] {
  const gaps = Array<Comment[] | undefined>(tokens.length + 1).fill(undefined);
  let index = 0;
  for (const comment of comments) {
    while (index < tokens.length && (tokens[index]?.startOffset ?? 0) < comment.start) index += 1;
    const gap = gaps[index];
    if (gap === undefined) gaps[index] = [comment];
    else gap.push(comment);
  }
  return gaps;
}

function matchBraces(tokens: readonly Token[]): Int32Array {
  const closing = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const type = tokens[index]?.tokenType;
    if (type === LeftBrace) open.push(index);
    else if (type === RightBrace) {
      const start = open.pop();
      if (start !== undefined) closing[start] = index;
    }
  }
  return closing;
}
