/** Comments: their canonical text, and which of those between two statements belongs to which line. */
import type { Comment } from "../syntax/ast/index.ts";
import type { TokenStream } from "./token-stream.ts";

/** A comment on lines of its own, or several that share a line. */
export interface OwnComment {
  readonly text: string;
  readonly blank: boolean;
}

/** The comments between two statements, in order. */
export interface StatementGap {
  /** On the line of the statement before. */
  readonly trailing: readonly string[];
  readonly own: readonly OwnComment[];
  /** In front of the next statement, on its line. */
  readonly leading: readonly string[];
  /** True when a blank line stands before what comes next. */
  readonly blank: boolean;
  /** True when the next statement is to stay as it is written. */
  readonly ignored: boolean;
}

/** The text of a comment without space at its line ends, and one space behind `///`. */
export function printComment(comment: Comment): string {
  switch (comment.kind) {
    case "LineComment":
      return comment.text.trimEnd();
    case "DocComment":
      return comment.text.replace(/^\/\/\/(?=\S)/u, "/// ").trimEnd();
    case "BlockComment":
      return comment.text.includes("\n") ? printBlock(comment.text) : comment.text;
  }
}

/** Lines that all begin with `*` stand below each other; any other drawing stays as it is. */
function printBlock(text: string): string {
  const [first = "", ...rest] = text.split("\n");
  const isStarred = rest.every((line) => line.trimStart().startsWith("*"));
  const lines = isStarred ? rest.map((line) => ` ${line.trim()}`) : rest.map((line) => line.trimEnd());
  return [first.trimEnd(), ...lines].join("\n");
}

/** True for a comment after which its line may go on. */
export function isInline(comment: Comment): boolean {
  return comment.kind === "BlockComment" && !comment.text.includes("\n");
}

const noGap: StatementGap = { trailing: [], own: [], leading: [], blank: false, ignored: false };
const blankGap: StatementGap = { ...noGap, blank: true };

/** Sorts the comments before a token into those of the line before, of their own and of the next line. */
export function readGap(stream: TokenStream, index: number, previousEnd: number, isAtEnd: boolean): StatementGap {
  const comments = stream.commentsBefore(index);
  const nextStart = index < stream.length ? stream.at(index).startOffset : stream.text.length;
  if (comments === undefined) return stream.countLineBreaks(previousEnd, nextStart) > 1 ? blankGap : noGap;
  const trailing: string[] = [];
  const own: { text: string; blank: boolean; last: Comment; single: boolean }[] = [];
  let at = previousEnd;
  let onPreviousLine = index > 0;
  for (const comment of comments) {
    const breaks = stream.countLineBreaks(at, comment.start);
    if (breaks > 0) onPreviousLine = false;
    const text = printComment(comment);
    const last = own.at(-1);
    if (onPreviousLine) trailing.push(text);
    else if (breaks === 0 && last !== undefined)
      own[own.length - 1] = { ...last, text: `${last.text} ${text}`, last: comment };
    else own.push({ text, blank: breaks > 1, last: comment, single: true });
    if (comment.text.includes("\n")) onPreviousLine = false;
    at = comment.end;
  }
  const breaks = stream.countLineBreaks(at, nextStart);
  const last = own.at(-1);
  const leads = last !== undefined && breaks === 0 && !isAtEnd && !last.text.includes("\n") && isInline(last.last);
  if (leads) own.pop();
  return {
    trailing,
    own,
    leading: leads ? [last.text] : [],
    blank: leads ? last.blank : breaks > 1,
    ignored: !leads && breaks === 1 && last !== undefined && isIgnore(last.text),
  };
}

function isIgnore(text: string): boolean {
  return /^(?:\/\/|\/\*)\s*prettier-ignore\s*(?:\*\/)?$/u.test(text);
}
