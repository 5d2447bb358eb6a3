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
function massageAstNode(original: Partial<AnyNode>, cloned: unknown): unknown {
  return original.kind === "Parenthesized" ? massageAstNode(original.expression ?? {}, cloned) : undefined;
}
massageAstNode.ignoredProperties = new Set(["start", "end", "stream"]);

const printer: Printer<FormatTree> = {
  print: (path, { printWidth, tabWidth, useTabs = false }) => printFile(path.node, { printWidth, tabWidth, useTabs }),
  // Comments are printed with the tokens around them, so that Prettier has none to attach.
  getVisitorKeys: () => [],
  insertPragma: (text) => `// @format\n\n${text}`,
};

export const printers = { [astFormat]: printer };

/** The language has no options of its own: there is one way to lay a file out. */
export const options: SupportOptions = {};

export const defaultOptions = { printWidth: 100, tabWidth: 2 };
