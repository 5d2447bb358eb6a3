/** `hygiene { require … reject … stale … standardize … }`. */
import type { HygieneDeclaration, HygieneProperty, UnknownProperty } from "../ast/index.ts";
import { wordType } from "../lexer/token.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addUnnamed, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseDuration, parseString } from "./literal.ts";
import { addItem } from "./property.ts";

const beforeWord = wordType("before");
const whenWord = wordType("when");
const becauseWord = wordType("because");
const afterWord = wordType("after");
const withoutWord = wordType("without");
const asWord = wordType("as");

type HygieneItem = Exclude<HygieneProperty, UnknownProperty>;

export function addHygieneRules(grammar: Grammar, shared: SharedRules): Item<HygieneDeclaration> {
  const item = (word: string, body: (start: number) => HygieneItem): Item<HygieneItem> =>
    addItem(grammar, "hygiene", word, () => body(grammar.take(wordType(word)).startOffset));
  const spec = makeBodySpec("hygiene", [
    item("require", (start) => {
      const condition = grammar.call(shared.expression);
      grammar.take(beforeWord);
      const stages = grammar.names();
      return { kind: "Require", start, end: grammar.end(), condition, stages };
    }),
    item("reject", (start) => {
      grammar.take(whenWord);
      const when = grammar.call(shared.expression);
      const because = grammar.maybe(becauseWord, () => parseString(grammar));
      return { kind: "Reject", start, end: grammar.end(), when, because };
    }),
    item("stale", (start) => {
      grammar.take(afterWord);
      const after = parseDuration(grammar);
      grammar.take(withoutWord);
      const without = grammar.call(shared.selector);
      return { kind: "Stale", start, end: grammar.end(), after, without };
    }),
    item("standardize", (start) => {
      const field = grammar.name();
      grammar.take(asWord);
      const as = grammar.name();
      return { kind: "Standardize", start, end: grammar.end(), field, as };
    }),
  ]);
  return addUnnamed(grammar, "Hygiene", spec);
}
