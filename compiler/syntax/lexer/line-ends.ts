/** Puts explicit line ends between tokens, so that the grammar sees where a statement ends (language §2.3). */
import type { TokenType } from "chevrotain";
import * as t from "./token.ts";

/** Tokens after which a statement goes on in the next line. */
const continuesAfter = makeSet([
  t.LeftBrace,
  t.Comma,
  t.Plus,
  t.Minus,
  t.Star,
  t.Slash,
  t.Equals,
  t.NotEquals,
  t.Less,
  t.LessEquals,
  t.Greater,
  t.GreaterEquals,
  t.Arrow,
  t.FatArrow,
  t.And,
  t.Or,
  t.Not,
]);

/** Tokens that, at the beginning of a line, go on with the statement before. */
const continuesBefore = makeSet([
  t.And,
  t.Or,
  t.Arrow,
  t.LeftBrace,
  t.RightBrace,
  ...["where", "because", "requalify"].map(t.wordType),
]);

/** The tokens with a `LineEnd`, empty in width, behind each statement. */
export function insertLineEnds(tokens: readonly t.Token[]): t.Token[] {
  const elseType = t.wordType("else").tokenTypeIdx;
  const result: t.Token[] = [];
  let brackets = 0;
  let inRow = false;
  let previous: t.Token | undefined;
  for (const token of tokens) {
    const type = token.tokenType;
    if (token.first && previous !== undefined) {
      const startsRow = type === t.Pipe;
      const ends =
        inRow || startsRow
          ? previous.tokenType !== t.LeftBrace && type !== t.RightBrace
          : brackets === 0 &&
            continuesAfter[previous.tokenTypeIdx] !== 1 &&
            continuesBefore[token.tokenTypeIdx] !== 1 &&
            !(token.tokenTypeIdx === elseType && previous.tokenType === t.RightBrace);
      if (inRow || startsRow) brackets = 0;
      inRow = startsRow;
      if (ends && previous.tokenType !== t.LineEnd) result.push(makeLineEnd(previous));
    } else if (token.first) {
      inRow = type === t.Pipe;
    }
    if (type === t.LeftParen || type === t.LeftBracket) brackets += 1;
    else if (type === t.RightParen || type === t.RightBracket) brackets = Math.max(brackets - 1, 0);
    // No bracket goes around a brace: one that is still open here was forgotten.
    else if (type === t.LeftBrace || type === t.RightBrace) brackets = 0;
    result.push(token);
    previous = token;
  }
  if (previous !== undefined && previous.tokenType !== t.LineEnd) result.push(makeLineEnd(previous));
  return result;
}

function makeLineEnd(previous: t.Token): t.Token {
  const end = previous.endOffset + 1;
  return new t.Token(t.LineEnd, "\n", end, end, false);
}

function makeSet(types: readonly TokenType[]): Uint8Array {
  const flags = new Uint8Array(4096);
  for (const type of types) flags[type.tokenTypeIdx as number] = 1;
  return flags;
}
