/** Where a space stands between two tokens of one statement. */
import { dayWords, durationUnits } from "../syntax/keywords.ts";
import * as t from "../syntax/lexer/token.ts";
import type { TokenStream } from "./token-stream.ts";

const units: ReadonlySet<string> = new Set([...Object.keys(durationUnits), ...dayWords]);
const days: ReadonlySet<string> = new Set(dayWords);
const currencyCode = /^[A-Z]{3}$/u;

/** True when a space separates the token at an index from the one before it. */
export function isSpaced(stream: TokenStream, index: number): boolean {
  const next = stream.at(index);
  const previous = stream.at(index - 1);
  switch (next.tokenType) {
    case t.Comma:
    case t.RightParen:
    case t.RightBracket:
    case t.Dot:
      return false;
    case t.RightBrace:
      return previous.tokenType !== t.LeftBrace;
    case t.DotDot:
      return !mayBeginRange(previous);
    case t.Pipe:
      return true;
    default:
  }
  switch (previous.tokenType) {
    case t.LeftParen:
    case t.LeftBracket:
    case t.Dot:
      return false;
    case t.DotDot:
      return !mayEndRange(next);
    case t.Plus:
    case t.Minus:
      return stream.binarySigns.has(previous.startOffset);
    default:
      return true;
  }
}

/** True when no space stands behind a comment in front of this token. */
export function clingsToComment(token: t.Token): boolean {
  return token.tokenType === t.Comma || closesBracket(token);
}

export function opensBracket(token: t.Token): boolean {
  return token.tokenType === t.LeftParen || token.tokenType === t.LeftBracket;
}

export function closesBracket(token: t.Token): boolean {
  return token.tokenType === t.RightParen || token.tokenType === t.RightBracket;
}

/** What may be the lower end of a range, so that `..` clings to it: `in ..5` has none. */
function mayBeginRange(token: t.Token): boolean {
  return t.isName(token) ? units.has(token.image) || currencyCode.test(token.image) : isLiteral(token);
}

function mayEndRange(token: t.Token): boolean {
  return t.isName(token) ? days.has(token.image) : isLiteral(token) || token.tokenType === t.Minus;
}

function isLiteral({ tokenType }: t.Token): boolean {
  return (
    tokenType === t.NumberToken ||
    tokenType === t.PercentToken ||
    tokenType === t.DateToken ||
    tokenType === t.DateTimeToken ||
    tokenType === t.TimeToken ||
    tokenType === t.StringToken
  );
}
