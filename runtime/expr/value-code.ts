/** Writes JavaScript for the value of an expression, `undefined` when it is unknown. */
import type { Arithmetic, Duration, Expression, Fact, Literal, Ordering } from "../../schemas/generated/plan.ts";
import { assertNever, invariant } from "../model/invariant.ts";
import { normalForm } from "../model/value.ts";
import { PlanProblem } from "../plan/problem.ts";
import { addMonths } from "../time/duration.ts";
import { parseDate, parseDateTime } from "../time/iso-date.ts";
import {
  countDistinct,
  countLive,
  firstLive,
  isLive,
  lastLive,
  latestLive,
  measureLive,
  onlyValue,
} from "./aggregate.ts";
import { aggregateCell } from "./aggregate-table.ts";
import { elapsedSince, known } from "./arithmetic.ts";
import { constant, quote, sharedConstant, temporary, type Code, type Scope } from "./code.ts";

/** A month where no calendar says how long it is. */
const usualMonth = 30 * 86_400_000;

export function valueCode(scope: Scope, expression: Expression): string {
  const { code } = scope;
  switch (expression.op) {
    case "literal":
      return quote(literalValue(code, expression));
    case "duration":
      return quote(millisecondsOf(expression.duration));
    case "field":
      return `F[${code.linked.fields.indexOf(expression.name)}]`;
    case "account_field":
      return `L.account[${code.linked.accountFields.indexOf(expression.name)}]`;
    case "attribute":
      return attributeCode(scope, expression.name);
    case "fact":
      return factCode(scope, expression);
    case "score":
      scope.readsDerived = true;
      return `S[${code.linked.scores.indexOf(expression.score)}]`;
    case "grade": {
      scope.readsDerived = true;
      return chooseGrade(code, expression.score, (_, name) => quote(name));
    }
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return arithmeticCode(scope, expression);
    case "count":
    case "sum":
    case "first":
    case "last":
    case "time_since":
      return questionCode(scope, expression);
    case "times_entered":
      return `C[${code.layout.timesEntered + code.linked.stages.indexOf(expression.stage)}]`;
    default:
      return `(${code.truthCode(scope, expression, true)} ? true : ${code.truthCode(scope, expression, false)} ? false : undefined)`;
  }
}

/** The value as something that `===` and `<` compare in the given order; unknown stays `undefined`. */
export function comparableCode(scope: Scope, expression: Expression, by: Ordering, other?: Expression): string {
  const { code } = scope;
  switch (by) {
    case "text": {
      if (expression.op === "literal") return quote(normalForm(expression.value));
      const value = temporary(scope);
      return `((${value} = ${valueCode(scope, expression)}) === undefined ? undefined : ${constant(code, normalForm)}(${value}))`;
    }
    case "phase": {
      if (expression.op === "fact" && expression.fact === "phase") {
        scope.readsDerived = true;
        return "(L.phase < 0 ? undefined : L.phase)";
      }
      if (expression.op === "literal") return String(code.linked.phases.indexOf(String(expression.value)));
      const { all } = code.linked.phases;
      const places = sharedConstant(
        code,
        "places of phases",
        () => new Map(all.map(({ name }, index) => [name, index])),
      );
      return `${places}.get(${valueCode(scope, expression)})`;
    }
    case "grade": {
      if (expression.op === "grade") {
        scope.readsDerived = true;
        return chooseGrade(code, expression.score, (index) => quote(-index));
      }
      const score = other?.op === "grade" ? other.score : undefined;
      invariant(score !== undefined && expression.op === "literal", "a grade is compared with a literal or a grade");
      return quote(-rankOfGrade(code, score, String(expression.value)));
    }
    case "exact":
    case "number":
    case "time":
    case "duration":
      return valueCode(scope, expression);
    default:
      return assertNever(by);
  }
}

/** A literal of a list, as `comparableCode` gives the operand it is compared with. */
export function comparableLiteral(
  code: Code,
  operand: Expression,
  by: Ordering,
  value: string | number | boolean,
): string {
  switch (by) {
    case "text":
      return quote(normalForm(value));
    case "phase":
      return String(code.linked.phases.indexOf(String(value)));
    case "grade":
      invariant(operand.op === "grade", "only grades are compared as grades");
      return quote(-rankOfGrade(code, operand.score, String(value)));
    case "time":
      return quote(typeof value === "string" ? readInstant(code, value) : value);
    case "exact":
    case "number":
    case "duration":
      return quote(value);
    default:
      return assertNever(by);
  }
}

export function rankOfGrade(code: Code, score: string, grade: string): number {
  const { all, indexOf } = code.linked.scores;
  return all[indexOf(score)]!.grades.findIndex(({ name }) => name === grade);
}

