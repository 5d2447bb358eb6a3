/** Literals: texts, numbers with their units, dates, times, days and ranges of them. */
import { suggest } from "../../diagnostics/suggest.ts";
import { replaceText } from "../../diagnostics/fix.ts";
import type {
  BooleanLiteral,
  BusinessTime,
  DateLiteral,
  DateTimeLiteral,
  DayName,
  DayRange,
  DurationLiteral,
  DurationUnit,
  Literal,
  MoneyLiteral,
  NumberLiteral,
  PercentLiteral,
  RegexLiteral,
  StringLiteral,
  TimeLiteral,
  TimeRange,
} from "../ast/index.ts";
import { dayWords, durationUnits } from "../keywords.ts";
import { readString } from "../lexer/quoted-scanner.ts";
import {
  DateTimeToken,
  DateToken,
  DotDot,
  Minus,
  NameType,
  NumberToken,
  PercentToken,
  RegexToken,
  StringToken,
  TimeToken,
  type Token,
  wordType,
  type TokenType,
} from "../lexer/token.ts";
import type { Grammar } from "./grammar.ts";

const units: ReadonlyMap<string, DurationUnit> = new Map(Object.entries(durationUnits));
const days: ReadonlySet<string> = new Set(dayWords);
const ofWord = wordType("of");
const business = wordType("business");
const trueWord = wordType("true");
const falseWord = wordType("false");
const currencyCode = /^[A-Z]{3}$/u;

export function parseString(grammar: Grammar): StringLiteral {
  const token = grammar.take(StringToken);
  const { value, block } = readString(token.image);
  return { kind: "String", start: token.startOffset, end: token.endOffset + 1, value, block };
}

export function parseNumber(grammar: Grammar): NumberLiteral {
  return makeNumber(grammar, grammar.take(NumberToken));
}

export function makeNumber(grammar: Grammar, token: Token, sign = 1, start = token.startOffset): NumberLiteral {
  return { kind: "Number", start, end: token.endOffset + 1, value: sign * readNumber(grammar, token) };
}

/** A number that may have a sign; `-` and `+` belong to it. */
export function parseSignedNumber(grammar: Grammar): NumberLiteral {
  const start = grammar.start();
  const minus = grammar.maybe(Minus, () => -1);
  return makeNumber(grammar, grammar.take(NumberToken), minus ?? 1, start);
}

export function parsePercent(grammar: Grammar): PercentLiteral {
  const token = grammar.take(PercentToken);
  return { kind: "Percent", start: token.startOffset, end: token.endOffset + 1, value: readNumber(grammar, token) };
}

function readNumber(grammar: Grammar, token: Token): number {
  if (grammar.isRecording) return 0;
  const { image } = token;
  const value = Number.parseFloat(image.includes("_") ? image.replaceAll("_", "") : image);
  if (Number.isFinite(value)) return value;
  grammar.report({
    code: "wrong-value",
    message: "This number is too large to compute with.",
    help: "Write a smaller number.",
    start: token.startOffset,
    end: token.endOffset + 1,
  });
  return Number.MAX_VALUE;
}

export function parseDate(grammar: Grammar): DateLiteral {
  const token = grammar.take(DateToken);
  return { kind: "Date", start: token.startOffset, end: token.endOffset + 1, text: token.image };
}

export function parseDateTime(grammar: Grammar): DateTimeLiteral {
  const token = grammar.take(DateTimeToken);
  return { kind: "DateTime", start: token.startOffset, end: token.endOffset + 1, text: token.image };
}

export function parseTime(grammar: Grammar): TimeLiteral {
  const token = grammar.take(TimeToken);
  const [hours = 0, minutes = 0] = token.image.split(":").map(Number);
  const total = hours * 60 + minutes;
  if (minutes > 59 || total > 1440) {
    grammar.report({
      code: "impossible-date",
      message: `There is no time \`${token.image}\`.`,
      help: "Write a time from `00:00` to `24:00`.",
      start: token.startOffset,
      end: token.endOffset + 1,
    });
  }
  return { kind: "Time", start: token.startOffset, end: token.endOffset + 1, minutes: Math.min(total, 1440) };
}

export function parseTimeRange(grammar: Grammar): TimeRange {
  const from = parseTime(grammar);
  grammar.take(DotDot);
  const to = parseTime(grammar);
  return { kind: "TimeRange", start: from.start, end: to.end, from, to };
}

export function parseRegex(grammar: Grammar): RegexLiteral {
  const token = grammar.take(RegexToken);
  const close = Math.max(token.image.lastIndexOf("/"), 1);
  return {
    kind: "Regex",
    start: token.startOffset,
    end: token.endOffset + 1,
    pattern: token.image.slice(1, close),
    flags: token.image.slice(close + 1),
  };
}

/** `mon..fri, sun`: a comma goes on with the list only before another day. */
export function parseDays(grammar: Grammar): DayRange[] {
  return grammar.list(
    () => parseDayRange(grammar),
    () => grammar.isNameAt(2),
  );
}

function parseDayRange(grammar: Grammar): DayRange {
  const start = grammar.start();
  const from = parseDay(grammar);
  const to = grammar.maybe(DotDot, () => parseDay(grammar)) ?? from;
  return { kind: "DayRange", start, end: grammar.end(), from, to };
}

