/** The steps of a programme: send, wait, if, ask, task, notify, exit, repeat. */
import type { IfStep, NotifyStep, SendStep, Step, TaskStep, WaitStep, WaitUntilStep } from "../ast/index.ts";
import { Comma, LeftBrace, RightBrace, wordType } from "../lexer/token.ts";
import { makeBodySpec, parseBody, type BodySpec, type Item } from "./body.ts";
import type { SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { takeTimes } from "./history.ts";
import { parseDuration, parseNumber, parseString } from "./literal.ts";
import { addItem, parseTitle } from "./property.ts";

const atWord = wordType("at");
const mostWord = wordType("most");
const nextWord = wordType("next");
const fromWord = wordType("from");
const contentWord = wordType("content");
const mapWord = wordType("map");
const untilWord = wordType("until");
const forWord = wordType("for");
const byWord = wordType("by");
const ifWord = wordType("if");
const elseWord = wordType("else");

/** Gives the body of steps; as a function, since `if` has steps inside. */
export function addStepRules(grammar: Grammar, shared: SharedRules): () => BodySpec<Step> {
  const step = <Node extends Step>(word: string, body: (start: number) => Node): Item<Node> =>
    addItem(grammar, "steps", word, () => body(grammar.take(wordType(word)).startOffset));
  const block = grammar.rule("StepBlock", (): Step[] => {
    if (!grammar.isRecording) return parseBody(grammar, spec);
    grammar.take(LeftBrace);
    grammar.whilst(
      () => false,
      () =>
        grammar.choose(
          () => 0,
          items.map((item) => () => grammar.call<Step>(item.rule)),
        ),
    );
    grammar.take(RightBrace);
    return [];
  });
  const ifItem: Item<IfStep> = step("if", (start): IfStep => {
    const condition = grammar.call(shared.expression);
    const then = grammar.call(block);
    const otherwise = grammar.maybe(elseWord, () =>
      grammar.choose<readonly Step[]>(
        () => (grammar.isAt(1, ifWord) ? 1 : 0),
        [
          () => grammar.call(block),
          () => [grammar.isRecording ? grammar.call(ifItem.rule) : grammar.deeper(() => grammar.call(ifItem.rule))],
        ],
      ),
    );
    // oxlint-disable-next-line unicorn/no-thenable -- the tree calls the branch as the language does; nobody awaits it.
    return { kind: "If", start, end: grammar.end(), condition, then, else: otherwise };
  });
  const items: Item<Step>[] = [
    step("send", (start) => parseSend(grammar, start)),
    step("wait", (start) => parseWait(grammar, shared, start)),
    ifItem,
    step("ask", (start) => {
      const fields = grammar.names();
      return { kind: "Ask", start, end: grammar.end(), fields };
    }),
    step("task", (start) => parseTask(grammar, start)),
    step("notify", (start): NotifyStep => {
      const team = grammar.name();
      const text = parseTitle(grammar);
      return { kind: "Notify", start, end: grammar.end(), team, text };
    }),
    step("exit", (start) => ({ kind: "Exit", start, end: grammar.end() })),
    step("repeat", (start) => {
      const atMost = grammar.maybe(atWord, () => {
        grammar.take(mostWord);
        const count = parseNumber(grammar);
        takeTimes(grammar);
        return count;
      });
      return { kind: "Repeat", start, end: grammar.end(), atMost };
    }),
  ];
  const spec = makeBodySpec("steps", items, { ownLine: true });
  return () => spec;
}

/** `send C by CH,*` or `send next [from content map] by CH,*`; a content may be called `next`. */
function parseSend(grammar: Grammar, start: number): SendStep {
  const content = grammar.choose(
    () => (grammar.peek(1).image === "next" ? 1 : 0),
    [
      () => grammar.name(),
      () => {
        grammar.take(nextWord);
        grammar.maybe(fromWord, () => {
          grammar.take(contentWord);
          grammar.take(mapWord);
        });
        return undefined;
      },
    ],
  );
  grammar.take(byWord);
  const channels = grammar.names();
  return { kind: "Send", start, end: grammar.end(), content, channels };
}

/** `wait D` or `wait until E, at most D`. */
function parseWait(grammar: Grammar, shared: SharedRules, start: number): WaitStep | WaitUntilStep {
  return grammar.choose<WaitStep | WaitUntilStep>(
    () => (grammar.peek(1).image === "until" ? 1 : 0),
    [
      () => {
        const duration = parseDuration(grammar);
        return { kind: "Wait", start, end: grammar.end(), duration };
      },
      () => {
        grammar.take(untilWord);
        const until = grammar.call(shared.expression);
        const atMost = grammar.maybe(Comma, () => {
          grammar.take(atWord);
          grammar.take(mostWord);
          return parseDuration(grammar);
        });
        return { kind: "WaitUntil", start, end: grammar.end(), until, atMost };
      },
    ],
  );
}

/** `task "…" for TEAM [by CH]`. */
function parseTask(grammar: Grammar, start: number): TaskStep {
  const text = parseString(grammar);
  grammar.take(forWord);
  const team = grammar.name();
  const channel = grammar.maybe(byWord, () => grammar.name());
  return { kind: "Task", start, end: grammar.end(), text, team, channel };
}
