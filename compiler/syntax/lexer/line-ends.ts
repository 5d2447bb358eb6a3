/** Puts explicit line ends between tokens, so that the grammar sees where a statement ends (language §2.3). */
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

const elseIndex = t.wordType("else").index;

/** Gathers the tokens of a text and puts a `LineEnd`, empty in width, behind each statement. */
export class LineEndInserter {
  readonly tokens: t.Token[] = [];
  #previous: t.Token | undefined;
  #brackets = 0;
  #inRow = false;

  /** Adds a token, and before it the line end if it begins another statement. */
  add(token: t.Token): void {
    const type = token.tokenType;
    if (token.first) this.#beginLine(token);
    if (type === t.LeftParen || type === t.LeftBracket) this.#brackets += 1;
    else if (type === t.RightParen || type === t.RightBracket) this.#brackets = Math.max(this.#brackets - 1, 0);
    // No bracket goes around a brace: one that is still open here was forgotten.
    else if (type === t.LeftBrace || type === t.RightBrace) this.#brackets = 0;
    this.tokens.push(token);
    this.#previous = token;
  }

  /** Ends the last statement. */
  finish(): t.Token[] {
    if (this.#previous !== undefined) this.#endStatement(this.#previous);
    return this.tokens;
  }

  #beginLine(token: t.Token): void {
    const previous = this.#previous;
    const startsRow = token.tokenType === t.Pipe;
    const isByRow = this.#inRow || startsRow;
    this.#inRow = startsRow;
    if (previous === undefined) return;
    const ends = isByRow
      ? previous.tokenType !== t.LeftBrace && token.tokenType !== t.RightBrace
      : this.#brackets === 0 &&
        continuesAfter[previous.typeIndex] !== 1 &&
        continuesBefore[token.typeIndex] !== 1 &&
        !(token.typeIndex === elseIndex && previous.tokenType === t.RightBrace);
    if (isByRow) this.#brackets = 0;
    if (ends) this.#endStatement(previous);
  }

  #endStatement(previous: t.Token): void {
    if (previous.tokenType !== t.LineEnd) this.tokens.push(makeLineEnd(previous));
  }
}

function makeLineEnd(previous: t.Token): t.Token {
  const end = previous.endOffset + 1;
  return new t.Token(t.LineEnd, "\n", end, end, false);
}

function makeSet(types: readonly t.TokenType[]): Uint8Array {
  const flags = new Uint8Array(4096);
  for (const type of types) flags[type.index] = 1;
  return flags;
}
