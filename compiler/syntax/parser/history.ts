/** Questions about what a lead did and where it stood: `did`, `count of`, `was`, `time in stage` (language §2.5). */
import type {
  ActivityFilter,
  ActivitySelector,
  DidExpression,
  DurationLiteral,
  Expression,
  Name,
  Quantity,
  Trigger,
} from "../ast/index.ts";
import { Dot, type Token, wordType, type TokenType } from "../lexer/token.ts";
import { parseBracketed } from "./bracketed.ts";
import { finishCondition } from "./condition.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { parseDuration, parseNumber } from "./literal.ts";

/** A form of expression that begins with a word which may also be a name; `asks` tells the two apart. */
export interface Question {
  readonly word: TokenType;
  readonly asks: () => boolean;
  readonly rule: Rule<Expression>;
}

export interface HistoryRules {
  readonly selector: Rule<ActivitySelector>;
  /** `A [where P]` behind `on`. */
  readonly trigger: Rule<Trigger>;
  readonly questions: readonly Question[];
}

const timeWord = wordType("time");
const inWord = wordType("in");
const stageWord = wordType("stage");
const wasWord = wordType("was");
const timesWord = wordType("times");
const enteredWord = wordType("entered");
const onWord = wordType("on");
const enteringWord = wordType("entering");
const leastWord = wordType("least");
const mostWord = wordType("most");
const prospectWord = wordType("prospect");
const activityWord = wordType("activity");
const didWord = wordType("did");
const countWord = wordType("count");
const distinctWord = wordType("distinct");
const sumWord = wordType("sum");
const any = wordType("any");
const whereWord = wordType("where");
const within = wordType("within");
const since = wordType("since");
const after = wordType("after");
const atWord = wordType("at");
const exactly = wordType("exactly");
const ofWord = wordType("of");

export function addHistoryRules(grammar: Grammar, condition: Rule<Expression>): HistoryRules {
  const selector = grammar.rule("ActivitySelector", () => parseSelector(grammar));
  const trigger = grammar.rule("Trigger", (): Trigger => {
    const chosen = grammar.call(selector);
    const where = grammar.maybe(whereWord, () => finishCondition(grammar, { condition }));
    return { kind: "Trigger", start: chosen.start, end: grammar.end(), selector: chosen, where };
  });
  const clauses = grammar.rule("ActivityClauses", () => parseClauses(grammar, condition, selector));
  const question = (word: string, asks: () => boolean, rule: Rule<Expression>): Question => ({
    word: wordType(word),
    asks,
    rule,
  });
  const next = (word: string) => (): boolean => grammar.peek(2).image === word;
  const plain = (): boolean => grammar.isPlainAt(2) && !grammar.peek(2).first;

  const questions = [
    question("did", plain, addDid(grammar, selector, clauses)),
    question("count", next("of"), addCount(grammar, selector, clauses)),
    question("sum", next("of"), addSum(grammar, selector, clauses)),
    question("first", plain, addEdge(grammar, "first", selector, clauses)),
    question("last", plain, addEdge(grammar, "last", selector, clauses)),
    question("time", next("since"), addTimeSince(grammar, selector, clauses)),
    question(
      "time",
      () => grammar.peek(2).image === "in" && grammar.peek(3).image === "stage",
      grammar.rule("TimeInStage", (): Expression => {
        const start = grammar.take(timeWord).startOffset;
        grammar.take(inWord);
        grammar.take(stageWord);
        return { kind: "TimeInStage", start, end: grammar.end() };
      }),
    ),
    question(
      "was",
      plain,
      grammar.rule("Was", (): Expression => {
        const start = grammar.take(wasWord).startOffset;
        const stage = grammar.name();
        return { kind: "Was", start, end: stage.end, stage };
      }),
    ),
    question(
      "times",
      next("entered"),
      grammar.rule("TimesEntered", (): Expression => {
        const start = grammar.take(timesWord).startOffset;
        grammar.take(enteredWord);
        const stage = grammar.name();
        return { kind: "TimesEntered", start, end: stage.end, stage };
      }),
    ),
    question(
      "entered",
      next("on"),
      grammar.rule("EnteredOn", (): Expression => {
        const start = grammar.take(enteredWord).startOffset;
        grammar.take(onWord);
        const chosen = grammar.call(selector);
        return { kind: "EnteredOn", start, end: grammar.end(), selector: chosen };
      }),
    ),
  ];
  return { selector, trigger, questions };
}

