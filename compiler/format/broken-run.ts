/** Lays out the tokens of one statement on several lines: broken after `and`, `or` and `,` and inside brackets. */
import type { Doc } from "prettier";
import { builders, printer } from "prettier/doc";
import type { Comment } from "../syntax/ast/index.ts";
import { declarationKeywords, type PropertyKeyword } from "../syntax/keywords.ts";
import * as t from "../syntax/lexer/token.ts";
import { printBlockText } from "./block-text.ts";
import { printComment } from "./comments.ts";
import type { Mark } from "./item.ts";
import { type LayoutOptions, makeIndentation } from "./line.ts";
import { isMultiline, type TokenRun } from "./run.ts";
import { clingsToComment, closesBracket, isSpaced, opensBracket } from "./spacing.ts";
import type { TokenStream } from "./token-stream.ts";

const { group, hardline, indent, line, literalline, softline } = builders;

/** What the layout of one statement needs to know. */
export interface BrokenContext {
  readonly stream: TokenStream;
  readonly options: LayoutOptions;
  readonly depth: number;
  readonly marks: readonly Mark[];
}

/** The text of a run behind a prefix that ends where its first token begins. */
export function printBroken(ctx: BrokenContext, run: TokenRun, prefix: string): string {
  const { formatted } = printer.printDocToString([prefix, nest(printClauses(ctx, run), ctx.depth)], {
    ...ctx.options,
    endOfLine: "lf",
  } as never);
  return formatted;
}

/** Words before which a statement may go on in the next line. */
const clauseTypes: ReadonlySet<unknown> = new Set([
  t.Arrow,
  ...["where", "because", "requalify"].map((word) => t.wordType(word)),
]);

/** A comma before a line that begins with one of these would seem to end its property. */
const propertyWords: ReadonlySet<string> = new Set(listPropertyWords(declarationKeywords));

/** The first words of properties, without those of steps, whose lists have nothing but names. */
function listPropertyWords(owners: readonly PropertyKeyword[]): string[] {
  return owners
    .filter(({ word }) => word !== "steps")
    .flatMap(({ properties = [] }) => [
      ...properties.map(({ word }) => word.split(" ")[0] ?? word),
      ...listPropertyWords(properties),
    ]);
}

type Split = "before" | "after";

/** Cuts a run at tokens of the bracket level it begins on; the token stays with the part before or behind it. */
function cut(
  ctx: BrokenContext,
  run: TokenRun,
  where: Split,
  isCut: (token: t.Token, index: number) => boolean,
): TokenRun[] {
  const parts: TokenRun[] = [];
  let depth = 0;
  let first = run.first;
  for (let index = run.first; index <= run.last; index += 1) {
    const token = ctx.stream.at(index);
    if (closesBracket(token)) depth -= 1;
    if (depth === 0 && isCut(token, index)) {
      const last = where === "before" ? index - 1 : index;
      if (last >= first && last < run.last) {
        parts.push({ first, last });
        first = last + 1;
      }
    }
    if (opensBracket(token)) depth += 1;
  }
  parts.push({ first, last: run.last });
  return parts;
}

function printClauses(ctx: BrokenContext, run: TokenRun): Doc {
  const clauses = cut(ctx, run, "before", (token) => clauseTypes.has(token.tokenType));
  return fill(ctx, clauses, (part) => printEnumeration(ctx, part));
}

function printEnumeration(ctx: BrokenContext, run: TokenRun): Doc {
  const parts = cut(
    ctx,
    run,
    "after",
    ({ tokenType }, index) => tokenType === t.Comma && !propertyWords.has(ctx.stream.at(index + 1).image),
  );
  return fill(ctx, parts, (part) => printLogic(ctx, part, 1));
}

/** As many parts on a line as fit; what begins a line is indented with all that it spreads over. */
function fill(ctx: BrokenContext, parts: readonly TokenRun[], print: (part: TokenRun) => Doc): Doc {
  return parts.map((part, index) => {
    if (index === 0) return print(part);
    const id = Symbol("separator");
    const separator = group(indent(printGap(ctx, part.first, spaced(ctx, part.first))), { id });
    return [separator, builders.indentIfBreak(print(part), { groupId: id })];
  });
}

/** A chain of `or`, with chains of `and` inside: broken at each operator of a level or at none. */
function printLogic(ctx: BrokenContext, run: TokenRun, level: number): Doc {
  const alternatives = cut(ctx, run, "after", ({ tokenType }) => tokenType === t.Or);
  if (alternatives.length === 1) return printConjunction(ctx, run, level);
  return chain(ctx, alternatives, level, (part, inner) => printConjunction(ctx, part, inner + 1));
}

function printConjunction(ctx: BrokenContext, run: TokenRun, level: number): Doc {
  const parts = cut(ctx, run, "after", ({ tokenType }) => tokenType === t.And);
  return parts.length === 1 ? printTokens(ctx, run) : chain(ctx, parts, level, (part) => printTokens(ctx, part));
}

