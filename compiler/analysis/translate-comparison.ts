/** Turns comparisons into formulas: of a variable with constants where that is what they are, else of two values as such. */
import type { Among, Between, Compare, Expression, Ordering, Scalar, Score } from "../../schemas/generated/plan.ts";
import { type Known, names, numbers } from "./domain.ts";
import { translatePersona, translatePhase } from "./decision-list.ts";
import { all, any, type Formula, isIn } from "./formula.ts";
import { otherNames, someNames } from "./name-set.ts";
import {
  above,
  atLeast,
  atMost,
  below,
  between,
  complementNumbers,
  type NumberSet,
  toIntegers,
  uniteNumbers,
} from "./number-set.ts";
import { anyMail, normalForm } from "./text-set.ts";
import { compareTimeSince, needsActivity } from "./translate-history.ts";
import { type Asked, certain, opaque, type Scope, testOf, type Translation, unknownTest } from "./translation.ts";
import { valueVariable } from "./values.ts";
import type { Variable } from "./variable.ts";

type Comparison = Compare["comparison"];

export function translateCompare(translation: Translation, expression: Compare, asked: Asked, scope: Scope): Formula {
  const { left, right, by } = expression;
  const constant = constantOf(right, by);
  if (constant !== undefined) {
    return compareWith(translation, { operand: left, by, comparison: expression.comparison, constant }, asked, scope);
  }
  const flipped = constantOf(left, by);
  if (flipped !== undefined) {
    const comparison = mirrored[expression.comparison];
    return compareWith(translation, { operand: right, by, comparison, constant: flipped }, asked, scope);
  }
  return compareValues(translation, expression, asked, scope);
}

export function translateAmong(translation: Translation, expression: Among, asked: Asked, scope: Scope): Formula {
  const { operand, by, values } = expression;
  const constants = values.map((value) => scalarConstant(value, by, typeOf(operand)));
  if (constants.some((each) => each === undefined))
    return opaque(translation, `${scope.key} ${JSON.stringify(expression)}`, asked);
  const wanted = constants as Scalar[];
  if (by === "phase" || by === "exact" || by === "text" || by === "grade") {
    return testNames(translation, operand, by, new Set(wanted.map(String)), asked, scope);
  }
  const set = uniteNumbers(wanted.map((value) => between(Number(value), Number(value))));
  return testNumbers(translation, operand, set, asked, scope);
}

export function translateBetween(translation: Translation, expression: Between, asked: Asked, scope: Scope): Formula {
  const { by, operand, from, to } = expression;
  const ends: Formula[] = [];
  const test = (comparison: Comparison, right: Expression): void => {
    ends.push(translateCompare(translation, { op: "compare", comparison, by, left: operand, right }, asked, scope));
  };
  if (from !== undefined) test("at_least", from);
  if (to !== undefined) test("at_most", to);
  return (asked === "true" || asked === "not_false" ? all : any)(ends);
}

const mirrored = {
  equal: "equal",
  not_equal: "not_equal",
  less: "greater",
  at_most: "at_least",
  greater: "less",
  at_least: "at_most",
} as const;

/** What a value is compared with, as a number or a name; `undefined` when it is no constant or its order is not certain. */
function constantOf(expression: Expression, by: Ordering): Scalar | undefined {
  if (expression.op === "literal") return scalarConstant(expression.value, by, expression.type);
  if (expression.op !== "duration" || by !== "duration") return undefined;
  return expression.duration.unit === "milliseconds" ? expression.duration.amount : undefined;
}

function scalarConstant(value: Scalar, by: Ordering, type: string | undefined): Scalar | undefined {
  if (by !== "time") return value;
  if (typeof value === "number") return value;
  // Times of day come twice or not at all where clocks change, so only whole days are put on the line.
  const isDay =
    typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && (type === "date" || type === "datetime");
  return isDay ? Date.parse(`${value}T00:00:00Z`) : undefined;
}

function typeOf(expression: Expression): string | undefined {
  return "type" in expression ? expression.type : undefined;
}

interface ConstantTest {
  readonly operand: Expression;
  readonly by: Ordering;
  readonly comparison: Comparison;
  readonly constant: Scalar;
}

function compareWith(translation: Translation, test: ConstantTest, asked: Asked, scope: Scope): Formula {
  const { operand, by, comparison, constant } = test;
  if (by === "number" || by === "time" || by === "duration") {
    const value = Number(constant);
    if (operand.op === "time_since") return compareTimeSince(translation, operand, comparison, value, asked);
    return testNumbers(translation, operand, lineOf(comparison, value), asked, scope);
  }
  if (comparison === "equal" || comparison === "not_equal") {
    const turned = comparison === "equal" ? asked : turn[asked];
    return testNames(translation, operand, by, new Set([String(constant)]), turned, scope);
  }
  const order = orderOf(translation, operand, by);
  const place = order.indexOf(String(constant));
  const fitting = order.filter((_, index) => fits(comparison, index - place));
  return testNames(translation, operand, by, new Set(fitting), asked, scope);
}

const turn = { true: "false", false: "true", not_true: "not_false", not_false: "not_true" } as const;

function lineOf(comparison: Comparison, value: number): NumberSet {
  switch (comparison) {
    case "equal":
      return between(value, value);
    case "not_equal":
      return complementNumbers(between(value, value));
    case "less":
      return below(value);
    case "at_most":
      return atMost(value);
    case "greater":
      return above(value);
    case "at_least":
      return atLeast(value);
  }
}

function fits(comparison: Comparison, order: number): boolean {
  switch (comparison) {
    case "equal":
      return order === 0;
    case "not_equal":
      return order !== 0;
    case "less":
      return order < 0;
    case "at_most":
      return order <= 0;
    case "greater":
      return order > 0;
    case "at_least":
      return order >= 0;
  }
}

