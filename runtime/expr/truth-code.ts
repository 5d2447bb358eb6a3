/** Writes JavaScript for "this criterion is true" and for "it is false": two questions in place of a third truth value. */
import type {
  Among,
  Between,
  Compare,
  Did,
  EmailTest,
  Expression,
  Matches,
  ValueType,
} from "../../schemas/generated/plan.ts";
import { invariant } from "../model/invariant.ts";
import { normalForm } from "../model/value.ts";
import { PlanProblem } from "../plan/problem.ts";
import { isLive, nthLatest } from "./aggregate.ts";
import { aggregateCell, boundsOf, type AggregateSpec } from "./aggregate-table.ts";
import { compareOnCalendar } from "./calendar-comparison.ts";
import { constant, numberOfField, quote, sharedConstant, temporary, type Code, type Scope } from "./code.ts";
import { isBusinessEmail, isDisposableEmail, isFreeEmail, isValidEmail } from "./email.ts";
import { isFieldOnly } from "./field-only.ts";
import { createPattern } from "./pattern.ts";
import { comparableCode, comparableLiteral, valueCode } from "./value-code.ts";

/** A JavaScript condition that holds exactly when the criterion is true (`wanted`), or exactly when it is false. */
export function truthCode(scope: Scope, expression: Expression, wanted: boolean): string {
  const { code } = scope;
  const fact = factOf(code, expression);
  if (fact !== undefined) return `C[${code.layout.facts + fact}] === ${wanted ? 1 : -1}`;
  switch (expression.op) {
    case "and":
    case "or": {
      const all = (expression.op === "and") === wanted;
      const conditions = expression.operands.map((operand) => truthCode(scope, operand, wanted));
      if (conditions.length === 0) return all ? "true" : "false";
      return `(${conditions.join(all ? " && " : " || ")})`;
    }
    case "not":
      return truthCode(scope, expression.operand, !wanted);
    case "compare":
      return compareCode(scope, expression, wanted);
    case "between":
      return truthCode(scope, comparisonsOf(expression), wanted);
    case "among":
      return amongCode(scope, expression, wanted);
    case "text_test": {
      const text = comparableCode(scope, expression.operand, "text");
      const part = comparableCode(scope, expression.text, "text");
      const method = { contains: "includes", starts_with: "startsWith", ends_with: "endsWith" }[expression.test];
      const [whole, piece] = [temporary(scope), temporary(scope)];
      const known = `(${whole} = ${text}) !== undefined && (${piece} = ${part}) !== undefined`;
      return `(${known} && ${wanted ? "" : "!"}${whole}.${method}(${piece}))`;
    }
    case "list_contains": {
      const [list, value] = [temporary(scope), temporary(scope)];
      const known = `(${list} = ${valueCode(scope, expression.operand)}) !== undefined && (${value} = ${comparableCode(scope, expression.value, expression.by)}) !== undefined`;
      const element = expression.by === "text" ? `${constant(code, normalForm)}(e)` : "e";
      return `(${known} && ${wanted ? "" : "!"}${constant(code, holds)}(${list}, ${value}, (e) => ${element}))`;
    }
    case "matches":
      return testCode(scope, expression, () => createPattern(expression), wanted);
    case "email_is":
      return testCode(scope, expression, () => createEmailTest(code, expression.test), wanted);
    case "known":
      return `(${valueCode(scope, expression.operand)}) ${wanted ? "!==" : "==="} undefined`;
    case "segment":
    case "need": {
      scope.readsDerived = true;
      const places = expression.op === "segment" ? code.linked.segments : code.linked.needs;
      return `C[${code.layout.truths + places.indexOf(expression.name)}] === ${wanted ? 1 : -1}`;
    }
    case "consent": {
      const rows = code.linked.plan.contact_policy?.consent ?? [];
      const operands = rows.filter(({ channels }) => channels.includes(expression.channel)).map(({ when }) => when);
      return operands.length === 0 ? "false" : truthCode(scope, { op: "or", operands }, wanted);
    }
    case "did":
      return didCode(scope, expression, wanted);
    case "did_after": {
      const spec = code.aggregates.specOf(expression);
      const live = `${constant(code, isLive)}(L, ${constant(code, spec)}, C[${spec.cell + aggregateCell.latest}], ${scope.present})`;
      return wanted ? live : `!${live}`;
    }
    case "was":
      return `C[${code.layout.timesEntered + code.linked.stages.indexOf(expression.stage)}] ${wanted ? ">" : "==="} 0`;
    case "entered_on": {
      const triggers = expression.activities.map((name) => `L.trigger === ${code.linked.activities.indexOf(name)}`);
      const any = `(${triggers.join(" || ") || "false"})`;
      return wanted ? any : `!${any}`;
    }
    case "sla_is":
    case "sent":
    case "asked":
    case "notified":
    case "assigned":
    case "quarantined":
    case "of_lead":
      invariant(false, `\`${expression.op}\` belongs to tests and is answered there`);
      break;
    default:
      return `(${valueCode(scope, expression)}) === ${wanted}`;
  }
}

/** The place of a criterion among those that are worked out when fields change. */
function factOf({ facts, known }: Code, expression: Expression): number | undefined {
  if (facts === "worked out" || !isFieldOnly(expression)) return undefined;
  const key = JSON.stringify(expression);
  if (facts === "added" && !known.has(key)) known.set(key, { index: known.size, expression });
  return known.get(key)?.index;
}

/** A range as its comparisons. */
export function comparisonsOf({ by, operand, from, to }: Between): Expression {
  const operands: Expression[] = [];
  if (from !== undefined) operands.push({ op: "compare", comparison: "at_least", by, left: operand, right: from });
  if (to !== undefined) operands.push({ op: "compare", comparison: "at_most", by, left: operand, right: to });
  return { op: "and", operands };
}

