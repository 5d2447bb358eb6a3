/** `content N`, `catalog "path"` and `content map`. */
import type { CatalogDeclaration, ContentDeclaration, ContentMapDeclaration } from "../ast/index.ts";
import { LeftBrace, wordType } from "../lexer/token.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamedRule, makeDeclaration, parseHead } from "./declaration.ts";
import { parseContentMap } from "./content-map.ts";
import type { Grammar } from "./grammar.ts";
import { parseDate, parseString } from "./literal.ts";
import { addFlag, addMoved, addProperty } from "./property.ts";

const mapWord = wordType("map");

export function addContentRules(grammar: Grammar): Item<ContentDeclaration | ContentMapDeclaration> {
  const spec = makeBodySpec("content", [
    addProperty(grammar, "content", "type", "ContentType", () => grammar.name()),
    addProperty(grammar, "content", "url", "Url", () => parseString(grammar)),
    addProperty(grammar, "content", "by", "By", () => grammar.names()),
    addProperty(grammar, "content", "phases", "Phases", () => grammar.names()),
    addProperty(grammar, "content", "personas", "Personas", () => grammar.names()),
    addProperty(grammar, "content", "needs", "Needs", () => grammar.names()),
    addProperty(grammar, "content", "expert", "Expert", () => parseString(grammar)),
    addFlag(grammar, "content", "useful without purchase", "UsefulWithoutPurchase"),
    addProperty(grammar, "content", "retired", "Retired", () => parseDate(grammar)),
    addMoved(grammar, "content"),
  ]);
  const content = addNamedRule(grammar, "Content", spec, "may-lack-body");
  const map = grammar.rule("ContentMap", () => parseContentMap(grammar));
  const rule = grammar.rule("ContentOrMap", (): ContentDeclaration | ContentMapDeclaration =>
    grammar.choose<ContentDeclaration | ContentMapDeclaration>(
      () => (grammar.isAt(2, mapWord) && grammar.isAt(3, LeftBrace) ? 1 : 0),
      [() => grammar.call(content), () => grammar.call(map)],
    ),
  );
  return makeDeclaration("content", rule);
}

export function addCatalogRules(grammar: Grammar): Item<CatalogDeclaration> {
  const rule = grammar.rule("Catalog", (): CatalogDeclaration => {
    const head = parseHead(grammar, "catalog");
    const path = parseString(grammar);
    return { kind: "Catalog", start: head.start, end: path.end, doc: head.doc, keyword: head.keyword, path };
  });
  return makeDeclaration("catalog", rule);
}
