/** The tokens of the language and their types. Words nest as name ⊃ plain name ⊃ word. */
import { invariant } from "../../text/invariant.ts";
import {
  auxiliaryWords,
  declarationKeywords,
  expressionKeywords,
  fieldOptions,
  type PropertyKeyword,
  typeKeywords,
} from "../keywords.ts";

/** A type of token. There is one object for each, so that types can be compared by `===`. */
export interface TokenType {
  readonly name: string;
  /** How a sentence calls it, such as `` `{` `` or `a number`. */
  readonly label: string;
  /** Its place among all types, for tables by type. */
  readonly index: number;
}

/** A token of the scanner; `endOffset` is the last character's offset, inclusive. */
export class Token {
  readonly image: string;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly typeIndex: number;
  readonly tokenType: TokenType;
  /** True for the first token of its line. */
  readonly first: boolean;

  constructor(tokenType: TokenType, image: string, start: number, end: number, first: boolean) {
    this.image = image;
    this.startOffset = start;
    this.endOffset = end - 1;
    this.typeIndex = tokenType.index;
    this.tokenType = tokenType;
    this.first = first;
  }
}

const defined: TokenType[] = [];

/** Every type of token, each at its index. */
export const tokenTypes: readonly TokenType[] = defined;

function define(name: string, label: string): TokenType {
  const type: TokenType = { name, label, index: defined.length };
  defined.push(type);
  return type;
}

/** Anything that may name a thing: every word but `and`, `or` and `not`. */
export const NameType = define("Name", "a name");
export const Identifier = define("Identifier", "a name");
export const And = define("And", "`and`");
export const Or = define("Or", "`or`");
export const Not = define("Not", "`not`");

export const StringToken = define("String", "a text in double quotes");
export const NumberToken = define("Number", "a number");
export const PercentToken = define("Percent", "a percentage such as `10%`");
export const DateToken = define("Date", "a date such as `2026-11-26`");
export const DateTimeToken = define("DateTime", "a date-time such as `2026-03-02T10:00`");
export const TimeToken = define("Time", "a time such as `09:00`");
export const RegexToken = define("Regex", "a pattern such as `/vp/i`");

export const LineEnd = define("LineEnd", "the end of the line");
export const LeftBrace = define("LeftBrace", "`{`");
export const RightBrace = define("RightBrace", "`}`");
export const LeftParen = define("LeftParen", "`(`");
export const RightParen = define("RightParen", "`)`");
export const LeftBracket = define("LeftBracket", "`[`");
export const RightBracket = define("RightBracket", "`]`");
export const Comma = define("Comma", "`,`");
export const Dot = define("Dot", "`.`");
export const DotDot = define("DotDot", "`..`");
export const Pipe = define("Pipe", "`|`");
export const Plus = define("Plus", "`+`");
export const Minus = define("Minus", "`-`");
export const Star = define("Star", "`*`");
export const Slash = define("Slash", "`/`");
export const Equals = define("Equals", "`=`");
export const NotEquals = define("NotEquals", "`!=`");
export const Less = define("Less", "`<`");
export const LessEquals = define("LessEquals", "`<=`");
export const Greater = define("Greater", "`>`");
export const GreaterEquals = define("GreaterEquals", "`>=`");
export const Arrow = define("Arrow", "`->`");
export const FatArrow = define("FatArrow", "`=>`");
/** Something the scanner has reported already; the parser passes over the statement without a word. */
export const Unusable = define("Unusable", "something the language does not use");
/** What stands behind the last token of a text. */
export const EndOfFile = define("EndOfFile", "the end of the file");

/** Words that go on with what stands before them, so that a name like `did` in front of one is only a name. */
const infixWords = new Set(
  "is in contains starts ends matches where within since because before requalify when on".split(" "),
);

/** The token type of every word of the keyword table. */
export const wordTypes: ReadonlyMap<string, TokenType> = makeWordTypes();

/** The token type of a word; the word must stand in the keyword table, so that grammar and table cannot drift apart. */
export function wordType(word: string): TokenType {
  const type = wordTypes.get(word);
  invariant(type !== undefined, `the keyword table has the word ${word}`);
  return type;
}

const nameFlags = makeFlags((word) => word !== "and" && word !== "or" && word !== "not");
const plainFlags = makeFlags((word) => word !== "and" && word !== "or" && word !== "not" && !infixWords.has(word));

export function isName(token: Token): boolean {
  return nameFlags[token.typeIndex] === 1;
}

/** True for a name that does not continue an expression: every name but the infix words. */
export function isPlainName(token: Token): boolean {
  return plainFlags[token.typeIndex] === 1;
}

function makeWordTypes(): Map<string, TokenType> {
  const types = new Map<string, TokenType>([
    ["and", And],
    ["or", Or],
    ["not", Not],
  ]);
  // Texts in quotes and words in capitals stand for what the author writes.
  const forms = [...listForms()].join("\n").replaceAll(/"[^"\n]*"/gu, "");
  for (const word of forms.match(/(?<![\w/])[a-z][a-z0-9_]*(?!\w)/gu) ?? []) {
    if (types.has(word)) continue;
    types.set(word, define(`Word_${word}`, `\`${word}\``));
  }
  return types;
}

function* listForms(): Iterable<string> {
  function* formsOf(entries: readonly PropertyKeyword[]): Iterable<string> {
    for (const entry of entries) {
      yield entry.word;
      yield entry.form;
      if (entry.properties !== undefined) yield* formsOf(entry.properties);
    }
  }
  yield* formsOf(declarationKeywords);
  yield* formsOf(fieldOptions);
  for (const entry of typeKeywords) yield entry.form;
  for (const entry of expressionKeywords) yield entry.form;
  yield auxiliaryWords.join(" ");
}

/** A flag for each token type by its number: set for identifiers and for the words that pass. */
function makeFlags(passes: (word: string) => boolean): Uint8Array {
  const flags = new Uint8Array(4096);
  flags[Identifier.index] = 1;
  for (const [word, type] of wordTypes) if (passes(word)) flags[type.index] = 1;
  return flags;
}