/** What may follow an activity in a question; each at most once, in any order after `where`. */
interface Clauses {
  where: Expression | undefined;
  quantity: Quantity | undefined;
  within: DurationLiteral | undefined;
  since: Name | undefined;
  after: ActivitySelector | undefined;
}

const clauseWords = [whereWord, atWord, exactly, within, since, after];

function parseClauses(grammar: Grammar, condition: Rule<Expression>, selector: Rule<ActivitySelector>): Clauses {
  const found: Clauses = {
    where: undefined,
    quantity: undefined,
    within: undefined,
    since: undefined,
    after: undefined,
  };
  if (!grammar.isRecording && !clauseWords.includes(grammar.peek(1).tokenType)) return found;
  const alternatives: (() => void)[] = [
    () => {
      grammar.take(whereWord);
      found.where = grammar.call(condition);
    },
    () => {
      found.quantity = parseAtBound(grammar);
    },
    () => {
      const start = grammar.take(exactly).startOffset;
      found.quantity = finishQuantity(grammar, start, "exactly");
    },
    () => {
      grammar.take(within);
      found.within = parseDuration(grammar);
    },
    () => {
      grammar.take(since);
      grammar.take(enteringWord);
      found.since = grammar.name();
    },
    () => {
      grammar.take(after);
      found.after = grammar.call(selector);
    },
  ];
  const seen = [() => found.where, () => found.quantity, () => found.quantity, () => found.within, () => found.since];
  const select = (): number => {
    const token = grammar.peek(1);
    const place = clauseWords.indexOf(token.tokenType);
    if (place < 0 || seen[place]?.() !== undefined) return -1;
    // `at 50%` and the like belong to the statement; so does `after` without a window before it.
    if (token.tokenType === atWord) return /^(?:least|most)$/u.test(grammar.peek(2).image) ? place : -1;
    if (token.tokenType === after) return found.within !== undefined && found.after === undefined ? place : -1;
    return place;
  };
  grammar.whilst(
    () => select() >= 0,
    () => grammar.choose(select, alternatives),
  );
  return found;
}

function parseAtBound(grammar: Grammar): Quantity {
  const start = grammar.take(atWord).startOffset;
  const bound = grammar.choose<"at least" | "at most">(
    () => (grammar.peek(1).image === "least" ? 0 : 1),
    [
      () => {
        grammar.take(leastWord);
        return "at least";
      },
      () => {
        grammar.take(mostWord);
        return "at most";
      },
    ],
  );
  return finishQuantity(grammar, start, bound);
}

function finishQuantity(grammar: Grammar, start: number, bound: Quantity["bound"]): Quantity {
  const count = parseNumber(grammar);
  takeTimes(grammar);
  return { kind: "Quantity", start, end: grammar.end(), bound, count };
}

/** `times`, or `time` after 1. */
export function takeTimes(grammar: Grammar): void {
  grammar.choose<Token>(
    () => (grammar.peek(1).image === "time" ? 1 : 0),
    [() => grammar.take(timesWord), () => grammar.take(timeWord)],
  );
}

function parseSelector(grammar: Grammar): ActivitySelector {
  const start = grammar.start();
  return grammar.choose<ActivitySelector>(() => {
    if (!grammar.isAt(1, any)) return 0;
    return grammar.isAt(2, ofWord) ? 1 : grammar.peek(2).image === "prospect" ? 2 : 0;
  }, [
    () => parseOne(grammar),
    () => {
      grammar.take(any);
      grammar.take(ofWord);
      const activities = parseBracketed(grammar, () => grammar.name());
      return { kind: "ActivitySelector", start, end: grammar.end(), activities, form: "any_of" };
    },
    () => {
      grammar.take(any);
      grammar.take(prospectWord);
      grammar.take(activityWord);
      return { kind: "ActivitySelector", start, end: grammar.end(), activities: [], form: "any_prospect" };
    },
  ]);
}