/** The names of phases or grades from the lowest. */
function orderOf({ plan, index }: Translation, operand: Expression, by: Ordering): string[] {
  if (by === "phase") return plan.journey.map(({ name }) => name);
  if (operand.op !== "grade") return [];
  return (index.score(operand.score)?.grades ?? []).map(({ name }) => name).reverse();
}

function testNumbers(
  translation: Translation,
  operand: Expression,
  set: NumberSet,
  asked: Asked,
  scope: Scope,
): Formula {
  const variable = valueVariable(translation, operand, scope);
  if (variable === undefined) return opaque(translation, `${scope.key} ${JSON.stringify([operand, set])}`, asked);
  const mode = variable.domain.unknown ? asked : certain(asked);
  const isTrue = mode === "true" || mode === "not_false";
  const wanted = isTrue ? set : complementNumbers(set);
  const known = numbers(variable.whole ? toIntegers(wanted) : wanted);
  const formula = testOf(variable, mode, known, known);
  return needsActivity(translation, operand, wanted, mode, formula);
}

function testNames(
  translation: Translation,
  operand: Expression,
  by: Ordering,
  wanted: ReadonlySet<string>,
  asked: Asked,
  scope: Scope,
): Formula {
  const chosen = (name: string): boolean => wanted.has(name);
  if (operand.op === "fact" && operand.fact === "persona" && !translation.isStale("persona", "")) {
    return translatePersona(translation, chosen, asked);
  }
  if (operand.op === "fact" && operand.fact === "phase" && !translation.isStale("phase", "")) {
    return translatePhase(translation, chosen, asked);
  }
  if (operand.op === "grade") return testGrade(translation, operand, chosen, asked, scope);
  const variable = valueVariable(translation, operand, scope);
  if (variable === undefined)
    return opaque(translation, `${scope.key} ${JSON.stringify([operand, [...wanted]])}`, asked);
  const known = namesOf(variable, wanted, by, asked === "true" || asked === "not_false");
  const formula = testOf(variable, variable.domain.unknown ? asked : certain(asked), known, known);
  return needsActivity(translation, operand, undefined, asked, formula);
}

function namesOf(variable: Variable, wanted: ReadonlySet<string>, by: Ordering, inside: boolean): Known | undefined {
  const known = variable.domain.known;
  if (known?.kind === "text") {
    const listed = new Set([...wanted].map(normalForm));
    const set = inside ? someNames(listed) : otherNames(listed, undefined);
    return { kind: "text", set: { names: set, yes: [], no: [], mail: anyMail } };
  }
  // Texts that are no free text are codes of countries, which are written in capitals.
  const { universe } = variable;
  const listed =
    universe === undefined
      ? new Set(by === "text" ? [...wanted].map((name) => name.trim().toUpperCase()) : wanted)
      : new Set([...wanted].filter((name) => universe.has(name)));
  return names(inside ? someNames(listed) : otherNames(listed, universe));
}

/** A grade is a range of its score. */
function testGrade(
  translation: Translation,
  operand: Extract<Expression, { op: "grade" }>,
  chosen: (name: string) => boolean,
  asked: Asked,
  scope: Scope,
): Formula {
  const score = translation.index.score(operand.score);
  const variable = valueVariable(translation, operand, scope);
  if (score === undefined || variable === undefined || score.grades.length === 0) return unknownTest(asked);
  const rangeOf = (wanted: boolean): NumberSet =>
    toIntegers(uniteNumbers(gradeRanges(score).flatMap(({ name, set }) => (chosen(name) === wanted ? [set] : []))));
  const isTrue = asked === "true" || asked === "not_false";
  if (asked === "true" || asked === "false") {
    return isIn(variable, { unknown: false, known: numbers(rangeOf(isTrue)) });
  }
  // Below the floor of the last grade there is none, and then comparisons with grades are unknown.
  return isIn(variable, { unknown: false, known: numbers(toIntegers(complementNumbers(rangeOf(!isTrue)))) });
}

/** The values that earn each grade, the highest first. */
export function gradeRanges({ grades }: Score): { readonly name: string; readonly set: NumberSet }[] {
  let ceiling = Infinity;
  return grades.map(({ name, from = -Infinity }) => {
    const set = ceiling === Infinity ? atLeast(from) : upTo(from, ceiling);
    ceiling = Math.min(ceiling, from);
    return { name, set };
  });
}

function upTo(low: number, ceiling: number): NumberSet {
  if (low >= ceiling) return [];
  return [{ low, high: ceiling, lowOpen: low === -Infinity, highOpen: true }];
}

/** Two values neither of which is constant: one is smaller, or they are equal. */
function compareValues(translation: Translation, expression: Compare, asked: Asked, scope: Scope): Formula {
  const [left, right] = [JSON.stringify(expression.left), JSON.stringify(expression.right)];
  const isTurned = right < left;
  const comparison = isTurned ? mirrored[expression.comparison] : expression.comparison;
  const key = `relation ${scope.key} ${expression.by} ${isTurned ? right : left} ${isTurned ? left : right}`;
  const variable = translation.table.intern(key, () => ({
    subject: { kind: "opaque", key },
    universe: relations,
    domain: { unknown: true, known: names(someNames(left === right ? ["0"] : relations)) },
  }));
  const those = (wanted: boolean): Known | undefined =>
    names(someNames([...relations].filter((each) => fits(comparison, Number(each)) === wanted)));
  return testOf(variable, asked, those(true), those(false));
}

const relations: ReadonlySet<string> = new Set(["-1", "0", "1"]);
