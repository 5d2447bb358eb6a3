/** `score N { kind … range … rules, groups, grades }` or `{ sum of SCORE p%, … }`. */
import type { GradeBand, ScoreDeclaration, ScoreGroup, ScorePart } from "../ast/index.ts";
import { PercentToken, wordType } from "../lexer/token.ts";
import { makeBodySpec, parseBody, type Item } from "./body.ts";
import { addNamed, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parsePercent, parseSignedNumber } from "./literal.ts";
import { addItem, addMoved, addProperty, parseTitle, takeWords } from "./property.ts";
import { addScoreRuleItems } from "./score-rule.ts";

const groupWord = wordType("group");
const maxWord = wordType("max");
const minWord = wordType("min");
const fromWord = wordType("from");

export function addScoreRules(grammar: Grammar, shared: SharedRules): Item<ScoreDeclaration> {
  const rules = addScoreRuleItems(grammar, shared);
  const groupSpec = makeBodySpec("group", rules, { ownLine: true });
  const group = addItem(grammar, "score", "group", (): ScoreGroup => {
    const keyword = takeWords(grammar, [groupWord]);
    const title = parseTitle(grammar);
    let max: ScoreGroup["max"];
    let min: ScoreGroup["min"];
    grammar.whilst(
      () => /^(?:max|min)$/u.test(grammar.peek(1).image),
      () =>
        grammar.choose<void>(
          () => (grammar.peek(1).image === "max" ? 0 : 1),
          [
            () => {
              grammar.take(maxWord);
              max = parseSignedNumber(grammar);
            },
            () => {
              grammar.take(minWord);
              min = parseSignedNumber(grammar);
            },
          ],
        ),
    );
    const body = parseBody(grammar, groupSpec);
    return { kind: "Group", start: keyword.start, end: grammar.end(), keyword, title, max, min, body };
  });
  const spec = makeBodySpec("score", [
    addProperty(grammar, "score", "kind", "ScoreKind", () => grammar.name()),
    addProperty(grammar, "score", "range", "ScoreRange", () => grammar.call(shared.range)),
    addProperty(grammar, "score", "start", "ScoreStart", () => parseSignedNumber(grammar)),
    addProperty(grammar, "score", "reset on entering", "ResetOn", () => grammar.names()),
    addProperty(grammar, "score", "exclude when", "Exclude", () => grammar.call(shared.expression)),
    addProperty(grammar, "score", "sum of", "SumOf", () => grammar.list(() => parsePart(grammar))),
    addProperty(grammar, "score", "grade", "Grade", () => grammar.list(() => parseBand(grammar))),
    group,
    ...rules,
    addMoved(grammar, "score"),
  ]);
  return addNamed(grammar, "Score", spec);
}

function parsePart(grammar: Grammar): ScorePart {
  const score = grammar.name();
  const share = grammar.when(
    () => grammar.isAt(1, PercentToken),
    () => parsePercent(grammar),
  );
  return { kind: "ScorePart", start: score.start, end: grammar.end(), score, share };
}

function parseBand(grammar: Grammar): GradeBand {
  const name = grammar.name();
  const from = grammar.maybe(fromWord, () => parseSignedNumber(grammar));
  return { kind: "GradeBand", start: name.start, end: grammar.end(), name, from };
}
