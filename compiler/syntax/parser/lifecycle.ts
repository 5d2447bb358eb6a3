/** `lifecycle { stage N { … } … }`. */
import type { EnterClause, LifecycleDeclaration, StageDeclaration, StageLimit } from "../ast/index.ts";
import { wordType } from "../lexer/token.ts";
import { makeBodySpec, makeItem, type Item } from "./body.ts";
import { addNamedRule, addUnnamed, type SharedRules } from "./declaration.ts";
import { parseBracketed } from "./bracketed.ts";
import type { Grammar } from "./grammar.ts";
import { parseDuration } from "./literal.ts";
import { addFlag, addItem, addMoved, addProperty, takeWords } from "./property.ts";

export function addLifecycleRules(grammar: Grammar, shared: SharedRules): Item<LifecycleDeclaration> {
  const stageSpec = makeBodySpec("stage", [
    addFlag(grammar, "stage", "initial", "Initial"),
    addProperty(grammar, "stage", "owner", "Owner", () => grammar.name()),
    addProperty(grammar, "stage", "worked by", "WorkedBy", () => grammar.name()),
    addProperty(grammar, "stage", "final", "Final", () => grammar.name()),
    addProperty(grammar, "stage", "intent", "StageIntent", () => grammar.name()),
    addProperty(grammar, "stage", "reasons", "Reasons", () => parseBracketed(grammar, () => grammar.name())),
    addItem(grammar, "stage", "enter", () => parseEnter(grammar, shared)),
    addItem(grammar, "stage", "limit", () => parseLimit(grammar, shared)),
    addMoved(grammar, "stage"),
  ]);
  const stage: Item<StageDeclaration> = makeItem(
    "lifecycle",
    "stage",
    addNamedRule(grammar, "Stage", stageSpec, "may-lack-body"),
  );
  return addUnnamed(grammar, "Lifecycle", makeBodySpec("lifecycle", [stage]));
}

const limitWord = wordType("limit");
const thenWord = wordType("then");
const enterWord = wordType("enter");
const fromWord = wordType("from");
const onWord = wordType("on");
const whenWord = wordType("when");
const becauseWord = wordType("because");

/** `enter from S,* [on A [where P]] [when E] [because R]`. */
function parseEnter(grammar: Grammar, shared: SharedRules): EnterClause {
  const keyword = takeWords(grammar, [enterWord]);
  grammar.take(fromWord);
  const from = grammar.names();
  const on = grammar.maybe(onWord, () => grammar.call(shared.trigger));
  const when = grammar.maybe(whenWord, () => grammar.call(shared.expression));
  const because = grammar.maybe(becauseWord, () => grammar.call(shared.value));
  return { kind: "Enter", start: keyword.start, end: grammar.end(), keyword, from, on, when, because };
}

/** `limit D then S [because R]`. */
function parseLimit(grammar: Grammar, shared: SharedRules): StageLimit {
  const keyword = takeWords(grammar, [limitWord]);
  const duration = parseDuration(grammar);
  grammar.take(thenWord);
  const stage = grammar.name();
  const because = grammar.maybe(becauseWord, () => grammar.call(shared.value));
  return { kind: "Limit", start: keyword.start, end: grammar.end(), keyword, duration, stage, because };
}
