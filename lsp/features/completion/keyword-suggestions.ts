/** Suggests words of the language: declarations, properties, their closed values, and how a statement can go on. */
import { CompletionItemKind } from "vscode-languageserver";
import {
  dayWords,
  declarationKeywords,
  durationUnits,
  expressionKeywords,
  fieldOptions,
  type PropertyKeyword,
  typeKeywords,
} from "../../../compiler/syntax/keywords.ts";
import { isName, NumberToken, RightBrace, type Token } from "../../../compiler/syntax/lexer/token.ts";
import { type CursorContext, findProperty } from "./cursor-context.ts";
import { snippetFor } from "./snippets.ts";
import { type Rank, ranks, type Suggestion } from "./suggestion.ts";

/** What may begin a statement here: declarations outside of blocks, properties inside. */
export function suggestStatements({ blocks }: CursorContext): Suggestion[] {
  const block = blocks.at(-1);
  if (block === undefined) return declarationKeywords.map((keyword) => suggestKeyword(keyword, ranks.keyword));
  if (block.kind !== "keyword") return [];
  return (block.keyword.properties ?? []).filter(isWritten).map((keyword) => suggestKeyword(keyword, ranks.keyword));
}

/** How the statement before the cursor can go on, besides with names. */
export function suggestContinuations(context: CursorContext, expectsOperand: boolean): Suggestion[] {
  const { statement, blocks } = context;
  const last = statement.at(-1);
  if (last === undefined) return [];
  if (last.tokenType === NumberToken) return suggestUnits();
  if (last.image === "business") return suggestBusinessUnits();
  const block = blocks.at(-1);
  const property = findProperty(context);
  const values = property === undefined ? [] : suggestValues(property, statement);
  if (values.length > 0) return values;
  if (block?.kind === "keyword" && holdsFields(block.keyword)) return suggestFieldWords(statement);
  const isCriterion = property?.last === true || statement.some(({ image }) => opensCriterion.has(image));
  return [
    ...(property === undefined ? [] : suggestForm(property, statement)),
    ...(isCriterion ? suggestExpressionWords(expectsOperand) : []),
    ...(expectsOperand || last.tokenType === RightBrace ? [] : suggestNextProperties(context, property)),
  ];
}

const opensCriterion = new Set(["when", "where", "for", "goal", "if", "until", "require", "expect", "count", "target"]);
const prefixWords = new Set([
  "not",
  "did",
  "any of",
  "any prospect activity",
  "count of",
  "sum of",
  "first",
  "last",
  "time since",
  "time in stage",
  "was",
  "times entered",
  "entered on",
  "sla",
  "sent",
  "asked",
  "notified",
  "assigned",
  "true",
  "false",
]);

function suggestExpressionWords(expectsOperand: boolean): Suggestion[] {
  return expressionKeywords
    .filter(({ word }) => prefixWords.has(word) === expectsOperand && word !== "business")
    .map(({ word, form, summary }) => ({
      label: word,
      kind: CompletionItemKind.Operator,
      detail: form,
      rank: ranks.operator,
      documentation: summary,
    }));
}

/** Field types behind a name; options behind a type. */
function suggestFieldWords(statement: readonly Token[]): Suggestion[] {
  const types = typeKeywords.map(({ word, form, summary }): Suggestion => {
    const written = word === "one" ? "one of" : word === "list" ? "list of" : word;
    return {
      label: written,
      kind: CompletionItemKind.TypeParameter,
      detail: form,
      rank: ranks.value,
      documentation: summary,
      ...(word === "one" ? { snippet: "one of [$0]" } : {}),
    };
  });
  return statement.length === 1 ? types : fieldOptions.map((option) => suggestKeyword(option, ranks.keyword));
}

/** The closed list of values behind a property's word. */
function suggestValues({ word, values = [] }: PropertyKeyword, statement: readonly Token[]): Suggestion[] {
  const words = word.split(" ");
  const isBehind = words.every((each, index) => statement.at(index - words.length)?.image === each);
  if (!isBehind) return [];
  return values.map((value, order) => ({
    label: value,
    kind: CompletionItemKind.EnumMember,
    detail: word,
    rank: ranks.value,
    order,
  }));
}

/** The words of a property's form that do not stand in the statement yet. */
function suggestForm({ form, word, values = [] }: PropertyKeyword, statement: readonly Token[]): Suggestion[] {
  const present = new Set(statement.map(({ image }) => image));
  const own = new Set(word.split(" "));
  const words = form.replace(/"[^"]*"/g, "").match(/(?<![\w|])[a-z]+(?: [a-z]+)*(?![\w|])/g) ?? [];
  const isDays = /\bDAYS\b|mon\.\.fri/.test(form) && !own.has("at");
  const days = isDays ? dayWords.filter((day) => !present.has(day)) : [];
  return [...new Set([...words.map((each) => dropOwn(each, own)), ...days])]
    .filter((each) => each !== "" && !values.includes(each) && !each.split(" ").some((part) => present.has(part)))
    .map((each, order) => ({
      label: each,
      kind: CompletionItemKind.Keyword,
      detail: form,
      rank: ranks.keyword,
      order,
    }));
}

function dropOwn(words: string, own: ReadonlySet<string>): string {
  return words
    .split(" ")
    .filter((word) => !own.has(word))
    .join(" ");
}

/** Short properties may share a line. */
function suggestNextProperties(
  { blocks, statement }: CursorContext,
  present: PropertyKeyword | undefined,
): Suggestion[] {
  const block = blocks.at(-1);
  if (block?.kind !== "keyword" || present?.last === true) return [];
  const words = new Set(statement.filter(isName).map(({ image }) => image));
  return (block.keyword.properties ?? [])
    .filter((keyword) => isWritten(keyword) && !words.has(keyword.word.split(" ")[0] ?? ""))
    .map((keyword) => suggestKeyword(keyword, ranks.other));
}

function suggestUnits(): Suggestion[] {
  const words = [
    ...Object.keys(durationUnits),
    "business hours of",
    "business minutes of",
    "business days of",
    "times",
  ];
  return words.map((word) => ({ label: word, kind: CompletionItemKind.Unit, detail: "unit", rank: ranks.value }));
}

function suggestBusinessUnits(): Suggestion[] {
  return ["hours of", "minutes of", "days of"].map((word, order) => ({
    label: word,
    kind: CompletionItemKind.Unit,
    detail: "business time of a calendar",
    rank: ranks.value,
    order,
  }));
}

function suggestKeyword(keyword: PropertyKeyword, rank: Rank): Suggestion {
  const snippet = snippetFor(keyword);
  return {
    label: keyword.word,
    kind: snippet === undefined ? CompletionItemKind.Keyword : CompletionItemKind.Snippet,
    detail: keyword.form,
    rank,
    documentation: keyword.summary,
    ...(snippet === undefined ? {} : { snippet }),
  };
}

/** Signs such as `+` are quicker typed than chosen. */
function isWritten({ word }: PropertyKeyword): boolean {
  return /^\w/.test(word);
}

function holdsFields({ word }: PropertyKeyword): boolean {
  return word === "lead" || word === "account" || word === "activity";
}
