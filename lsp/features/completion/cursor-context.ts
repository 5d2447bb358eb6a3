/** Reads what stands before a cursor from tokens alone, which half-typed text has too: the blocks around it and its statement. */
import { declarationKeywords, findBlock, type PropertyKeyword } from "../../../compiler/syntax/keywords.ts";
import {
  isName,
  LeftBrace,
  LineEnd,
  Pipe,
  RegexToken,
  RightBrace,
  StringToken,
  type Token,
} from "../../../compiler/syntax/lexer/token.ts";
import { tokensOf } from "../../workspace/spot.ts";
import type { PlacedPart } from "../../workspace/snapshot.ts";

/** What a block is: of a declaration or property of the keyword table, or one that holds fields with values. */
export type Block =
  | { readonly kind: "keyword"; readonly keyword: PropertyKeyword }
  | { readonly kind: "values"; readonly of: ValuesOf }
  | { readonly kind: "unknown" };

/** Whose fields have values there. */
export type ValuesOf =
  { readonly kind: "lead" } | { readonly kind: "account" } | { readonly kind: "activity"; readonly name: string };

export interface CursorContext {
  /** The span in the part of the word at the cursor; empty between words. */
  readonly start: number;
  readonly end: number;
  /** What of the word stands before the cursor. */
  readonly typed: string;
  /** The blocks around the cursor, the outermost first. */
  readonly blocks: readonly Block[];
  /** The words and signs of the statement before the word; those of a closed block inside it are left out. */
  readonly statement: readonly Token[];
  /** True inside a row of a table. */
  readonly inRow: boolean;
  readonly within: "code" | "comment" | "string";
  /** The string or comment that the cursor is in, from its beginning to the cursor. */
  readonly quoted: string;
}

/** The context of an offset of a part. */
export function readContext(part: PlacedPart, at: number): CursorContext {
  const { text } = part.source;
  const typed = /[\p{ID_Continue}]*$/u.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? "";
  const rest = /^[\p{ID_Continue}]*/u.exec(text.slice(at, at + 200))?.[0] ?? "";
  const start = at - typed.length;
  const blocks: Block[] = [];
  const headers: Token[][] = [];
  let statement: Token[] = [];
  let isEnded = false;
  let quoted: { readonly within: "comment" | "string"; readonly from: number } | undefined = findComment(part, at);
  for (const token of tokensOf(part)) {
    const { tokenType: type, startOffset, endOffset } = token;
    if (startOffset >= start && type !== LineEnd) break;
    if ((type === StringToken || type === RegexToken) && startOffset < at && at <= endOffset) {
      quoted = { within: "string", from: startOffset };
      break;
    }
    if (type === LineEnd) {
      if (startOffset >= start) break;
      isEnded = true;
      continue;
    }
    if (isEnded) statement = [];
    isEnded = false;
    if (type === LeftBrace) {
      blocks.push(describeBlock(blocks.at(-1), statement));
      headers.push(statement);
      statement = [];
    } else if (type === RightBrace) {
      blocks.pop();
      statement = [...(headers.pop() ?? []), token];
    } else statement.push(token);
  }
  const last = statement.at(-1);
  const gap = text.slice((last?.endOffset ?? -1) + 1, start);
  if (isEnded && /[\n\r]/.test(gap)) statement = [];
  return {
    start,
    end: at + rest.length,
    typed,
    blocks,
    statement,
    inRow: statement[0]?.tokenType === Pipe,
    within: quoted?.within ?? "code",
    quoted: quoted === undefined ? "" : text.slice(quoted.from, at),
  };
}

/** The property that the cursor's statement, or the last part of it, begins with. */
export function findProperty({ blocks, statement }: CursorContext): PropertyKeyword | undefined {
  const block = blocks.at(-1);
  const properties =
    block === undefined ? declarationKeywords : block.kind === "keyword" ? (block.keyword.properties ?? []) : [];
  for (let index = statement.length - 1; index >= 0; index -= 1) {
    const token = statement[index]!;
    // Behind the first, a property of the same line stands apart from what is before it.
    const isApart = index === 0 || token.startOffset - statement[index - 1]!.endOffset > 2;
    if (!isApart) continue;
    const found = longestMatch(properties, statement.slice(index));
    if (found !== undefined) return found;
  }
  return undefined;
}

function longestMatch(properties: readonly PropertyKeyword[], tokens: readonly Token[]): PropertyKeyword | undefined {
  return properties
    .filter(({ word }) => word.split(" ").every((part, index) => tokens[index]?.image === part))
    .sort((left, right) => right.word.length - left.word.length)[0];
}

function describeBlock(outer: Block | undefined, header: readonly Token[]): Block {
  const words = header.filter(isName).map(({ image }) => image);
  const [first = "", second = ""] = words;
  if (outer === undefined) {
    const keyword = findBlock(`${first} ${second}`) ?? findBlock(first);
    return keyword === undefined ? { kind: "unknown" } : { kind: "keyword", keyword };
  }
  if (first === "given") return { kind: "values", of: { kind: second === "account" ? "account" : "lead" } };
  if (words.at(-1) === "set") return { kind: "values", of: { kind: "lead" } };
  if (words.at(-2) === "did") return { kind: "values", of: { kind: "activity", name: words.at(-1) ?? "" } };
  if (outer.kind !== "keyword") return { kind: "unknown" };
  // The arms of a decision hold steps, as does what it stands in.
  if (first === "if" || first === "else") return outer;
  if (first === "group") return outer;
  const keyword = outer.keyword.properties?.find(({ word }) => word === first && word !== "");
  return keyword?.properties === undefined ? { kind: "unknown" } : { kind: "keyword", keyword };
}

function findComment(part: PlacedPart, at: number): { within: "comment"; from: number } | undefined {
  const { text } = part.source;
  const found = part.tree?.comments.find(
    ({ start, end }) => start < at && (at < end || (at === end && text.startsWith("//", start))),
  );
  return found && { within: "comment", from: found.start };
}
