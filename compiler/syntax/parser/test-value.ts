/** The values of tests: literals, bare names, lists of those and negative numbers, but no expressions. */
import type { Assignment, Literal, Name, TestValue, TestValueList } from "../ast/index.ts";
import {
  LeftBracket,
  Minus,
  NumberToken,
  PercentToken,
  Plus,
  Slash,
  Star,
  wordType,
  type TokenType,
} from "../lexer/token.ts";
import type { Item } from "./body.ts";
import { parseBracketed } from "./bracketed.ts";
import { parseLiteral } from "./expression.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { literalParsers, makeNumber, parseQuantity } from "./literal.ts";

const businessWord = wordType("business");

export interface TestValueRules {
  readonly value: Rule<TestValue>;
  readonly assignment: Item<Assignment>;
}

export function addTestValueRules(grammar: Grammar): TestValueRules {
  // A unit behind a number may also be the next field: `{ visits 3  seconds 45 }`.
  const quantity = (): Literal => parseQuantity(grammar, () => !isFieldAfterNumber(grammar));
  const literals = new Map(literalParsers(grammar)).set(NumberToken.index, quantity);
  const value = grammar.rule("TestValue", () => parseValue(grammar, literals));
  const rule = grammar.rule("Assignment", (): Assignment => {
    const field = grammar.name();
    const written = grammar.call(value);
    if (operatorTypes.has(grammar.peek(1).tokenType)) {
      throw grammar.expected(
        "another field or the end of the line",
        "Write the result: values in tests are not expressions.",
      );
    }
    return { kind: "Assignment", start: field.start, end: grammar.end(), field, value: written };
  });
  const entry = { word: "FIELD", form: "FIELD VALUE", summary: "the value of a field or attribute" };
  return { value, assignment: { entry, starts: [], rule } };
}

const operatorTypes: ReadonlySet<TokenType> = new Set([Plus, Minus, Star, Slash]);

/** True when the word behind a number is a field with a value of its own, and not the number's unit. */
function isFieldAfterNumber(grammar: Grammar): boolean {
  if (grammar.isAt(2, businessWord)) return false;
  if (grammar.isNameAt(3)) return grammar.isAtStatementEnd(4) || grammar.peek(4).first;
  return !grammar.isAtStatementEnd(3) && !grammar.peek(3).first && grammar.peek(3).image !== "|";
}

function parseValue(grammar: Grammar, literals: ReadonlyMap<number, () => Literal>): TestValue {
  const simple = (): Literal | Name => parseSimple(grammar, literals);
  const start = grammar.start();
  return grammar.choose<TestValue>(
    () => (grammar.isAt(1, LeftBracket) ? 1 : 0),
    [
      simple,
      (): TestValueList => {
        const items = parseBracketed(grammar, simple);
        return { kind: "ValueList", start, end: grammar.end(), items };
      },
    ],
  );
}

function parseSimple(grammar: Grammar, literals: ReadonlyMap<number, () => Literal>): Literal | Name {
  return grammar.choose<Literal | Name>(() => {
    const token = grammar.peek(1);
    if (literals.has(token.typeIndex)) return 0;
    if (grammar.isNameAt(1)) return 1;
    if (token.tokenType === Minus) return 2;
    throw grammar.expected("a value", "Write a text, a number, a date, `true`, `false` or a name.");
  }, [() => parseLiteral(grammar, literals), () => grammar.name(), () => parseNegative(grammar)]);
}

function parseNegative(grammar: Grammar): Literal {
  const start = grammar.take(Minus).startOffset;
  return grammar.choose<Literal>(
    () => (grammar.isAt(1, PercentToken) ? 1 : 0),
    [
      () => makeNumber(grammar, grammar.take(NumberToken), -1, start),
      () => {
        const token = grammar.take(PercentToken);
        return { kind: "Percent", start, end: token.endOffset + 1, value: -Number.parseFloat(token.image) };
      },
    ],
  );
}