/** Months added to or taken from an instant that may be unknown. */
export function createMonthShift(code: Code, months: number): (instant: number | undefined) => number | undefined {
  return (instant) => (instant === undefined ? undefined : addMonths(instant, months, code.zone));
}

function literalValue(code: Code, { type, value }: Literal): string | number | boolean {
  return (type === "date" || type === "datetime") && typeof value === "string" ? readInstant(code, value) : value;
}

function readInstant(code: Code, text: string): number {
  const instant = parseDate(text, code.zone) ?? parseDateTime(text, code.zone);
  if (instant === undefined) throw new PlanProblem("", `\`${text}\` is no date`);
  return instant;
}

function millisecondsOf({ unit, amount }: Duration): number {
  if (unit === "milliseconds") return amount;
  if (unit === "months") return amount * usualMonth;
  throw new PlanProblem("", "business time is not a number of milliseconds");
}

function attributeCode(scope: Scope, name: string): string {
  if (scope.activity === undefined) return "undefined";
  const place = scope.code.linked.attributes[scope.activity]!.find(name);
  return place === undefined ? "undefined" : `A[${place}]`;
}

function factCode(scope: Scope, { fact }: Fact): string {
  const { code } = scope;
  const { stages, personas, phases } = code.linked;
  const namesOf = (all: readonly { readonly name: string }[]): string[] => all.map(({ name }) => name);
  switch (fact) {
    case "stage":
      return `${sharedConstant(code, "stages", () => namesOf(stages.all))}[L.stage]`;
    case "persona":
      scope.readsDerived = true;
      return `${sharedConstant(code, "personas", () => namesOf(personas.all))}[L.persona]`;
    case "phase":
      scope.readsDerived = true;
      return `${sharedConstant(code, "phases", () => namesOf(phases.all))}[L.phase]`;
    case "owner":
      return "L.owner";
    case "queue":
      return "L.queue";
    case "nurture":
      return "L.nurture";
    case "reason":
      return "L.reason";
    case "created":
      return "L.created";
    case "now":
      return "now";
    case "time_in_stage":
      return "(now - L.enteredAt)";
    case "stage_since":
      return "L.enteredAt";
    default:
      return assertNever(fact);
  }
}

/** Picks something by the grade that the score's value earns. */
function chooseGrade(code: Code, score: string, pick: (index: number, name: string) => string): string {
  const place = code.linked.scores.indexOf(score);
  let text = "undefined";
  for (const [index, grade] of [...code.linked.scores.all[place]!.grades.entries()].toReversed()) {
    const picked = pick(index, grade.name);
    text = grade.from === undefined ? picked : `S[${place}] >= ${quote(grade.from)} ? ${picked} : ${text}`;
  }
  return `(${text})`;
}

function arithmeticCode(scope: Scope, { op, left, right }: Arithmetic): string {
  const { code } = scope;
  if (right.op === "duration" && right.duration.unit === "months" && (op === "add" || op === "subtract")) {
    const shift = createMonthShift(code, op === "add" ? right.duration.amount : -right.duration.amount);
    return `${constant(code, shift)}(${valueCode(scope, left)})`;
  }
  const sign = { add: "+", subtract: "-", multiply: "*", divide: "/" }[op];
  return `${constant(code, known)}(${valueCode(scope, left)} ${sign} ${valueCode(scope, right)})`;
}

function questionCode(
  scope: Scope,
  question: Extract<Expression, { op: "count" | "sum" | "first" | "last" | "time_since" }>,
): string {
  const { code } = scope;
  const spec = code.aggregates.specOf(question);
  const asked = constant(code, spec);
  const n = `C[${spec.cell + aggregateCell.n}]`;
  const latest = `C[${spec.cell + aggregateCell.latest}]`;
  const call = (read: unknown): string => `${constant(code, read)}(L, ${asked}, ${scope.present})`;
  switch (question.op) {
    case "count":
      if (spec.keeps === "distinct") return call(countDistinct);
      if (spec.keeps === "variety") return call(measureLive);
      return spec.keeps === "count" ? n : call(countLive);
    case "sum":
      return spec.most === 0 ? n : call(measureLive);
    case "first":
      return call(spec.keeps === "first" ? onlyValue : firstLive);
    case "last":
    case "time_since": {
      if (spec.order !== undefined) {
        return question.op === "last" ? call(lastLive) : `${constant(code, elapsedSince)}(now, ${call(latestLive)})`;
      }
      const live = `${constant(code, isLive)}(L, ${asked}, ${latest}, ${scope.present})`;
      const value = question.op === "last" ? call(onlyValue) : `now - ${latest}`;
      return `(${live} ? ${value} : undefined)`;
    }
    default:
      return assertNever(question);
  }
}
