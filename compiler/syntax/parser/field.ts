/** Fields and attributes: `NAME TYPE ["Title"] [required] [key] [sensitivity LEVEL] [pii] [moved from OLD]`. */
import type { EnumMember, FieldDeclaration, FieldOption, Name, StringLiteral, TypeExpression } from "../ast/index.ts";
import { fieldOptions, typeKeywords } from "../keywords.ts";
import { StringToken, wordType } from "../lexer/token.ts";
import type { Item } from "./body.ts";
import { parseBracketed } from "./bracketed.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { parseString } from "./literal.ts";
import { parseMoved } from "./property.ts";

const typeWords: ReadonlySet<string> = new Set(typeKeywords.map(({ word }) => word));
const oneWord = wordType("one");
const ofWord = wordType("of");
const listWord = wordType("list");
const requiredWord = wordType("required");
const keyWord = wordType("key");
const piiWord = wordType("pii");
const sensitivityWord = wordType("sensitivity");
const movedWord = wordType("moved");
const optionTypes = [requiredWord, keyWord, piiWord, sensitivityWord, movedWord, StringToken];

/** The words that may stand behind a field's type, to suggest for unknown ones. */
export const fieldOptionWords: readonly string[] = fieldOptions.map(({ word }) => word);

/** Makes the item of a field for bodies whose items are named by their author. */
export function addFieldRules(grammar: Grammar): Item<FieldDeclaration> {
  const type: Rule<TypeExpression> = grammar.rule("Type", () => parseType(grammar, type));
  const rule = grammar.rule("Field", (): FieldDeclaration => {
    const name = grammar.name();
    const fieldType = grammar.call(type);
    let title: StringLiteral | undefined;
    const options: FieldOption[] = [];
    grammar.whilst(
      () => findOption(grammar) >= 0,
      () => {
        if (grammar.isAt(1, StringToken)) title = parseString(grammar);
        else options.push(parseOption(grammar));
      },
    );
    const doc = grammar.docAt(name.start);
    return { kind: "Field", start: name.start, end: grammar.end(), doc, name, title, type: fieldType, options };
  });
  const entry = { word: "NAME", form: "NAME TYPE [required] [key] [sensitivity low|medium|high]", summary: "a field" };
  return { entry, starts: [], rule };
}

/** True when the word at a distance names a field: a type stands behind it, and no type behind that. */
export function isFieldAt(grammar: Grammar, distance: number): boolean {
  const type = grammar.peek(distance + 1);
  if (!typeWords.has(type.image)) return false;
  if (type.image === "one" || type.image === "list") return grammar.peek(distance + 2).image === "of";
  const next = grammar.peek(distance + 2);
  return next.first || !typeWords.has(next.image);
}

/** The place of the option at the next token, or -1; an option's word may also be the next field's name. */
function findOption(grammar: Grammar): number {
  const token = grammar.peek(1);
  const place = optionTypes.indexOf(token.tokenType);
  if (place < 0 || token.tokenType === StringToken) return place;
  if (token.first) return -1;
  if (token.tokenType === movedWord) return grammar.peek(2).image === "from" ? place : -1;
  return isFieldAt(grammar, 1) ? -1 : place;
}

function parseOption(grammar: Grammar): FieldOption {
  const start = grammar.start();
  return grammar.choose<FieldOption>(
    () => findOption(grammar),
    [
      () => {
        grammar.take(requiredWord);
        return { kind: "Required", start, end: grammar.end() };
      },
      () => {
        grammar.take(keyWord);
        return { kind: "Key", start, end: grammar.end() };
      },
      () => {
        grammar.take(piiWord);
        return { kind: "Pii", start, end: grammar.end() };
      },
      () => {
        grammar.take(sensitivityWord);
        const level = grammar.name();
        return { kind: "Sensitivity", start, end: level.end, level };
      },
      () => parseMoved(grammar),
    ],
  );
}

function parseType(grammar: Grammar, type: Rule<TypeExpression>): TypeExpression {
  const start = grammar.start();
  return grammar.choose<TypeExpression>(() => {
    if (!grammar.isNameAt(1))
      throw grammar.expected("a type", "Write a type such as `text`, `integer` or `one of [a, b]`.");
    if (grammar.peek(2).image !== "of") return 0;
    return grammar.peek(1).image === "one" ? 1 : grammar.peek(1).image === "list" ? 2 : 0;
  }, [
    () => {
      const name = grammar.name();
      return { kind: "NamedType", start: name.start, end: name.end, name };
    },
    () => {
      grammar.take(oneWord);
      grammar.take(ofWord);
      const members = parseBracketed(grammar, () => parseMember(grammar));
      return { kind: "OneOf", start, end: grammar.end(), members };
    },
    () => {
      grammar.take(listWord);
      grammar.take(ofWord);
      const element = grammar.isRecording ? grammar.call(type) : grammar.deeper(() => grammar.call(type));
      return { kind: "ListOf", start, end: grammar.end(), element };
    },
  ]);
}

function parseMember(grammar: Grammar): EnumMember {
  const start = grammar.start();
  const value = grammar.choose<Name | StringLiteral>(
    () => (grammar.isAt(1, StringToken) ? 1 : 0),
    [() => grammar.name(), () => parseString(grammar)],
  );
  const moved = grammar.when(
    () => grammar.isAt(1, movedWord) && grammar.peek(2).image === "from",
    () => parseMoved(grammar),
  );
  return { kind: "EnumMember", start, end: grammar.end(), value, moved };
}
