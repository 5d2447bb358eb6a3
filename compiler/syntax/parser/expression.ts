/** Expressions: operators by precedence, operands, lists and ranges (language §2.5). */
import { replaceText } from "../../diagnostics/fix.ts";
import type {
  BinaryOperator,
  ComparisonOperator,
  Expression,
  Literal,
  MemberAccess,
  NameReference,
  RangeExpression,
} from "../ast/index.ts";
import * as t from "../lexer/token.ts";
import { parseBracketed, unclosed } from "./bracketed.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { literalParsers } from "./literal.ts";
import { addHistoryRules, type HistoryRules } from "./history.ts";
import { addPredicateRules, isPredicateMember } from "./predicate.ts";

/** How strongly an operator binds; a rule called with a level takes that level and all that bind more strongly. */
const orLevel = 1;
const andLevel = 2;
const notLevel = 3;
const compareLevel = 4;
const addLevel = 5;
const multiplyLevel = 6;

/** As many operators as one chain may have: the tree of a chain is as deep as the chain is long. */
const maximalChain = 500;

export interface ExpressionRules extends HistoryRules {
  /** A whole expression. */
  readonly expression: Rule<Expression>;
  /** One comparison, or more in parentheses: what stands behind `where`. */
  readonly condition: Rule<Expression>;
  /** Arithmetic only: what stands behind `because` and a comparison sign. */
  readonly value: Rule<Expression>;
  readonly range: Rule<RangeExpression>;
}

const operatorLevels = makeOperatorLevels();

export function addExpressionRules(grammar: Grammar): ExpressionRules {
  const literals = literalParsers(grammar);
  const rules = {
    expression: grammar.rule("Expression", () => parseChain(grammar, operand, orLevel)),
    condition: grammar.rule("Condition", () => parseChain(grammar, operand, compareLevel)),
    value: grammar.rule("ArithmeticValue", () => parseChain(grammar, operand, addLevel)),
    range: grammar.rule("Range", () => parseRange(grammar, literals)),
  };
  const list = grammar.rule("List", () => parseList(grammar, rules.value));
  const parenthesized = grammar.rule("Parenthesized", () => parseParenthesized(grammar, rules.expression));
  const history = addHistoryRules(grammar, rules.condition);
  const predicate = addPredicateRules(grammar);
  const reference = grammar.rule("Reference", () => parseReference(grammar, predicate.ofLead));
  const literal = grammar.rule("Literal", (): Expression => parseLiteralOrRange(grammar, literals));
  const negation = grammar.rule("Negation", () => parseNegation(grammar, () => grammar.call(operand)));

  const alternatives: (() => Expression)[] = [
    () => grammar.call(literal),
    () => grammar.call(reference),
    () => grammar.call(parenthesized),
    () => grammar.call(list),
    () => grammar.call(rules.range),
    () => grammar.call(negation),
    ...history.questions.map((question) => () => grammar.call<Expression>(question.rule)),
    ...predicate.questions.map((question) => () => grammar.call<Expression>(question.rule)),
  ];
  const questions = new Map<number, { readonly place: number; readonly asks: () => boolean }[]>();
  for (const [index, question] of [...history.questions, ...predicate.questions].entries()) {
    const key = question.word.index;
    questions.set(key, [...(questions.get(key) ?? []), { place: index + 6, asks: question.asks }]);
  }
  const select = (): number => {
    const token = grammar.peek(1);
    if (grammar.isNameAt(1)) {
      for (const question of questions.get(token.typeIndex) ?? []) if (question.asks()) return question.place;
      return literals.has(token.typeIndex) ? 0 : 1;
    }
    if (literals.has(token.typeIndex)) return 0;
    switch (token.tokenType) {
      case t.LeftParen:
        return 2;
      case t.LeftBracket:
        return 3;
      case t.DotDot:
        return 4;
      case t.Minus:
        return 5;
      default:
        throw grammar.expected("a value", "Write a name, a number, a text or a list there.");
    }
  };
  const operand = grammar.rule("Operand", () => grammar.choose(select, alternatives));
  return { ...rules, ...history };
}

