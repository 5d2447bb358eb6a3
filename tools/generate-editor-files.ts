/** Makes the TextMate grammar and the snippets of editors from the compiler's tables, so that they cannot drift from the language. */
import { format } from "prettier";
import {
  auxiliaryWords,
  dayWords,
  declarationKeywords,
  durationUnits,
  expressionKeywords,
  fieldOptions,
  listKeywords,
  type PropertyKeyword,
  typeKeywords,
} from "../compiler/syntax/keywords.ts";
import { declarationSnippets } from "../lsp/features/completion/snippets.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** One pattern of the TextMate format. */
interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly endCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Pattern[];
  readonly include?: string;
}

const name = "[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}]*";
const title = '(?:[ \\t]+("(?:[^"\\\\\\n]|\\\\.)*"))?';
/** Words that begin a property and also join parts of other statements. */
const connectors = ["when", "on", "at", "by", "for", "within", "after", "every", "requalify", "because"];

/** Where a statement begins: at the start of a line, behind a brace, or behind the gap between short properties. */
const statementStart = "(?:^[ \\t]*|(?<=[{}])[ \\t]*|(?<=[ \\t]{2}))";
const paired = { "0": { name: "punctuation.section.block.funnel" } } as const;

/** The grammar, the one that finds blocks of Funnel inside Markdown, and the snippets, all below `editors/vscode`. */
export async function generateEditorFiles(): Promise<GeneratedFile[]> {
  return Promise.all([
    renderJson("editors/vscode/snippets/funnel.json", describeSnippets()),
    renderJson("editors/vscode/syntaxes/funnel.tmLanguage.json", describeGrammar()),
    renderJson("editors/vscode/syntaxes/funnel.markdown.tmLanguage.json", describeMarkdownInjection()),
  ]);
}

async function renderJson(path: string, value: object): Promise<GeneratedFile> {
  return { path, text: await format(JSON.stringify(value), { parser: "json", printWidth: 120 }) };
}

function describeSnippets(): object {
  return Object.fromEntries(
    declarationSnippets.map(({ title, word, body }) => [
      title,
      {
        prefix: word.replaceAll(" ", ""),
        description: listKeywords().find((keyword) => keyword.word === word)?.summary ?? title,
        body: body.split("\n"),
      },
    ]),
  );
}

function describeGrammar(): object {
  return {
    name: "Funnel",
    scopeName: "source.funnel",
    fileTypes: ["funnel"],
    patterns: [{ include: "#declarations" }, { include: "#statements" }],
    repository: {
      declarations: { patterns: listDeclarations() },
      statements: {
        patterns: [
          { include: "#comments" },
          { include: "#strings" },
          { include: "#rows" },
          { include: "#records" },
          ...listProperties(),
          { include: "#expressions" },
        ],
      },
      comments: { patterns: listComments() },
      strings: { patterns: listStrings() },
      rows: { patterns: [listRow()] },
      records: { patterns: listRecords() },
      fields: { patterns: listFields() },
      expressions: { patterns: listExpressions() },
    },
  };
}

/** A keyword, the name it declares and its title; the records' fields have a grammar of their own. */
function listDeclarations(): Pattern[] {
  const heads = declarationKeywords.map(({ word }) => word).filter((word) => word !== "lead" && word !== "account");
  const captures = {
    "1": { name: "keyword.declaration.funnel" },
    "2": { name: "entity.name.type.funnel" },
    "3": { name: "string.quoted.double.funnel" },
  };
  return [
    {
      begin: "^[ \\t]*(lead|account)[ \\t]*(\\{)",
      beginCaptures: {
        "1": { name: "keyword.declaration.funnel" },
        "2": { name: "punctuation.section.block.funnel" },
      },
      end: "\\}",
      endCaptures: paired,
      patterns: [{ include: "#comments" }, { include: "#fields" }],
    },
    {
      begin: `^[ \\t]*(activity)[ \\t]+(${name})${title}[ \\t]*(\\{)`,
      beginCaptures: { ...captures, "4": { name: "punctuation.section.block.funnel" } },
      end: "\\}",
      endCaptures: paired,
      patterns: [
        { include: "#comments" },
        ...listValues(declarationKeywords.find(({ word }) => word === "activity")?.properties ?? []),
        { include: "#fields" },
      ],
    },
    { match: `^[ \\t]*(${alternatives(heads)})(?:[ \\t]+(${name}))?${title}(?=[ \\t]*(?:\\{|//|/\\*|$))`, captures },
    { match: `^[ \\t]*(catalog)\\b`, captures: { "1": { name: "keyword.declaration.funnel" } } },
  ];
}

