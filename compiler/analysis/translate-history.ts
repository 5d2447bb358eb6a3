/** Turns questions about what a lead did into formulas over counts. */
import type { Compare, Did, DidAfter, Duration, Expression, Selection } from "../../schemas/generated/plan.ts";
import { numbers } from "./domain.ts";
import { all, any, type Formula } from "./formula.ts";
import { above, between, complementNumbers, type NumberSet, toIntegers } from "./number-set.ts";
import { type Asked, certain, opaque, testOf, type Translation } from "./translation.ts";
import { countVariable, enteredVariable } from "./values.ts";

/** `did` is never unknown: it counts, and before the stage that it looks back to was entered it is false. */
export function translateDid(translation: Translation, expression: Did, asked: Asked): Formula {
  const { selection, at_least: least = 0, at_most: most = Infinity } = expression;
  const wanted = certain(asked);
  const began = beganIn(translation, selection, wanted);
  const counted = countTest(translation, selection, between(least, most), wanted);
  if (began === undefined) return counted;
  return wanted === "true" ? all([began, counted]) : any([began, counted]);
}

/** Some activity after another; nothing is said about how long after. */
export function translateDidAfter(translation: Translation, expression: DidAfter, asked: Asked): Formula {
  const wanted = certain(asked);
  const fact = opaque(translation, JSON.stringify(expression), wanted);
  if (wanted === "false") return fact;
  const after: Selection = { activities: expression.after };
  return all([fact, didAny(translation, expression.selection, "true"), didAny(translation, after, "true")]);
}

/** Whether the selection selects anything, or that it does not. */
export function didAny(translation: Translation, selection: Selection, wanted: "true" | "false"): Formula {
  return countTest(translation, selection, between(1, Infinity), wanted);
}

/** `time since` is below D exactly when an activity happened within D. */
export function compareTimeSince(
  translation: Translation,
  { selection }: Extract<Expression, { op: "time_since" }>,
  comparison: Compare["comparison"],
  value: number,
  asked: Asked,
): Formula {
  const isTrue = asked === "true" || asked === "not_false";
  const known = (formula: Formula): Formula => {
    if (asked === "true" || asked === "false") return all([didAny(translation, selection, "true"), formula]);
    return any([didAny(translation, selection, "false"), formula]);
  };
  const younger = (limit: number, wanted: boolean): Formula =>
    known(didWithin(translation, selection, limit, wanted ? "true" : "false"));
  switch (comparison) {
    case "less":
      return younger(Math.ceil(value), isTrue);
    case "at_most":
      return younger(Math.floor(value) + 1, isTrue);
    case "at_least":
      return younger(Math.ceil(value), !isTrue);
    case "greater":
      return younger(Math.floor(value) + 1, !isTrue);
    default:
      return known(opaque(translation, JSON.stringify([selection, comparison, value]), isTrue ? "true" : "false"));
  }
}

function didWithin(translation: Translation, selection: Selection, limit: number, wanted: "true" | "false"): Formula {
  const within: Duration = { unit: "milliseconds", amount: limit };
  const { within: own } = selection;
  if (limit <= 0) return countTest(translation, selection, between(1, 0), wanted);
  if (own === undefined) return didAny(translation, translation.narrow(selection, within), wanted);
  if (own.unit === "milliseconds" && own.amount <= limit) return didAny(translation, selection, wanted);
  if (own.unit === "milliseconds") return didAny(translation, translation.narrow(selection, within), wanted);
  return opaque(translation, JSON.stringify([selection, limit]), wanted);
}

/** What activities add up to is nothing, or unknown, when there are none. */
export function needsActivity(
  translation: Translation,
  operand: Expression,
  set: NumberSet | undefined,
  asked: Asked,
  formula: Formula,
): Formula {
  switch (operand.op) {
    case "first":
    case "last":
      if (asked === "not_true" || asked === "not_false") return formula;
      return all([didAny(translation, operand.selection, "true"), formula]);
    case "sum":
    case "count": {
      if (operand.op === "count" && operand.distinct === undefined) return formula;
      const isZero = set?.some(({ low, high, lowOpen, highOpen }) => {
        return (low < 0 || (low === 0 && !lowOpen)) && (high > 0 || (high === 0 && !highOpen));
      });
      return isZero === false ? all([didAny(translation, operand.selection, "true"), formula]) : formula;
    }
    default:
      return formula;
  }
}

function countTest(translation: Translation, selection: Selection, set: NumberSet, wanted: "true" | "false"): Formula {
  const { activities } = selection;
  const inside = toIntegers(set);
  const [first] = inside;
  // "Any of them" is each of them asked in turn, so that it is seen to follow from one.
  if (activities.length > 1 && inside.length === 1 && first?.low === 1 && first.high === Infinity) {
    const each = activities.map((activity) =>
      countTest(translation, translation.only(selection, activity), set, wanted),
    );
    return wanted === "true" ? any(each) : all(each);
  }
  if (activities.length > 1 && inside.length === 1 && first?.low === 0 && first.high === 0) {
    return countTest(translation, selection, above(0), wanted === "true" ? "false" : "true");
  }
  const variable = countVariable(translation, selection);
  return testOf(variable, wanted, numbers(inside), numbers(toIntegers(complementNumbers(set))));
}

function beganIn(translation: Translation, { since }: Selection, wanted: "true" | "false"): Formula | undefined {
  if (since?.kind !== "stage" || since.stage === undefined) return undefined;
  const entered = enteredVariable(translation, since.stage);
  return testOf(entered, wanted, numbers(between(1, Infinity)), numbers(between(0, 0)));
}