/** Parses a chain of operators that bind at least as strongly as a level. */
function parseChain(grammar: Grammar, operand: Rule<Expression>, level: number): Expression {
  if (!grammar.isRecording) return grammar.deeper(() => parseLevel(grammar, operand, level));
  grammar.whilst(
    () => false,
    () => grammar.take(t.Not),
  );
  const first = grammar.call(operand);
  const types = [t.And, t.Or, t.Plus, t.Minus, t.Star, t.Slash, t.Equals, t.NotEquals, t.Less, t.LessEquals, t.Greater];
  const words = ["is", "in", "contains", "starts", "ends", "matches"].map(t.wordType);
  grammar.whilst(
    () => false,
    () => {
      grammar.choose(
        () => 0,
        [...types, t.GreaterEquals, t.Not, ...words].map((type) => () => grammar.take(type)),
      );
      grammar.call(operand);
    },
  );
  return first;
}

function parseLevel(grammar: Grammar, operand: Rule<Expression>, level: number): Expression {
  let left = parsePrefixed(grammar, operand);
  for (let length = 0; ; length += 1) {
    const token = grammar.peek(1);
    const found = findOperatorLevel(grammar, token);
    if (found < level) return left;
    if (length > maximalChain) {
      throw grammar.failAt(
        token,
        `One expression has more than ${maximalChain} operators.`,
        "Use `in [...]`, or name a part with `segment`.",
      );
    }
    if (found === compareLevel) {
      if (left.kind === "Comparison" || left.kind === "KnownTest") {
        // A condition is one comparison, so that `count of A where b is c >= 3` compares the count.
        if (level === compareLevel) return left;
        reportComparisonChain(grammar, token);
      }
      left = parseComparison(grammar, operand, left);
    } else {
      const operator = grammar.takeAny().image as BinaryOperator;
      const right = parseLevel(grammar, operand, found + 1);
      left = { kind: "Binary", start: left.start, end: right.end, operator, left, right };
    }
  }
}

function parsePrefixed(grammar: Grammar, operand: Rule<Expression>): Expression {
  const token = grammar.peek(1);
  if (token.tokenType !== t.Not) return grammar.call(operand);
  grammar.take(t.Not);
  const inner = grammar.deeper(() => parseLevel(grammar, operand, notLevel));
  return { kind: "Not", start: token.startOffset, end: inner.end, operand: inner };
}

/** The level of the operator at the next token, or 0. */
function findOperatorLevel(grammar: Grammar, token: t.Token): number {
  const level = operatorLevels[token.typeIndex] ?? 0;
  if (level === 0) return 0;
  if (token.tokenType === t.Not) return grammar.isAt(2, inWord) ? compareLevel : 0;
  if (token.tokenType === startsWord || token.tokenType === endsWord) return grammar.isAt(2, withWord) ? level : 0;
  // `a => 5` means `>=`; before anything but a literal the arrow belongs to the statement.
  if (token.tokenType === t.FatArrow) return isLiteralStart(grammar.peek(2)) ? compareLevel : 0;
  return level;
}

const isWord = t.wordType("is");
const inWord = t.wordType("in");
const startsWord = t.wordType("starts");
const endsWord = t.wordType("ends");
const withWord = t.wordType("with");
const knownWord = t.wordType("known");
const unknownWord = t.wordType("unknown");

function parseComparison(grammar: Grammar, operand: Rule<Expression>, left: Expression): Expression {
  const token = grammar.takeAny();
  const operator = finishOperator(grammar, token);
  if ((operator === "is" || operator === "is not") && isKnownWord(grammar.peek(1))) {
    const known = (grammar.takeAny().tokenType === knownWord) === (operator === "is");
    return { kind: "KnownTest", start: left.start, end: grammar.end(), operand: left, known };
  }
  const right = parseLevel(grammar, operand, addLevel);
  return { kind: "Comparison", start: left.start, end: right.end, operator, left, right };
}

