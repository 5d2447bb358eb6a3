/** `sla N { starts on … within … met … commit … at P% -> … after D -> … }`. */
import type { SlaAction, SlaCommit, SlaDeclaration, SlaMet, SlaTier, Starts } from "../ast/index.ts";
import { wordType } from "../lexer/token.ts";
import { takeArrow } from "./arrow.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamed, type SharedRules } from "./declaration.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { parseDuration, parsePercent, parseString } from "./literal.ts";
import { addItem, addMoved, addProperty, takeWords } from "./property.ts";
import { finishStarts } from "./routing.ts";

const startsWord = wordType("starts");
const atWord = wordType("at");
const afterWord = wordType("after");
const metWord = wordType("met");
const commitWord = wordType("commit");
const withinWord = wordType("within");
const notifyWord = wordType("notify");
const escalateWord = wordType("escalate");
const toWord = wordType("to");
const reassignWord = wordType("reassign");
const moveWord = wordType("move");
const becauseWord = wordType("because");
const taskWord = wordType("task");
const forWord = wordType("for");
const onWord = wordType("on");
const whenWord = wordType("when");

export function addSlaRules(grammar: Grammar, shared: SharedRules): Item<SlaDeclaration> {
  const action = grammar.rule("SlaAction", () => parseAction(grammar, shared));
  const starts = addItem(grammar, "sla", "starts", (): Starts => {
    const keyword = takeWords(grammar, [startsWord]);
    grammar.take(onWord);
    return finishStarts(grammar, shared, keyword);
  });
  const spec = makeBodySpec("sla", [
    starts,
    addProperty(grammar, "sla", "within", "Within", () => parseDuration(grammar)),
    addItem(grammar, "sla", "met", () => parseMet(grammar, shared)),
    addItem(grammar, "sla", "commit", () => parseCommit(grammar, shared)),
    addItem(grammar, "sla", "at", (): SlaTier => {
      const keyword = takeWords(grammar, [atWord]);
      const at = parsePercent(grammar);
      return finishTier(grammar, { keyword, at, after: undefined }, action);
    }),
    addItem(grammar, "sla", "after", (): SlaTier => {
      const keyword = takeWords(grammar, [afterWord]);
      const after = parseDuration(grammar);
      return finishTier(grammar, { keyword, at: undefined, after }, action);
    }),
    addMoved(grammar, "sla"),
  ]);
  return addNamed(grammar, "Sla", spec);
}

/** `met on A [where P],*` or `met when E`. */
function parseMet(grammar: Grammar, shared: SharedRules): SlaMet {
  const keyword = takeWords(grammar, [metWord]);
  return grammar.choose<SlaMet>(() => {
    if (grammar.isAt(1, onWord)) return 0;
    if (grammar.isAt(1, whenWord)) return 1;
    throw grammar.expected("`on` or `when`");
  }, [
    () => {
      grammar.take(onWord);
      const on = grammar.list(() => grammar.call(shared.trigger));
      return { kind: "Met", start: keyword.start, end: grammar.end(), keyword, on, when: undefined };
    },
    () => {
      grammar.take(whenWord);
      const when = grammar.call(shared.expression);
      return { kind: "Met", start: keyword.start, end: grammar.end(), keyword, on: [], when };
    },
  ]);
}

/** `commit within D on A`. */
function parseCommit(grammar: Grammar, shared: SharedRules): SlaCommit {
  const keyword = takeWords(grammar, [commitWord]);
  grammar.take(withinWord);
  const within = parseDuration(grammar);
  grammar.take(onWord);
  const on = grammar.call(shared.selector);
  return { kind: "Commit", start: keyword.start, end: grammar.end(), keyword, within, on };
}

function finishTier(
  grammar: Grammar,
  head: Pick<SlaTier, "keyword" | "at" | "after">,
  action: Rule<SlaAction>,
): SlaTier {
  takeArrow(grammar);
  const actions = grammar.list(() => grammar.call(action));
  const { keyword, at, after } = head;
  return { kind: "Tier", start: keyword.start, end: grammar.end(), keyword, at, after, actions };
}

const actionWords = ["notify", "escalate", "reassign", "move", "task"];

function parseAction(grammar: Grammar, shared: SharedRules): SlaAction {
  const start = grammar.start();
  return grammar.choose<SlaAction>(() => {
    const place = actionWords.indexOf(grammar.peek(1).image);
    if (place < 0) throw grammar.expected("`notify`, `escalate to`, `reassign`, `move to` or `task`");
    return place;
  }, [
    () => {
      grammar.take(notifyWord);
      const whom = grammar.name();
      return { kind: "ActionNotify", start, end: grammar.end(), whom };
    },
    () => {
      grammar.take(escalateWord);
      grammar.take(toWord);
      const team = grammar.name();
      return { kind: "ActionEscalate", start, end: grammar.end(), team };
    },
    () => {
      grammar.take(reassignWord);
      return { kind: "ActionReassign", start, end: grammar.end() };
    },
    () => {
      grammar.take(moveWord);
      grammar.take(toWord);
      const stage = grammar.name();
      const because = grammar.maybe(becauseWord, () => grammar.call(shared.value));
      return { kind: "ActionMove", start, end: grammar.end(), stage, because };
    },
    () => {
      grammar.take(taskWord);
      const text = parseString(grammar);
      grammar.take(forWord);
      const team = grammar.name();
      return { kind: "ActionTask", start, end: grammar.end(), text, team };
    },
  ]);
}
