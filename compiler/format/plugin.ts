/** The plugin of Prettier: the language, its parser and its printer. */
import type { Parser, Printer, SupportLanguage, SupportOptions } from "prettier";
import type { AnyNode } from "../syntax/ast/index.ts";
import { type FormatTree, parseForFormat } from "./parse.ts";
import { printFile } from "./print-file.ts";

const astFormat = "funnel-ast";

export const languages: SupportLanguage[] = [
  {
    name: "Funnel",
    parsers: ["funnel"],
    extensions: [".funnel"],
    // The name of the language in a fence of Markdown.
    aliases: ["funnel"],
    vscodeLanguageIds: ["funnel"],
    linguistLanguageId: 0,
  },
];

const parser: Parser<FormatTree> = {
  astFormat,
  parse: (text, options) => parseForFormat(text, options.filepath),
  locStart: (node) => node.start,
  locEnd: (node) => node.end,
  hasPragma: (text) => /^\s*(?:\/\/|\/\*)\s*@(?:format|prettier)\b/u.test(text),
};

export const parsers = { funnel: parser };

/** What `prettier --debug-check` compares: the tree without places and without parentheses. */
function massageAstNode(tree: FormatTree): unknown {
  return leaveOutPlaces(tree.declarations);
}

function leaveOutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leaveOutPlaces);
  if (typeof value !== "object" || value === null) return value;
  const node = value as AnyNode;
  if (node.kind === "Parenthesized") return leaveOutPlaces(node.expression);
  const entries = Object.entries(node).filter(([name]) => name !== "start" && name !== "end");
  return Object.fromEntries(entries.map(([name, inner]) => [name, leaveOutPlaces(inner)]));
}

const printer: Printer<FormatTree> = {
  print: (path, { printWidth, tabWidth, useTabs = false }) => printFile(path.node, { printWidth, tabWidth, useTabs }),
  // Comments are printed with the tokens around them, so that Prettier has none to attach.
  getVisitorKeys: () => [],
  massageAstNode,
  insertPragma: (text) => `// @format\n\n${text}`,
};

export const printers = { [astFormat]: printer };

/** The language has no options of its own: there is one way to lay a file out. */
export const options: SupportOptions = {};

export const defaultOptions = { printWidth: 100, tabWidth: 2 };
