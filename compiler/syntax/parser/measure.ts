/** `measure N`, `agreement N` and `value`. */
import type {
  AgreementDeclaration,
  ComparisonOperator,
  CoveredDeclaration,
  MeasureDeclaration,
  MeasureRate,
  MeasureTarget,
  MeasureTime,
  Name,
  Property,
  ValueConversion,
  ValueDeclaration,
} from "../ast/index.ts";
import { replaceText } from "../../diagnostics/fix.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { declarationKeywords } from "../keywords.ts";
import * as t from "../lexer/token.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamed, addUnnamed, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseDuration, parseMoney, parsePercent } from "./literal.ts";
import { addItem, addMoved, addProperty, takeWords } from "./property.ts";

const rateWord = t.wordType("rate");
const withinWord = t.wordType("within");
const timeWord = t.wordType("time");
const targetWord = t.wordType("target");
const everyWord = t.wordType("every");
const conversionWord = t.wordType("conversion");
const fromWord = t.wordType("from");
const toWord = t.wordType("to");
const ofWord = t.wordType("of");

export function addMeasureRules(grammar: Grammar, shared: SharedRules): Item<MeasureDeclaration> {
  const rate = addItem(grammar, "measure", "rate", (): MeasureRate => {
    const start = grammar.take(rateWord).startOffset;
    const { from, to } = parseFromTo(grammar);
    const within = grammar.maybe(withinWord, () => parseDuration(grammar));
    return { kind: "MeasureRate", start, end: grammar.end(), from, to, within };
  });
  const time = addItem(grammar, "measure", "time", (): MeasureTime => {
    const start = grammar.take(timeWord).startOffset;
    const { from, to } = parseFromTo(grammar);
    return { kind: "MeasureTime", start, end: grammar.end(), from, to };
  });
  const statistic = (word: string): Item<Property<"Statistic", Name>> =>
    addItem(grammar, "measure", word, () => {
      const keyword = takeWords(grammar, [t.wordType(word)]);
      return { kind: "Statistic", start: keyword.start, end: keyword.end, keyword, value: keyword };
    });
  const reasons = addProperty(grammar, "measure", "reasons", "MeasureReasons", () => {
    grammar.take(ofWord);
    return grammar.name();
  });
  const spec = makeBodySpec("measure", [
    addProperty(grammar, "measure", "intent", "MeasureIntent", () => grammar.name()),
    rate,
    time,
    statistic("p50"),
    statistic("p90"),
    statistic("mean"),
    addProperty(grammar, "measure", "sla", "MeasureSla", () => grammar.name()),
    reasons,
    addProperty(grammar, "measure", "count", "MeasureCount", () => grammar.call(shared.expression)),
    addItem(grammar, "measure", "target", () => parseTarget(grammar, shared)),
    addMoved(grammar, "measure"),
  ]);
  return addNamed(grammar, "Measure", spec);
}

function parseFromTo(grammar: Grammar): { from: Name; to: Name } {
  grammar.take(fromWord);
  const from = grammar.name();
  grammar.take(toWord);
  return { from, to: grammar.name() };
}

const signs = [t.GreaterEquals, t.LessEquals, t.Greater, t.Less, t.Equals, t.NotEquals, t.FatArrow];

/** `target >= 10%`. */
function parseTarget(grammar: Grammar, shared: SharedRules): MeasureTarget {
  const keyword = takeWords(grammar, [targetWord]);
  const operator = grammar.choose<ComparisonOperator>(() => {
    const place = signs.indexOf(grammar.peek(1).tokenType);
    if (place < 0) throw grammar.expected("a comparison sign such as `>=`");
    return place;
  }, [
    ...signs.slice(0, -1).map((sign) => () => grammar.take(sign).image as ComparisonOperator),
    () => {
      const { startOffset: start } = grammar.take(t.FatArrow);
      const fix = replaceText(grammar.source, start, start + 2, ">=");
      grammar.report({ message: "`=>` is not a comparison.", help: "Write `>=`.", start, end: start + 2, fix });
      return ">=";
    },
  ]);
  const value = grammar.call(shared.value);
  return { kind: "Target", start: keyword.start, end: grammar.end(), keyword, operator, value };
}

export function addAgreementRules(grammar: Grammar): Item<AgreementDeclaration> {
  const spec = makeBodySpec("agreement", [
    addProperty(grammar, "agreement", "between", "Between", () => grammar.names()),
    addProperty(grammar, "agreement", "covers", "Covers", () => grammar.list(() => parseCovered(grammar))),
    addProperty(grammar, "agreement", "review", "Review", () => {
      grammar.take(everyWord);
      return parseDuration(grammar);
    }),
    addMoved(grammar, "agreement"),
  ]);
  return addNamed(grammar, "Agreement", spec);
}

const declarationWords = new Set(declarationKeywords.map(({ word }) => word));
/** Kinds of declarations that have no name to say. */
const unnamedWords = new Set(
  ["lead", "account", "journey", "lifecycle", "profiling", "identity", "hygiene", "value"].concat([
    "content map",
    "contact policy",
  ]),
);

/** Parts of declarations, by what is covered in their place. */
const wholes: ReadonlyMap<string, string> = new Map([
  ["stage", "lifecycle"],
  ["phase", "journey"],
]);

/** `lifecycle`, `score fit`, `content map`. */
function parseCovered(grammar: Grammar): CoveredDeclaration {
  const token = grammar.peek(1);
  const pair = `${token.image} ${grammar.peek(2).image}`;
  if (
    !grammar.isRecording &&
    grammar.isNameAt(1) &&
    !declarationWords.has(token.image) &&
    !declarationWords.has(pair)
  ) {
    const whole = wholes.get(token.image);
    const near = whole === undefined ? suggest(token.image, declarationWords) : undefined;
    const { startOffset: start } = token;
    const end = token.endOffset + 1;
    throw grammar.failAt(
      token,
      `\`${token.image}\` is not a kind of declaration.`,
      whole !== undefined
        ? `A ${token.image} is covered with the whole \`${whole}\`.`
        : near === undefined
          ? "Write a kind and a name, such as `score fit`."
          : `Did you mean \`${near}\`?`,
      near === undefined ? undefined : replaceText(grammar.source, start, end, near),
    );
  }
  const first = grammar.name();
  const second = grammar.when(
    () => declarationWords.has(pair),
    () => grammar.name(),
  );
  const keyword = second === undefined ? first : { ...first, end: second.end, text: pair };
  const name = grammar.when(
    () => !unnamedWords.has(keyword.text) && grammar.isNameAt(1),
    () => grammar.name(),
  );
  return { kind: "Covered", start: first.start, end: grammar.end(), keyword, name };
}

export function addValueRules(grammar: Grammar): Item<ValueDeclaration> {
  const conversion = addItem(grammar, "value", "conversion", (): ValueConversion => {
    const start = grammar.take(conversionWord).startOffset;
    const stage = grammar.name();
    const rate = parsePercent(grammar);
    return { kind: "Conversion", start, end: grammar.end(), stage, rate };
  });
  const deal = addProperty(grammar, "value", "deal", "Deal", () => parseMoney(grammar));
  return addUnnamed(grammar, "Value", makeBodySpec("value", [deal, conversion]));
}