/** Takes the further words of an operator whose first was taken. */
function finishOperator(grammar: Grammar, token: t.Token): ComparisonOperator {
  switch (token.tokenType) {
    case isWord:
      return finishIs(grammar, token);
    case t.Not:
      grammar.take(inWord);
      return "not in";
    case startsWord:
      grammar.take(withWord);
      return "starts with";
    case endsWord:
      grammar.take(withWord);
      return "ends with";
    case t.FatArrow:
      reportOperator(grammar, token, token, "=>", ">=");
      return ">=";
    default:
      return token.image as ComparisonOperator;
  }
}

function finishIs(grammar: Grammar, is: t.Token): ComparisonOperator {
  const not = grammar.isAt(1, t.Not) ? grammar.take(t.Not) : undefined;
  const meant = not === undefined ? "in" : "not in";
  if (grammar.isAt(1, inWord)) {
    reportOperator(grammar, is, grammar.take(inWord), not === undefined ? "is in" : "is not in", meant);
    return meant;
  }
  const isOneOf = grammar.peek(1).image === "one" && grammar.peek(2).image === "of" && grammar.isAt(3, t.LeftBracket);
  if (isOneOf) {
    grammar.takeAny();
    reportOperator(grammar, is, grammar.takeAny(), not === undefined ? "is one of" : "is not one of", meant);
    return meant;
  }
  return not === undefined ? "is" : "is not";
}

function isKnownWord(token: t.Token): boolean {
  return token.tokenType === knownWord || token.tokenType === unknownWord;
}

function reportOperator(grammar: Grammar, first: t.Token, last: t.Token, written: string, meant: string): void {
  const start = first.startOffset;
  const end = last.endOffset + 1;
  grammar.report({
    message: `\`${written}\` is not a comparison.`,
    help: `Write \`${meant}\`.`,
    start,
    end,
    fix: replaceText(grammar.source, start, end, meant),
  });
}

function reportComparisonChain(grammar: Grammar, token: t.Token): void {
  grammar.report({
    message: `A comparison is no value that \`${token.image}\` could compare.`,
    help: "Join two comparisons with `and`, or write a range such as `in 10..20`.",
    start: token.startOffset,
    end: token.endOffset + 1,
  });
}

function parseParenthesized(grammar: Grammar, inner: Rule<Expression>): Expression {
  const open = grammar.take(t.LeftParen);
  const expression = grammar.call(inner);
  if (!grammar.isRecording && !grammar.isAt(1, t.RightParen)) throw unclosed(grammar, open, t.RightParen);
  grammar.take(t.RightParen);
  return { kind: "Parenthesized", start: open.startOffset, end: grammar.end(), expression };
}

function parseList(grammar: Grammar, item: Rule<Expression>): Expression {
  const start = grammar.start();
  const items = parseBracketed(grammar, () => grammar.call(item));
  return { kind: "List", start, end: grammar.end(), items };
}

/** `a..b`, `a..` or `..b` between literals. */
function parseRange(grammar: Grammar, literals: ReadonlyMap<number, () => Literal>): RangeExpression {
  const start = grammar.start();
  const from = grammar.when(
    () => !grammar.isAt(1, t.DotDot),
    () => parseEnd(grammar, literals),
  );
  return finishRange(grammar, literals, start, from);
}

function finishRange(
  grammar: Grammar,
  literals: ReadonlyMap<number, () => Literal>,
  start: number,
  from: Expression | undefined,
): RangeExpression {
  grammar.take(t.DotDot);
  const to = grammar.when(
    () => isLiteralStart(grammar.peek(1)),
    () => parseEnd(grammar, literals),
  );
  if (from === undefined && to === undefined && !grammar.isRecording) {
    throw grammar.expected("a number or date", "Write a range such as `10..20`, `10..` or `..20`.");
  }
  return { kind: "Range", start, end: grammar.end(), from, to };
}