function parseOne(grammar: Grammar): ActivitySelector {
  const name = grammar.name();
  return { kind: "ActivitySelector", start: name.start, end: name.end, activities: [name], form: "one" };
}

function makeFilter(selector: ActivitySelector, clauses: Clauses, end: number): ActivityFilter {
  const { where, within: window, since: entry } = clauses;
  return { kind: "ActivityFilter", start: selector.start, end, selector, where, within: window, since: entry };
}

function addDid(grammar: Grammar, selector: Rule<ActivitySelector>, clauses: Rule<Clauses>): Rule<Expression> {
  return grammar.rule("Did", (): DidExpression => {
    const start = grammar.take(didWord).startOffset;
    const chosen = grammar.call(selector);
    const found = grammar.call(clauses);
    const end = grammar.end();
    const filter = makeFilter(chosen, found, end);
    return { kind: "Did", start, end, filter, quantity: found.quantity, after: found.after };
  });
}

/** Fails for clauses that only `did` can have, at the place of the clause. */
function refuseQuantity(grammar: Grammar, word: string, clauses: Clauses): void {
  const clause = clauses.quantity ?? clauses.after;
  if (clause === undefined || grammar.isRecording) return;
  grammar.report({
    message: `\`${word}\` does not take ${clauses.quantity === undefined ? "`after`" : `\`${clauses.quantity.bound}\``}; only \`did\` does.`,
    help: "Compare the result instead, for example `>= 3`.",
    start: clause.start,
    end: clause.end,
  });
}

function addCount(grammar: Grammar, selector: Rule<ActivitySelector>, clauses: Rule<Clauses>): Rule<Expression> {
  return grammar.rule("Count", (): Expression => {
    const start = grammar.take(countWord).startOffset;
    grammar.take(ofWord);
    const distinctToken = grammar.when(
      () => grammar.peek(1).image === "distinct" && grammar.isPlainAt(2),
      () => grammar.take(distinctWord),
    );
    const chosen = grammar.call(selector);
    const distinct = grammar.when(
      () => distinctToken !== undefined,
      () => takeAttribute(grammar),
    );
    const found = grammar.call(clauses);
    refuseQuantity(grammar, "count of", found);
    const end = grammar.end();
    return { kind: "Count", start, end, filter: makeFilter(chosen, found, end), distinct };
  });
}

function addSum(grammar: Grammar, selector: Rule<ActivitySelector>, clauses: Rule<Clauses>): Rule<Expression> {
  return grammar.rule("Sum", (): Expression => {
    const start = grammar.take(sumWord).startOffset;
    grammar.take(ofWord);
    const chosen = grammar.call(selector);
    const attribute = takeAttribute(grammar);
    const found = grammar.call(clauses);
    refuseQuantity(grammar, "sum of", found);
    const end = grammar.end();
    return { kind: "Sum", start, end, filter: makeFilter(chosen, found, end), attribute };
  });
}

function addEdge(
  grammar: Grammar,
  edge: "first" | "last",
  selector: Rule<ActivitySelector>,
  clauses: Rule<Clauses>,
): Rule<Expression> {
  return grammar.rule(edge === "first" ? "First" : "Last", (): Expression => {
    const start = grammar.take(wordType(edge)).startOffset;
    const chosen = grammar.call(selector);
    const attribute = takeAttribute(grammar);
    const found = grammar.call(clauses);
    refuseQuantity(grammar, edge, found);
    const end = grammar.end();
    return { kind: "Edge", start, end, edge, filter: makeFilter(chosen, found, end), attribute };
  });
}

function addTimeSince(grammar: Grammar, selector: Rule<ActivitySelector>, clauses: Rule<Clauses>): Rule<Expression> {
  return grammar.rule("TimeSince", (): Expression => {
    const start = grammar.take(timeWord).startOffset;
    grammar.take(since);
    const chosen = grammar.call(selector);
    const found = grammar.call(clauses);
    refuseQuantity(grammar, "time since", found);
    const end = grammar.end();
    return { kind: "TimeSince", start, end, filter: makeFilter(chosen, found, end) };
  });
}

function takeAttribute(grammar: Grammar): Name {
  grammar.take(Dot);
  return grammar.name();
}