function parseDay(grammar: Grammar): DayName {
  const token = grammar.take(NameType);
  if (days.has(token.image) || grammar.isRecording) return token.image as DayName;
  const short = token.image.slice(0, 3).toLowerCase();
  const meant = days.has(short) ? short : suggest(token.image, dayWords);
  grammar.report({
    code: "wrong-value",
    message: `\`${token.image}\` is not a day of the week.`,
    help: meant === undefined ? "Write `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`." : `Write \`${meant}\`.`,
    start: token.startOffset,
    end: token.endOffset + 1,
    fix: meant === undefined ? undefined : replaceText(grammar.source, token.startOffset, token.endOffset + 1, meant),
  });
  return (meant ?? "mon") as DayName;
}

const durationHelp = "Write a duration such as `3 days`, `4 hours` or `4 business hours of CALENDAR`.";

/** `30 minutes`, `4 business hours of CAL`. */
export function parseDuration(grammar: Grammar): DurationLiteral {
  if (!grammar.isRecording && !grammar.isAt(1, NumberToken)) {
    throw grammar.expected("a duration such as `3 days`", durationHelp);
  }
  return finishDuration(grammar, grammar.take(NumberToken));
}

function finishDuration(grammar: Grammar, number: Token): DurationLiteral {
  const amount = readNumber(grammar, number);
  const businessToken = grammar.maybe(business, (token) => token);
  const unit = parseUnit(grammar);
  let time: BusinessTime | undefined;
  const calendar = grammar.when(
    () => businessToken !== undefined && grammar.peek(1).image === "of",
    () => {
      grammar.take(ofWord);
      return grammar.name();
    },
  );
  if (businessToken !== undefined) {
    time = { kind: "BusinessTime", start: businessToken.startOffset, end: grammar.end(), calendar };
  }
  return { kind: "Duration", start: number.startOffset, end: grammar.end(), amount, unit, business: time };
}

function parseUnit(grammar: Grammar): DurationUnit {
  const token = grammar.peek(1);
  const unit = units.get(token.image);
  if (unit === undefined && !grammar.isRecording) {
    const meant = grammar.isNameAt(1) ? suggest(token.image, units.keys()) : undefined;
    const failure = grammar.expected("a unit such as `days` or `hours`", durationHelp);
    if (meant === undefined) throw failure;
    const fix = replaceText(grammar.source, token.startOffset, token.endOffset + 1, meant);
    throw grammar.failAt(token, failure.details.message, `Did you mean \`${meant}\`?`, fix);
  }
  grammar.take(NameType);
  return unit ?? "day";
}

/** True when a number at a distance of 1 has a unit of time behind it. */
function hasUnit(grammar: Grammar, distance: number): boolean {
  const next = grammar.peek(distance);
  if (!grammar.isNameAt(distance) || next.first) return false;
  return next.tokenType === business ? units.has(grammar.peek(distance + 1).image) : units.has(next.image);
}

function hasCurrency(grammar: Grammar, distance: number): boolean {
  return grammar.isNameAt(distance) && currencyCode.test(grammar.peek(distance).image);
}

/** A number, duration or amount of money. */
export function parseQuantity(grammar: Grammar, isUnit: () => boolean = () => true): Literal {
  if (!grammar.isRecording && !grammar.isNameAt(2)) return parseNumber(grammar);
  return grammar.choose<Literal>(() => {
    if (hasCurrency(grammar, 2)) return 2;
    return hasUnit(grammar, 2) && isUnit() ? 1 : 0;
  }, [() => parseNumber(grammar), () => parseDuration(grammar), () => parseMoney(grammar)]);
}

export function parseMoney(grammar: Grammar): MoneyLiteral {
  const number = grammar.take(NumberToken);
  const amount = readNumber(grammar, number);
  const currency = grammar.name();
  return { kind: "Money", start: number.startOffset, end: currency.end, amount, currency };
}

export function parseBoolean(grammar: Grammar): BooleanLiteral {
  return grammar.choose<BooleanLiteral>(
    () => (grammar.isAt(1, trueWord) ? 0 : 1),
    [() => takeBoolean(grammar, trueWord, true), () => takeBoolean(grammar, falseWord, false)],
  );
}

function takeBoolean(grammar: Grammar, type: TokenType, value: boolean): BooleanLiteral {
  const token = grammar.take(type);
  return { kind: "Boolean", start: token.startOffset, end: token.endOffset + 1, value };
}

/** The literal that begins with a token type, for places that look at one token. */
export function literalParsers(grammar: Grammar): ReadonlyMap<number, () => Literal> {
  return new Map<number, () => Literal>(
    (
      [
        [StringToken, () => parseString(grammar)],
        [NumberToken, () => parseQuantity(grammar)],
        [PercentToken, () => parsePercent(grammar)],
        [DateToken, () => parseDate(grammar)],
        [DateTimeToken, () => parseDateTime(grammar)],
        [TimeToken, () => parseTime(grammar)],
        [RegexToken, () => parseRegex(grammar)],
        [trueWord, () => parseBoolean(grammar)],
        [falseWord, () => parseBoolean(grammar)],
      ] as const
    ).map(([type, parse]) => [type.index, parse]),
  );
}
