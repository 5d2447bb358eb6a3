/** Prints the tokens of one statement on one line, cut into cells at its columns. */
import type { Comment } from "../syntax/ast/index.ts";
import type { Mark } from "./item.ts";
import { isInline, printComment } from "./comments.ts";
import { clingsToComment, isSpaced, opensBracket } from "./spacing.ts";
import type { TokenStream } from "./token-stream.ts";

/** Consecutive tokens: from one index up to and with another. */
export interface TokenRun {
  readonly first: number;
  readonly last: number;
}

export interface FlatCell {
  readonly text: string;
  /** Absent for the first. */
  readonly mark: Mark | undefined;
}

/** The cells of a run; nothing when a comment or a text inside needs several lines. */
export function printFlat(
  stream: TokenStream,
  { first, last }: TokenRun,
  marks: readonly Mark[],
): FlatCell[] | undefined {
  const cells: FlatCell[] = [];
  let text = "";
  let current: Mark | undefined;
  let nextMark = 0;
  for (let index = first; index <= last; index += 1) {
    const token = stream.at(index);
    let mark: Mark | undefined;
    while ((marks[nextMark]?.offset ?? Infinity) <= token.startOffset) {
      mark = marks[nextMark];
      nextMark += 1;
    }
    if (index > first) {
      const comments = stream.commentsBefore(index);
      if (comments !== undefined) {
        if (!areInline(stream, index, comments)) return undefined;
        if (!opensBracket(stream.at(index - 1))) text += " ";
        text += comments.map(printComment).join(" ");
      }
      if (mark !== undefined) {
        cells.push({ text, mark: current });
        text = "";
        current = mark;
      } else if (comments === undefined ? isSpaced(stream, index) : !clingsToComment(token)) text += " ";
    }
    if (isMultiline(token.image)) return undefined;
    text += token.image;
  }
  cells.push({ text, mark: current });
  return cells;
}

/** True when comments stand between tokens of one line. */
export function areInline(stream: TokenStream, index: number, comments: readonly Comment[]): boolean {
  if (!comments.every(isInline)) return false;
  let at = stream.endOf(index - 1);
  for (const comment of comments) {
    if (stream.countLineBreaks(at, comment.start) > 0) return false;
    at = comment.end;
  }
  return true;
}

export function isMultiline(image: string): boolean {
  return image.length > 6 && image.startsWith('"""') && image.includes("\n");
}
