/** The rules of a score: `±n when E`, `±n on A … limits`, `±n each time E`, `±n every D without A`. */
import type { ActivitySelector, OncePer, ScoreLimit, ScoreRule, ScoreRuleForm } from "../ast/index.ts";
import { Minus, NumberToken, Plus, wordType } from "../lexer/token.ts";
import type { Item } from "./body.ts";
import type { SharedRules } from "./declaration.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { makeItem } from "./body.ts";
import { makeNumber, parseDuration, parsePercent, parseSignedNumber } from "./literal.ts";

const timeWord = wordType("time");
const withoutWord = wordType("without");
const lastingWord = wordType("lasting");
const perWord = wordType("per");
const whenWord = wordType("when");
const onWord = wordType("on");
const eachWord = wordType("each");
const everyWord = wordType("every");
const formTypes = [whenWord, onWord, eachWord, everyWord];
const maxWord = wordType("max");
const onceWord = wordType("once");
const withinWord = wordType("within");
const halvesWord = wordType("halves");
const losesWord = wordType("loses");
const limitTypes = [maxWord, onceWord, withinWord, halvesWord, losesWord];

const formHelp = "Write `+5 when E`, `+5 on ACTIVITY`, `+5 each time E` or `-5 every D without ACTIVITY`.";

/** The two items of rules: those that add and those that take. */
export function addScoreRuleItems(grammar: Grammar, shared: SharedRules): Item<ScoreRule>[] {
  const form = grammar.rule("ScoreRuleForm", () => parseForm(grammar, shared));
  const limit = grammar.rule("ScoreLimit", () => parseLimit(grammar));
  const add = grammar.rule("ScoreRulePlus", () => parseRule(grammar, Plus, form, limit));
  const take = grammar.rule("ScoreRuleMinus", () => parseRule(grammar, Minus, form, limit));
  return [
    { ...makeItem("group", "+", add), starts: [Plus] },
    { ...makeItem("group", "-", take), starts: [Minus] },
  ];
}

function parseRule(grammar: Grammar, sign: typeof Plus, form: Rule<ScoreRuleForm>, limit: Rule<ScoreLimit>): ScoreRule {
  const start = grammar.take(sign).startOffset;
  const points = makeNumber(grammar, grammar.take(NumberToken), sign === Minus ? -1 : 1, start);
  const written = grammar.call(form);
  const limits: ScoreLimit[] = [];
  grammar.whilst(
    () => limitTypes.includes(grammar.peek(1).tokenType),
    () => limits.push(grammar.call(limit)),
  );
  return { kind: "ScoreRule", start, end: grammar.end(), points, form: written, limits };
}

function parseForm(grammar: Grammar, shared: SharedRules): ScoreRuleForm {
  const start = grammar.start();
  return grammar.choose<ScoreRuleForm>(() => {
    const place = formTypes.indexOf(grammar.peek(1).tokenType);
    if (place < 0) throw grammar.expected("`when`, `on`, `each time` or `every`", formHelp);
    return place;
  }, [
    () => {
      grammar.take(whenWord);
      const when = grammar.call(shared.expression);
      return { kind: "WhenRule", start, end: grammar.end(), when };
    },
    () => {
      grammar.take(onWord);
      const trigger = grammar.call(shared.trigger);
      return { kind: "OnRule", start, end: grammar.end(), trigger };
    },
    () => {
      grammar.take(eachWord);
      grammar.take(timeWord);
      const when = grammar.call(shared.expression);
      return { kind: "EachTimeRule", start, end: grammar.end(), when };
    },
    () => parseWithout(grammar, shared.selector, start),
  ]);
}

function parseWithout(grammar: Grammar, selectorRule: Rule<ActivitySelector>, start: number): ScoreRuleForm {
  grammar.take(everyWord);
  const every = parseDuration(grammar);
  grammar.take(withoutWord);
  const selector = grammar.call(selectorRule);
  const lasting = grammar.maybe(lastingWord, () => true) ?? false;
  return { kind: "WithoutRule", start, end: grammar.end(), every, selector, lasting };
}

function parseLimit(grammar: Grammar): ScoreLimit {
  const start = grammar.start();
  return grammar.choose<ScoreLimit>(
    () => limitTypes.indexOf(grammar.peek(1).tokenType),
    [
      () => {
        grammar.take(maxWord);
        const max = parseSignedNumber(grammar);
        return { kind: "LimitMax", start, end: grammar.end(), max };
      },
      () => {
        grammar.take(onceWord);
        const per = grammar.maybe(perWord, () => parsePeriod(grammar)) ?? "ever";
        return { kind: "LimitOnce", start, end: grammar.end(), per };
      },
      () => {
        grammar.take(withinWord);
        const duration = parseDuration(grammar);
        return { kind: "LimitWithin", start, end: grammar.end(), duration };
      },
      () => {
        grammar.take(halvesWord);
        grammar.take(everyWord);
        const every = parseDuration(grammar);
        return { kind: "LimitHalves", start, end: grammar.end(), every };
      },
      () => {
        grammar.take(losesWord);
        const percent = parsePercent(grammar);
        grammar.take(everyWord);
        const every = parseDuration(grammar);
        return { kind: "LimitLoses", start, end: grammar.end(), percent, every };
      },
    ],
  );
}

/** `per day`, a calendar period, or `per 3 days`, so many hours since the last. */
export function parsePeriod(grammar: Grammar): Exclude<OncePer, "ever"> {
  const periods = ["day", "week", "month"] as const;
  return grammar.choose<Exclude<OncePer, "ever">>(() => {
    if (grammar.isAt(1, NumberToken)) return 3;
    const place = periods.indexOf(grammar.peek(1).image as "day");
    if (place < 0) throw grammar.expected("`day`, `week`, `month` or a duration such as `7 days`");
    return place;
  }, [
    ...periods.map((period) => () => {
      grammar.take(wordType(period));
      return period;
    }),
    () => parseDuration(grammar),
  ]);
}