function holds(list: readonly unknown[], value: unknown, form: (element: unknown) => unknown): boolean {
  return list.some((element) => form(element) === value);
}

function compareCode(scope: Scope, given: Compare, wanted: boolean): string {
  const expression = compareOnCalendar(given);
  const { left, right, by } = expression;
  const comparison = wanted ? expression.comparison : opposite[expression.comparison];
  const first = comparableCode(scope, left, by, right);
  const second = comparableCode(scope, right, by, left);
  // A comparison by size with `undefined` is false in JavaScript, as it must be here.
  if (comparison !== "equal" && comparison !== "not_equal") {
    const sides = [numberCode(scope, left) ?? first, numberCode(scope, right) ?? second];
    return `(${sides.join(` ${operators[comparison]} `)})`;
  }
  if (right.op === "literal") {
    if (comparison === "equal") return `(${first} === ${second})`;
    const value = temporary(scope);
    return `((${value} = ${first}) !== undefined && ${value} !== ${second})`;
  }
  const [one, other] = [temporary(scope), temporary(scope)];
  const known = `(${one} = ${first}) !== undefined && (${other} = ${second}) !== undefined`;
  return `(${known} && ${one} ${comparison === "equal" ? "===" : "!=="} ${other})`;
}

function createEmailTest(code: Code, test: EmailTest["test"]): (text: string) => boolean {
  if (test === "valid") return isValidEmail;
  const domains = code.emailDomains;
  if (domains === undefined) throw new PlanProblem("", `\`is ${test}\` needs the lists of e-mail domains`);
  const ask = { free: isFreeEmail, disposable: isDisposableEmail, business: isBusinessEmail }[test];
  return (text) => ask(text, domains);
}

/** A numeric field as a number that may be NaN. */
function numberCode({ code }: Scope, expression: Expression): string | undefined {
  if (expression.op !== "field") return undefined;
  const place = code.linked.fields.indexOf(expression.name);
  return numericTypes.has(code.linked.fields.all[place]!.type.type) ? numberOfField(place) : undefined;
}

const numericTypes: ReadonlySet<ValueType> = new Set(["integer", "number", "percent", "money", "date", "datetime"]);

const operators = { less: "<", at_most: "<=", greater: ">", at_least: ">=" };

const opposite = {
  equal: "not_equal",
  not_equal: "equal",
  less: "at_least",
  at_least: "less",
  greater: "at_most",
  at_most: "greater",
} as const;

function amongCode(scope: Scope, { operand, by, values }: Among, wanted: boolean): string {
  const { code } = scope;
  const value = temporary(scope);
  const assigned = `(${value} = ${comparableCode(scope, operand, by)})`;
  const literals = values.map((each) => comparableLiteral(code, operand, by, each));
  if (wanted && literals.length === 0) return "false";
  const tests = literals.map((literal) => `${value} ${wanted ? "===" : "!=="} ${literal}`);
  return `(${assigned} !== undefined${tests.length === 0 ? "" : ` && (${tests.join(wanted ? " || " : " && ")})`})`;
}

function testCode(
  scope: Scope,
  { operand, ...test }: Matches | EmailTest,
  create: () => (text: string) => boolean,
  wanted: boolean,
): string {
  const value = temporary(scope);
  const known = `(${value} = ${valueCode(scope, operand)}) !== undefined`;
  const asked = sharedConstant(scope.code, `test ${JSON.stringify(test)}`, () => rememberLast(create()));
  return `(${known} && ${wanted ? "" : "!"}${asked}(${value}))`;
}

/** Whether something is true and whether it is false are asked one after the other, and such tests are costly. */
function rememberLast(test: (text: string) => boolean): (text: string) => boolean {
  let last: string | undefined;
  let answer = false;
  return (text) => {
    if (text !== last) {
      answer = test(text);
      last = text;
    }
    return answer;
  };
}

/** `did` counts in a summary; in a window it looks at the time of the nth latest activity. */
function didCode(scope: Scope, expression: Did, wanted: boolean): string {
  const { code } = scope;
  const spec = code.aggregates.specOf(expression);
  const { least, most } = boundsOf(expression);
  const atLeast = (n: number): string => {
    if (n <= 0) return "true";
    if (spec.keeps === "count") return `C[${spec.cell + aggregateCell.n}] >= ${quote(n)}`;
    const time = nthLatestText(scope, spec, n);
    if (spec.since === undefined && spec.within?.unit === "milliseconds") {
      return `${scope.present} < ${time} + ${quote(spec.within.amount)}`;
    }
    return `${constant(code, isLive)}(L, ${constant(code, spec)}, ${time}, ${scope.present})`;
  };
  const conditions = [
    // Before the first entry to the stage there is nothing that `since` could mean.
    ...(spec.since === undefined ? [] : [`C[${spec.cell + aggregateCell.since}] !== Infinity`]),
    ...(least > 0 ? [atLeast(least)] : []),
    ...(Number.isFinite(most) ? [`!(${atLeast(most + 1)})`] : []),
  ];
  const all = conditions.length === 0 ? "true" : `(${conditions.join(" && ")})`;
  return wanted ? all : `!${all}`;
}

/** The time of the nth latest activity in a window, -Infinity when there are fewer. */
export function nthLatestText({ code }: Scope, spec: AggregateSpec, n: number): string {
  if (spec.keeps === "latest") return `C[${spec.cell + aggregateCell.latest}]`;
  return `${constant(code, nthLatest)}(L, ${constant(code, spec)}, ${quote(n)})`;
}
