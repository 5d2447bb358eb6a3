/** `routing N { on … keep owner when E -> Q otherwise -> Q }`. */
import type { Name, RoutingDeclaration, RoutingRow, RoutingTarget, Starts } from "../ast/index.ts";
import { wordType } from "../lexer/token.ts";
import { takeArrow } from "./arrow.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamed, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { addFlag, addItem, addMoved, takeWords } from "./property.ts";

export function addRoutingRules(grammar: Grammar, shared: SharedRules): Item<RoutingDeclaration> {
  const row = (word: "when" | "otherwise"): Item<RoutingRow> =>
    addItem(grammar, "routing", word, (): RoutingRow => {
      const keyword = takeWords(grammar, [wordType(word)]);
      const when = word === "when" ? grammar.call(shared.expression) : undefined;
      takeArrow(grammar);
      const target = parseTarget(grammar);
      return { kind: "RoutingRow", start: keyword.start, end: grammar.end(), keyword, when, target };
    });
  const on = addItem(grammar, "routing", "on", (): Starts => {
    const keyword = takeWords(grammar, [onWord]);
    return finishStarts(grammar, shared, keyword);
  });
  const spec = makeBodySpec("routing", [
    on,
    addFlag(grammar, "routing", "keep owner", "KeepOwner"),
    row("when"),
    row("otherwise"),
    addMoved(grammar, "routing"),
  ]);
  return addNamed(grammar, "Routing", spec);
}

const onWord = wordType("on");
const whenWord = wordType("when");
const ownerWord = wordType("owner");
const ofWord = wordType("of");
const accountWord = wordType("account");
const enteringWord = wordType("entering");

/** Behind `on`: `entering S,* [when E]` or `A [where P] [when E]`. */
export function finishStarts(grammar: Grammar, shared: SharedRules, keyword: Name): Starts {
  let entering: Name[] | undefined;
  const on = grammar.choose<Starts["on"]>(
    () => (grammar.isAt(1, enteringWord) && grammar.isNameAt(2) ? 0 : 1),
    [
      () => {
        grammar.take(enteringWord);
        entering = grammar.names();
        return undefined;
      },
      () => grammar.call(shared.trigger),
    ],
  );
  const when = grammar.maybe(whenWord, () => grammar.call(shared.expression));
  return { kind: "Starts", start: keyword.start, end: grammar.end(), keyword, entering, on, when };
}

function parseTarget(grammar: Grammar): RoutingTarget {
  const start = grammar.start();
  return grammar.choose<RoutingTarget>(
    () => (grammar.peek(1).image === "owner" && grammar.peek(2).image === "of" ? 1 : 0),
    [
      () => {
        const queue = grammar.name();
        return { kind: "TargetQueue", start, end: queue.end, queue };
      },
      () => {
        grammar.take(ownerWord);
        grammar.take(ofWord);
        grammar.take(accountWord);
        return { kind: "TargetAccountOwner", start, end: grammar.end() };
      },
    ],
  );
}