/** `NAME TYPE OPTIONS` of records and activities. */
function listFields(): Pattern[] {
  const types = typeKeywords.map(({ word }) => (word === "one" || word === "list" ? `${word} of` : word));
  return [
    {
      match: `(${name})([ \\t]+)(${alternatives(types)})\\b`,
      captures: {
        "1": { name: "variable.other.property.funnel" },
        "3": { name: "support.type.funnel" },
      },
    },
    ...listValues(fieldOptions),
    { match: word(fieldOptions.map((option) => option.word)), name: "keyword.other.option.funnel" },
    { match: "\\bmatch(?: domain of)?\\b", name: "keyword.other.property.funnel" },
    { include: "#strings" },
    { include: "#expressions" },
  ];
}

/** `given lead { … }`, `did A { … }` and `set { … }` hold fields with their values. */
function listRecords(): Pattern[] {
  return [
    {
      begin: `\\b(given|did|set)\\b([^{}\\n]*)(\\{)`,
      beginCaptures: {
        "1": { name: "keyword.other.property.funnel" },
        "2": { name: "entity.name.reference.funnel" },
        "3": { name: "punctuation.section.block.funnel" },
      },
      end: "\\}",
      endCaptures: paired,
      patterns: [
        { include: "#comments" },
        { include: "#strings" },
        {
          match: `(?:^|(?<=\\{)|(?<=[ \\t]{2}))[ \\t]*(${name})(?=[ \\t]+\\S)`,
          captures: { "1": { name: "variable.other.property.funnel" } },
        },
        { include: "#expressions" },
      ],
    },
  ];
}

function listProperties(): Pattern[] {
  const properties = listKeywords(declarationKeywords.flatMap(({ properties }) => properties));
  const words = properties.map((property) => property.word).filter((each) => /^\w/.test(each));
  return [
    {
      match: `${statementStart}(stage|phase|group)\\b(?:[ \\t]+(${name}))?${title}`,
      captures: {
        "1": { name: "keyword.other.property.funnel" },
        "2": { name: "entity.name.type.funnel" },
        "3": { name: "string.quoted.double.funnel" },
      },
    },
    ...listValues(properties),
    {
      match: `${statementStart}(${alternatives(words)})\\b`,
      captures: { "1": { name: "keyword.other.property.funnel" } },
    },
    {
      match: `${statementStart}([+-]\\d[\\d_.]*)`,
      captures: { "1": { name: "constant.numeric.points.funnel" } },
    },
  ];
}

/** A property followed by one of its closed values. */
function listValues(properties: readonly PropertyKeyword[]): Pattern[] {
  return properties
    .filter(({ values }) => values !== undefined)
    .map(({ word: property, values = [] }) => ({
      match: `(?:^[ \\t]*|\\b)(${property})[ \\t]+(${alternatives(values)})\\b`,
      captures: {
        "1": { name: "keyword.other.property.funnel" },
        "2": { name: "constant.language.funnel" },
      },
    }));
}

function listComments(): Pattern[] {
  return [
    {
      match: "(//[ \\t]*(funnel-ignore))[ \\t]+([\\w-]+)(.*)$",
      captures: {
        "0": { name: "comment.line.double-slash.funnel" },
        "2": { name: "keyword.control.directive.funnel" },
        "3": { name: "entity.name.tag.funnel" },
      },
    },
    { match: "///.*$", name: "comment.line.documentation.funnel" },
    { match: "//.*$", name: "comment.line.double-slash.funnel" },
    { begin: "/\\*", end: "\\*/", name: "comment.block.funnel" },
  ];
}

function listStrings(): Pattern[] {
  const escape: Pattern = { match: "\\\\(?:u\\{[0-9A-Fa-f]+\\}|.)", name: "constant.character.escape.funnel" };
  return [
    { begin: '"""', end: '"""', name: "string.quoted.triple.funnel", patterns: [escape] },
    { begin: '"', end: '"|$', name: "string.quoted.double.funnel", patterns: [escape] },
    {
      match: "\\b(matches)[ \\t]+(/(?:[^/\\\\\\n]|\\\\.)*/)([a-z]*)",
      captures: {
        "1": { name: "keyword.operator.word.funnel" },
        "2": { name: "string.regexp.funnel" },
        "3": { name: "keyword.other.flags.funnel" },
      },
    },
  ];
}