/** Breaks between all parts or none; a part gets the level at which it goes on in a further line. */
function chain(
  ctx: BrokenContext,
  parts: readonly TokenRun[],
  level: number,
  print: (part: TokenRun, level: number) => Doc,
): Doc {
  return group(
    parts.map((part, index) =>
      index === 0 ? print(part, level) : nest([printGap(ctx, part.first, line), print(part, 0)], level),
    ),
  );
}

function nest(doc: Doc, levels: number): Doc {
  return levels === 0 ? doc : nest(indent(doc), levels - 1);
}

/** A column that begins here keeps its gap on the line. */
function spaced(ctx: BrokenContext, index: number): Doc {
  const gap = findGap(ctx, index);
  return gap > 1 ? builders.ifBreak(line, " ".repeat(gap)) : line;
}

function findGap(ctx: BrokenContext, index: number): number {
  const { startOffset } = ctx.stream.at(index);
  return ctx.marks.find((mark) => mark.offset === startOffset)?.gap ?? 1;
}

/** Tokens in a row; what is in brackets goes on lines of its own when it does not fit. */
function printTokens(ctx: BrokenContext, run: TokenRun): Doc {
  const docs: Doc[] = [];
  let index = run.first;
  while (index <= run.last) {
    const token = ctx.stream.at(index);
    if (index > run.first) docs.push(printGap(ctx, index, printSpace(ctx, index), indent(hardline)));
    const close = opensBracket(token) ? findClosing(ctx.stream, index, run.last) : -1;
    if (close > index + 1) {
      docs.push(printBrackets(ctx, index, close));
      index = close + 1;
    } else {
      docs.push(printToken(ctx, token));
      index += 1;
    }
  }
  return docs;
}

function printSpace(ctx: BrokenContext, index: number): Doc {
  if (!isSpaced(ctx.stream, index)) return "";
  const { startOffset, tokenType } = ctx.stream.at(index - 1);
  const isSign = tokenType === t.Star || tokenType === t.Slash || ctx.stream.binarySigns.has(startOffset);
  return isSign ? group(indent(line)) : " ".repeat(findGap(ctx, index));
}

function printBrackets(ctx: BrokenContext, open: number, close: number): Doc {
  const { stream } = ctx;
  const run = { first: open + 1, last: close - 1 };
  const inside = stream.at(open).tokenType === t.LeftParen ? printLogic(ctx, run, 0) : printMembers(ctx, run);
  return group([
    printToken(ctx, stream.at(open)),
    indent([printGap(ctx, open + 1, softline), inside]),
    printGap(ctx, close, softline),
    printToken(ctx, stream.at(close)),
  ]);
}

/** One member a line, or all on one. */
function printMembers(ctx: BrokenContext, run: TokenRun): Doc {
  const members = cut(ctx, run, "after", ({ tokenType }) => tokenType === t.Comma);
  return members.map((part, index) => [index === 0 ? "" : printGap(ctx, part.first, line), printTokens(ctx, part)]);
}

function findClosing(stream: TokenStream, open: number, last: number): number {
  let depth = 0;
  for (let index = open; index <= last; index += 1) {
    const token = stream.at(index);
    if (opensBracket(token)) depth += 1;
    else if (closesBracket(token)) depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

function printToken(ctx: BrokenContext, { image }: t.Token): Doc {
  if (!isMultiline(image)) return image;
  const lines = printBlockText(
    image,
    makeIndentation(ctx.depth + 1, ctx.options),
    makeIndentation(ctx.depth, ctx.options),
  );
  return builders.join(literalline, lines);
}

/** What stands between two tokens: white space as wanted, and the comments where they were. */
function printGap(ctx: BrokenContext, index: number, space: Doc, newLine: Doc = hardline): Doc {
  const comments = ctx.stream.commentsBefore(index);
  if (comments === undefined) return space;
  const isClosing = closesBracket(ctx.stream.at(index));
  const docs = printComments(ctx, index, comments, newLine);
  // What stands in front of a closing bracket belongs to what is inside.
  return [isClosing ? indent(docs) : docs, printEndOfComments(ctx, index, comments, space, newLine)];
}

function printComments(ctx: BrokenContext, index: number, comments: readonly Comment[], newLine: Doc): Doc {
  const docs: Doc[] = [];
  let at = ctx.stream.endOf(index - 1);
  let previous: Comment | undefined;
  for (const comment of comments) {
    const isOwn = endsLine(previous) || ctx.stream.countLineBreaks(at, comment.start) > 0;
    const clings = previous === undefined && opensBracket(ctx.stream.at(index - 1));
    docs.push(isOwn ? newLine : clings ? "" : " ", builders.join(literalline, printComment(comment).split("\n")));
    at = comment.end;
    previous = comment;
  }
  return docs;
}

function printEndOfComments(
  ctx: BrokenContext,
  index: number,
  comments: readonly Comment[],
  space: Doc,
  newLine: Doc,
): Doc {
  if (endsLine(comments.at(-1))) return newLine;
  return space === "" && !clingsToComment(ctx.stream.at(index)) ? " " : space;
}

function endsLine(comment: Comment | undefined): boolean {
  return comment !== undefined && comment.kind !== "BlockComment";
}
