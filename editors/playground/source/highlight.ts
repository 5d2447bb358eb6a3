/** Colours for the editor, from the same keyword table as the parser. */
import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import {
  declarationKeywords,
  durationUnits,
  expressionKeywords,
  listKeywords,
  typeKeywords,
} from "../../../compiler/syntax/keywords.ts";

interface LineState {
  /** True until the line has a word. */
  atStart: boolean;
  inBlockComment: boolean;
  /** True when a property has just begun behind a gap or a brace. */
  afterGap: boolean;
  /** True behind a field's name, where its type stands. */
  afterName: boolean;
}

const firstWord = ({ word }: { readonly word: string }): string => word.split(" ")[0] ?? word;
const declarations = new Set(declarationKeywords.map(firstWord));
const properties = new Set(listKeywords(declarationKeywords.flatMap(({ properties: inner }) => inner)).map(firstWord));
const operators = new Set(expressionKeywords.flatMap(({ word }) => word.split(" ")));
const types = new Set(typeKeywords.map(firstWord));
const units = new Set([...Object.keys(durationUnits), "business"]);

const language = StreamLanguage.define<LineState>({
  name: "funnel",
  startState: () => ({ atStart: true, inBlockComment: false, afterGap: false, afterName: false }),
  token: readToken,
  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"'] },
  },
});

function readToken(stream: StringStream, state: LineState): string | null {
  if (stream.sol()) state.atStart = true;
  if (state.inBlockComment) {
    state.inBlockComment = !stream.match(/^.*?\*\//);
    if (state.inBlockComment) stream.skipToEnd();
    return "comment";
  }
  const from = stream.pos;
  if (stream.eatSpace()) {
    state.afterGap = stream.pos - from >= 2;
    return null;
  }
  const begins = state.atStart || state.afterGap;
  const opens = state.atStart && stream.indentation() === 0;
  if (stream.match("/*")) {
    state.inBlockComment = true;
    return "comment";
  }
  if (stream.match("///")) return skip(stream, "docComment");
  if (stream.match("//")) return skip(stream, "comment");
  state.atStart = false;
  state.afterGap = false;
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
  if (stream.match(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?|^\d{1,2}:\d{2}/)) return "literal";
  if (stream.match(/^[+-]?\d[\d_]*(\.\d+)?%?/)) return "number";
  if (stream.match(/^[{}]/)) {
    state.afterGap = true;
    return "brace";
  }
  if (stream.match(/^\|/)) return "separator";
  if (stream.match(/^(->|=>|\.\.|[<>=!+*/-]+)/)) return "operator";
  const word = stream.match(/^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/u);
  if (!Array.isArray(word)) {
    stream.next();
    return null;
  }
  const style = classify(word[0] ?? "", { opens, begins, mayBeType: state.afterName });
  state.afterName = begins;
  return style;
}

function skip(stream: StringStream, style: string): string {
  stream.skipToEnd();
  return style;
}

interface WordPlace {
  readonly opens: boolean;
  readonly begins: boolean;
  readonly mayBeType: boolean;
}

function classify(word: string, { opens, begins, mayBeType }: WordPlace): string {
  if (opens && declarations.has(word)) return "definitionKeyword";
  if (begins && properties.has(word)) return "keyword";
  if (word === "true" || word === "false") return "bool";
  if (operators.has(word)) return "operatorKeyword";
  if (units.has(word)) return "unit";
  if (mayBeType && types.has(word)) return "typeName";
  return properties.has(word) ? "keyword" : "variableName";
}

const style = HighlightStyle.define([
  { tag: tags.definitionKeyword, color: "var(--accent)", fontWeight: "650" },
  { tag: tags.keyword, color: "var(--accent)" },
  { tag: tags.operatorKeyword, color: "light-dark(#7a3e9d, #cfa4ea)" },
  { tag: [tags.string, tags.docString], color: "light-dark(#8a4b08, #e5b567)" },
  { tag: [tags.number, tags.literal, tags.bool, tags.unit], color: "light-dark(#1f5fa8, #8dbdf2)" },
  { tag: tags.typeName, color: "light-dark(#2b6a4b, #8fd0ad)" },
  { tag: tags.docComment, color: "light-dark(#4a6b52, #9fc1a6)", fontStyle: "italic" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.separator, tags.brace], color: "var(--soft)" },
]);

/** The language and its colours. */
export const funnelHighlighting: Extension = [language, syntaxHighlighting(style)];