/** Rows of a content map or a table of tests: their bars recede. */
function listRow(): Pattern {
  return {
    begin: "^[ \\t]*(\\|)",
    beginCaptures: { "1": { name: "punctuation.separator.table.funnel" } },
    end: "$",
    patterns: [
      { match: "\\|", name: "punctuation.separator.table.funnel" },
      { match: "=>", name: "keyword.operator.arrow.funnel" },
      { include: "#comments" },
      { include: "#strings" },
      { include: "#expressions" },
    ],
  };
}

function listExpressions(): Pattern[] {
  const units = Object.keys(durationUnits);
  const operators = expressionKeywords.map(({ word: each }) => each).filter((each) => !isLiteral(each));
  const forms = listKeywords();
  const values = new Set(listKeywords().flatMap(({ values = [] }) => values));
  const heads = new Set(forms.map((form) => form.word));
  const functionWords = [...forms, ...expressionKeywords]
    .flatMap(({ form }) => form.replace(/"[^"]*"/g, "").match(/(?<![\w|"/])[a-z]+(?![\w|"/])/g) ?? [])
    .filter((each) => !values.has(each) && !heads.has(each) && !dayWords.some((day) => day === each))
    .concat(connectors);
  return [
    {
      match: "\\b\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:\\d{2})?)?",
      name: "constant.numeric.date.funnel",
    },
    { match: "\\b\\d{1,2}:\\d{2}\\b", name: "constant.numeric.time.funnel" },
    {
      match: `\\b(\\d[\\d_]*(?:\\.\\d+)?)[ \\t]+(business[ \\t]+)?(${alternatives(units)})\\b`,
      captures: {
        "1": { name: "constant.numeric.duration.funnel" },
        "2": { name: "keyword.other.unit.funnel" },
        "3": { name: "keyword.other.unit.funnel" },
      },
    },
    {
      match: "\\b(\\d[\\d_]*(?:\\.\\d+)?)[ \\t]+([A-Z]{3})\\b",
      captures: { "1": { name: "constant.numeric.money.funnel" }, "2": { name: "keyword.other.unit.funnel" } },
    },
    { match: "\\b\\d[\\d_]*(?:\\.(?!\\.)\\d+)?%?", name: "constant.numeric.funnel" },
    { match: word(dayWords), name: "constant.language.day.funnel" },
    {
      match: word(expressionKeywords.map(({ word: each }) => each).filter(isLiteral)),
      name: "constant.language.funnel",
    },
    { match: word(operators), name: "keyword.operator.word.funnel" },
    {
      match: word([...auxiliaryWords.filter((each) => !isNoun(each)), ...functionWords]),
      name: "keyword.other.funnel",
    },
    { match: "->|=>|\\.\\.|!=|<=|>=|[=<>+*/-]", name: "keyword.operator.funnel" },
    { match: "[{}]", name: "punctuation.section.block.funnel" },
    { match: "[\\[\\]()]", name: "punctuation.section.brackets.funnel" },
    { match: ",", name: "punctuation.separator.comma.funnel" },
    { match: name, name: "entity.name.reference.funnel" },
  ];
}

/** Finds fences of Funnel in Markdown. */
function describeMarkdownInjection(): object {
  return {
    scopeName: "markdown.funnel.codeblock",
    injectionSelector: "L:text.html.markdown",
    patterns: [
      {
        begin: "(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(funnel)((\\s+|:|,|\\{|\\?)[^`]*)?$)",
        end: "(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$",
        name: "markup.fenced_code.block.markdown",
        beginCaptures: {
          "3": { name: "punctuation.definition.markdown" },
          "4": { name: "fenced_code.block.language.markdown" },
          "5": { name: "fenced_code.block.language.attributes.markdown" },
        },
        endCaptures: { "3": { name: "punctuation.definition.markdown" } },
        patterns: [
          {
            begin: "(^|\\G)(\\s*)(.*)",
            while: "(^|\\G)(?!\\s*([`~]{3,})\\s*$)",
            contentName: "meta.embedded.block.funnel",
            patterns: [{ include: "source.funnel" }],
          },
        ],
      },
    ],
  };
}

function isLiteral(each: string): boolean {
  return each === "true" || each === "false";
}

/** Words that are more often a name or a fact than a keyword. */
function isNoun(each: string): boolean {
  return ["stage", "owner", "lead", "account", "known", "unknown", "day", "week", "month", "time", "touch"].includes(
    each,
  );
}

function word(words: readonly string[]): string {
  return `\\b(?:${alternatives(words)})\\b`;
}

/** Longest first, so that `content map` wins over `content`; words of one keyword may stand any space apart. */
function alternatives(words: readonly string[]): string {
  return [...new Set(words)]
    .sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
    .map((each) => each.replaceAll(" ", "[ \\t]+"))
    .join("|");
}
