/** Makes the common forms of declarations: a keyword, a name, a title and a body. */
import { invariant } from "../../text/invariant.ts";
import type { BaseNode, Name, StringLiteral, UnknownProperty } from "../ast/index.ts";
import { declarationKeywords } from "../keywords.ts";
import { wordType } from "../lexer/token.ts";
import { type BodySpec, type Item, parseBody } from "./body.ts";
import type { ExpressionRules } from "./expression.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { parseHeaderName, parseOptionalBody, parseTitle, takeWords } from "./property.ts";

/** What every file of declarations gets: the rules they share. */
export interface SharedRules extends ExpressionRules {}

/** The head of a declaration, common to all of them. */
export interface DeclarationHead {
  readonly start: number;
  readonly doc: string | undefined;
  readonly keyword: Name;
}

/** The item of a declaration in a file; its word must stand in the keyword table. */
export function makeDeclaration<Node extends BaseNode>(word: string, rule: Rule<Node>): Item<Node> {
  const entry = declarationKeywords.find((declaration) => declaration.word === word);
  invariant(entry !== undefined, `the keyword table has the declaration ${word}`);
  return { entry, starts: [wordType(word.split(" ")[0] ?? word)], rule };
}

export function parseHead(grammar: Grammar, word: string): DeclarationHead {
  const start = grammar.start();
  const keyword = takeWords(grammar, word.split(" ").map(wordType));
  return { start, doc: grammar.docAt(start), keyword };
}

interface Named<Kind extends string, Node> extends BaseNode {
  readonly kind: Kind;
  readonly doc: string | undefined;
  readonly keyword: Name;
  readonly name: Name;
  readonly title: StringLiteral | undefined;
  readonly body: readonly (Node | UnknownProperty)[];
}

/** `WORD NAME "Title" { … }`; with `mayLackBody`, the braces may be left out. */
export function addNamed<Kind extends string, Node extends BaseNode>(
  grammar: Grammar,
  kind: Kind,
  spec: BodySpec<Node>,
  body: "needs-body" | "may-lack-body" = "needs-body",
): Item<Named<Kind, Node>> {
  return makeDeclaration(spec.owner, addNamedRule(grammar, kind, spec, body));
}

export function addNamedRule<Kind extends string, Node extends BaseNode>(
  grammar: Grammar,
  kind: Kind,
  spec: BodySpec<Node>,
  body: "needs-body" | "may-lack-body",
): Rule<Named<Kind, Node>> {
  const word = wordType(spec.owner);
  const form = `${spec.owner} NAME "Title" { … }`;
  return grammar.rule(kind, (): Named<Kind, Node> => {
    const token = grammar.take(word);
    const start = token.startOffset;
    const keyword = grammar.keyword(token);
    const name = parseHeaderName(grammar, form);
    const title = parseTitle(grammar);
    const items = body === "may-lack-body" ? parseOptionalBody(grammar, spec) : parseBody(grammar, spec);
    return { kind, start, end: grammar.end(), doc: grammar.docAt(start), keyword, name, title, body: items };
  });
}

interface Unnamed<Kind extends string, Node> extends BaseNode {
  readonly kind: Kind;
  readonly doc: string | undefined;
  readonly keyword: Name;
  readonly body: readonly (Node | UnknownProperty)[];
}

/** `WORDS { … }`. */
export function addUnnamed<Kind extends string, Node extends BaseNode>(
  grammar: Grammar,
  kind: Kind,
  spec: BodySpec<Node>,
): Item<Unnamed<Kind, Node>> {
  const words = spec.owner.split(" ").map(wordType);
  const rule = grammar.rule(kind, (): Unnamed<Kind, Node> => {
    const start = grammar.start();
    const keyword = takeWords(grammar, words);
    const body = parseBody(grammar, spec);
    return { kind, start, end: grammar.end(), doc: grammar.docAt(start), keyword, body };
  });
  return makeDeclaration(spec.owner, rule);
}
