/** Makes the common properties: a keyword with one value, and a keyword alone. */
import { removeText } from "../../diagnostics/fix.ts";
import type { BaseNode, Flag, MovedFrom, Name, Property, StringLiteral } from "../ast/index.ts";
import { Equals, LineEnd, StringToken, type Token, wordType, type TokenType } from "../lexer/token.ts";
import { type BodySpec, type Item, makeItem, parseBody } from "./body.ts";
import { parseString } from "./literal.ts";
import type { Grammar } from "./grammar.ts";
import { isDeclarationWord } from "./recovery.ts";

const movedWord = wordType("moved");
const fromWord = wordType("from");

/** A property `WORDS VALUE` of an owner of the keyword table. */
export function addProperty<Kind extends string, Value>(
  grammar: Grammar,
  owner: string,
  word: string,
  kind: Kind,
  value: () => Value,
): Item<Property<Kind, Value>> {
  const words = word.split(" ").map(wordType);
  const rule = grammar.rule(`${owner} ${word}`, (): Property<Kind, Value> => {
    const keyword = takeWords(grammar, words);
    skipEquals(grammar, keyword);
    const written = value();
    return { kind, start: keyword.start, end: grammar.end(), keyword, value: written };
  });
  return makeItem(owner, word, rule);
}

/** A property that is only its words. */
export function addFlag<Kind extends string>(
  grammar: Grammar,
  owner: string,
  word: string,
  kind: Kind,
): Item<Flag<Kind>> {
  const words = word.split(" ").map(wordType);
  const rule = grammar.rule(`${owner} ${word}`, (): Flag<Kind> => {
    const keyword = takeWords(grammar, words);
    return { kind, start: keyword.start, end: keyword.end, keyword };
  });
  return makeItem(owner, word, rule);
}

/** An item whose node needs more than a value. */
export function addItem<Node extends BaseNode>(
  grammar: Grammar,
  owner: string,
  word: string,
  body: () => Node,
): Item<Node> {
  return makeItem(owner, word, grammar.rule(`${owner} ${word}`, body));
}

/** `moved from OLD` as an item of a body. */
export function addMoved(grammar: Grammar, owner: string): Item<MovedFrom> {
  return addItem(grammar, owner, "moved", () => parseMoved(grammar));
}

export function parseMoved(grammar: Grammar): MovedFrom {
  const start = grammar.take(movedWord).startOffset;
  grammar.take(fromWord);
  const old = grammar.name();
  return { kind: "MovedFrom", start, end: grammar.end(), old };
}

/** Takes the words of a keyword and makes them one name. */
export function takeWords(grammar: Grammar, words: readonly TokenType[]): Name {
  let first: Token | undefined;
  for (const word of words) {
    const token = grammar.take(word);
    first ??= token;
  }
  return grammar.keyword(first ?? grammar.peek(0));
}

/** `owner = marketing`: an equals sign between a property and its value is a habit from elsewhere. */
function skipEquals(grammar: Grammar, keyword: Name): void {
  if (grammar.isRecording || !grammar.isAt(1, Equals)) return;
  const token = grammar.take(Equals);
  grammar.report({
    message: `No \`=\` stands after \`${keyword.text}\`.`,
    help: `Write \`${keyword.text}\` and its value with a space between.`,
    start: token.startOffset,
    end: token.endOffset + 1,
    fix: removeText(grammar.source, token.startOffset, token.endOffset + 1),
  });
}

/** The name behind a keyword; where it is missing, says so and goes on with an empty one. */
export function parseHeaderName(grammar: Grammar, form: string): Name {
  if (grammar.isRecording || grammar.isNameAt(1)) return grammar.name();
  const failure = grammar.expected("a name", `Write \`${form}\`.`);
  if (!grammar.isAt(1, StringToken) && grammar.peek(1).image !== "{") throw failure;
  grammar.report(failure.details);
  return { kind: "Name", start: grammar.end(), end: grammar.end(), text: "" };
}

export function parseTitle(grammar: Grammar): StringLiteral | undefined {
  return grammar.when(
    () => grammar.isAt(1, StringToken),
    () => parseString(grammar),
  );
}

/** A block inside a declaration: `KEYWORD NAME "Title" { … }`, with what its node needs. */
export function parseNamedHead(grammar: Grammar, word: string, form: string) {
  const token = grammar.take(wordType(word));
  const keyword = grammar.keyword(token);
  const doc = grammar.docAt(token.startOffset);
  const name = parseHeaderName(grammar, form);
  const title = parseTitle(grammar);
  return { start: token.startOffset, doc, keyword, name, title };
}

/** The body, or nothing where the declaration may do without one and none follows. */
export function parseOptionalBody<Node extends BaseNode>(grammar: Grammar, spec: BodySpec<Node>) {
  return (
    grammar.when(
      () => !grammar.isAtStatementEnd() || lacksOpeningBrace(grammar, spec),
      () => parseBody(grammar, spec),
    ) ?? []
  );
}

/** True when the next line is a property of this body, and of nothing around it. */
function lacksOpeningBrace(grammar: Grammar, spec: BodySpec): boolean {
  const next = grammar.peek(2);
  if (!grammar.isAt(1, LineEnd) || !next.first || !spec.byType.has(next.typeIndex)) return false;
  if (isDeclarationWord(next)) return false;
  return !grammar.openBodies.some((body) => body.byType.has(next.typeIndex) || body.other !== undefined);
}
