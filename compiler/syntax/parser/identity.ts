/** `identity { match … normalize … keep … ignore … activities keep all }`. */
import type { IdentityDeclaration, IdentityProperty, Name, UnknownProperty } from "../ast/index.ts";
import { And, wordType } from "../lexer/token.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addUnnamed } from "./declaration.ts";
import { parseBracketed } from "./bracketed.ts";
import type { Grammar } from "./grammar.ts";
import { parseString } from "./literal.ts";
import { addItem } from "./property.ts";

const valuesWord = wordType("values");
const keepWord = wordType("keep");

type IdentityItem = Exclude<IdentityProperty, UnknownProperty>;

export function addIdentityRules(grammar: Grammar): Item<IdentityDeclaration> {
  const item = (word: string, body: (start: number) => IdentityItem): Item<IdentityItem> =>
    addItem(grammar, "identity", word, () => body(grammar.take(wordType(word)).startOffset));
  const spec = makeBodySpec("identity", [
    item("match", (start) => {
      const fields: Name[] = [grammar.name()];
      grammar.whilst(
        () => grammar.isAt(1, And),
        () => {
          grammar.take(And);
          fields.push(grammar.name());
        },
      );
      return { kind: "IdentityMatch", start, end: grammar.end(), fields };
    }),
    item("normalize", (start) => {
      const field = grammar.name();
      const normalizers = grammar.names();
      return { kind: "IdentityNormalize", start, end: grammar.end(), field, normalizers };
    }),
    item("keep", (start) => {
      const rule = grammar.name();
      const fields = grammar.names();
      return { kind: "IdentityKeep", start, end: grammar.end(), rule, fields };
    }),
    item("ignore", (start) => {
      const field = grammar.name();
      grammar.take(valuesWord);
      const values = parseBracketed(grammar, () => parseString(grammar));
      return { kind: "IdentityIgnore", start, end: grammar.end(), field, values };
    }),
    item("activities", (start) => {
      grammar.take(keepWord);
      const keep = grammar.name();
      return { kind: "IdentityActivities", start, end: grammar.end(), keep };
    }),
  ]);
  return addUnnamed(grammar, "Identity", spec);
}