/** One end of a range: a literal that may have a minus sign. */
function parseEnd(grammar: Grammar, literals: ReadonlyMap<number, () => Literal>): Expression {
  const minus = grammar.maybe(t.Minus, (token) => token);
  const literal = parseLiteral(grammar, literals);
  if (minus === undefined) return literal;
  return { kind: "Negate", start: minus.startOffset, end: literal.end, operand: literal };
}

function parseLiteralOrRange(grammar: Grammar, literals: ReadonlyMap<number, () => Literal>): Expression {
  const literal = parseLiteral(grammar, literals);
  const range = grammar.when(
    () => grammar.isAt(1, t.DotDot),
    () => finishRange(grammar, literals, literal.start, literal),
  );
  return range ?? literal;
}

export function parseLiteral(grammar: Grammar, literals: ReadonlyMap<number, () => Literal>): Literal {
  if (grammar.isRecording) return grammar.choose(() => 0, [...literals.values()].slice(0, -1));
  const parse = literals.get(grammar.peek(1).typeIndex);
  if (parse === undefined) throw grammar.expected("a value", "Write a number, a text or a date there.");
  return parse();
}

/** `-5`, and `-5..5`, where the sign belongs to the range's end. */
function parseNegation(grammar: Grammar, operand: () => Expression): Expression {
  const minus = grammar.take(t.Minus);
  const inner = grammar.isRecording ? operand() : grammar.deeper(operand);
  const start = minus.startOffset;
  if (inner.kind === "Range" && inner.from !== undefined) {
    const from: Expression = { kind: "Negate", start, end: inner.from.end, operand: inner.from };
    return { kind: "Range", start, end: inner.end, from, to: inner.to };
  }
  return { kind: "Negate", start, end: inner.end, operand: inner };
}

/** `name` and `name.member`; behind a dot may stand a predicate of that lead: `ann.sla N is met`. */
function parseReference(grammar: Grammar, predicate: (lead: NameReference) => Expression): Expression {
  const name = grammar.name();
  const reference: NameReference = { kind: "NameReference", start: name.start, end: name.end, name };
  if (!grammar.isRecording && !grammar.isAt(1, t.Dot)) return reference;
  let object: NameReference | MemberAccess = reference;
  let result: Expression | undefined;
  let length = 0;
  grammar.whilst(
    () => result === undefined && grammar.isAt(1, t.Dot),
    () => {
      if (length > 20) throw grammar.failAt(grammar.peek(1), "No name has that many parts.", "Write `SCORE.grade`.");
      length += 1;
      grammar.take(t.Dot);
      grammar.choose<void>(
        () => (object === reference && isPredicateMember(grammar) ? 1 : 0),
        [
          () => {
            const member = grammar.name();
            object = { kind: "MemberAccess", start: name.start, end: member.end, object, member };
          },
          () => {
            result = predicate(reference);
          },
        ],
      );
    },
  );
  return result ?? object;
}

function isLiteralStart(token: t.Token): boolean {
  switch (token.tokenType) {
    case t.NumberToken:
    case t.PercentToken:
    case t.DateToken:
    case t.DateTimeToken:
    case t.TimeToken:
    case t.Minus:
      return true;
    default:
      return false;
  }
}

function makeOperatorLevels(): Uint8Array {
  const levels = new Uint8Array(4096);
  const set = (level: number, ...types: t.TokenType[]): void => {
    for (const type of types) levels[type.index] = level;
  };
  set(orLevel, t.Or);
  set(andLevel, t.And);
  set(compareLevel, t.Equals, t.NotEquals, t.Less, t.LessEquals, t.Greater, t.GreaterEquals, t.Not, t.FatArrow);
  set(compareLevel, ...["is", "in", "contains", "starts", "ends", "matches"].map(t.wordType));
  set(addLevel, t.Plus, t.Minus);
  set(multiplyLevel, t.Star, t.Slash);
  return levels;
}
