/** `profiling { ask FIELDS [after N ACTIVITY] [when E] … at most N per form }`. */
import type { ProfilingDeclaration, ProfilingRow, Property, NumberLiteral } from "../ast/index.ts";
import { wordType } from "../lexer/token.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addUnnamed, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseNumber } from "./literal.ts";
import { addItem, takeWords } from "./property.ts";

const askWord = wordType("ask");
const afterWord = wordType("after");
const whenWord = wordType("when");
const atWord = wordType("at");
const mostWord = wordType("most");
const perWord = wordType("per");
const formWord = wordType("form");

export function addProfilingRules(grammar: Grammar, shared: SharedRules): Item<ProfilingDeclaration> {
  const ask = addItem(grammar, "profiling", "ask", (): ProfilingRow => {
    const start = grammar.take(askWord).startOffset;
    const fields = grammar.names();
    const after = grammar.maybe(afterWord, (token) => {
      const count = parseNumber(grammar);
      const activity = grammar.name();
      return { kind: "AfterCount", start: token.startOffset, end: activity.end, count, activity } as const;
    });
    const when = grammar.maybe(whenWord, () => grammar.call(shared.expression));
    return { kind: "ProfilingRow", start, end: grammar.end(), fields, after, when };
  });
  const atMost = addItem(grammar, "profiling", "at most", (): Property<"AtMostPerForm", NumberLiteral> => {
    const keyword = takeWords(grammar, [atWord, mostWord]);
    const value = parseNumber(grammar);
    grammar.take(perWord);
    grammar.take(formWord);
    return { kind: "AtMostPerForm", start: keyword.start, end: grammar.end(), keyword, value };
  });
  return addUnnamed(grammar, "Profiling", makeBodySpec("profiling", [ask, atMost]));
}
