/**
 * Writes JavaScript for the next instant at which something could change by time alone, everything else staying as it
 * is. Never too late; sometimes early, which costs a look and changes nothing. Scores do not appear here: whoever
 * asks is woken anyway when a score passes a threshold (see `scoring/score-code.ts`).
 */
import type { Compare, Did, Expression } from "../../schemas/generated/plan.ts";
import { isLive, nextDistinctExpiry, nextExpiry } from "./aggregate.ts";
import { aggregateCell, boundsOf } from "./aggregate-table.ts";
import { nextChangeOfSign, nextCrossing } from "./arithmetic.ts";
import { compareOnCalendar } from "./calendar-comparison.ts";
import { constant, createScope, defineFunction, earliest, never, type Scope } from "./code.ts";
import { isFieldOnly } from "./field-only.ts";
import { slopeOfDifference, uneven, write } from "./slope-code.ts";
import { comparisonsOf, nthLatestText, truthCode } from "./truth-code.ts";
import { keepsValues } from "./window.ts";
import { valueCode } from "./value-code.ts";

/** The next instant at which the criterion may turn true or cease to be (`wanted`), or the same for being false. */
export function truthChangeCode(scope: Scope, expression: Expression, wanted: boolean): string {
  const { code } = scope;
  if (isFieldOnly(expression)) return never;
  switch (expression.op) {
    case "and":
    case "or": {
      const all = (expression.op === "and") === wanted;
      const changing: string[] = [];
      const steady: Expression[] = [];
      for (const operand of expression.operands) {
        const change = truthChangeCode(scope, operand, wanted);
        if (change === never) steady.push(operand);
        else changing.push(change);
      }
      const next = earliest(changing);
      if (next === never || steady.length === 0) return next;
      // What stands still decides whether the rest matters.
      const settled = truthCode(scope, { op: expression.op, operands: steady }, wanted);
      return all ? `(${settled} ? ${next} : Infinity)` : `(${settled} ? Infinity : ${next})`;
    }
    case "not":
      return truthChangeCode(scope, expression.operand, !wanted);
    case "between":
      return truthChangeCode(scope, comparisonsOf(expression), wanted);
    case "compare":
      return compareChangeCode(scope, expression);
    case "among": {
      const type = expression.by === "time" ? "datetime" : "number";
      const crossings = expression.values.map((value) =>
        compareChangeCode(scope, {
          op: "compare",
          comparison: "equal",
          by: expression.by,
          left: expression.operand,
          right: { op: "literal", type, value },
        }),
      );
      return earliest([valueChangeCode(scope, expression.operand), ...crossings]);
    }
    case "text_test":
      return earliest([valueChangeCode(scope, expression.operand), valueChangeCode(scope, expression.text)]);
    case "list_contains":
      return earliest([valueChangeCode(scope, expression.operand), valueChangeCode(scope, expression.value)]);
    case "matches":
    case "email_is":
    case "known":
      return valueChangeCode(scope, expression.operand);
    case "segment":
    case "need": {
      const places = expression.op === "segment" ? code.linked.segments : code.linked.needs;
      const place = places.indexOf(expression.name);
      const { when } = code.linked.criteria[place]!;
      return changeFunction(scope, `changeOfCriterion${place}${wanted ? "True" : "False"}`, (inner) =>
        truthChangeCode(inner, when, wanted),
      );
    }
    case "consent": {
      const rows = code.linked.plan.contact_policy?.consent ?? [];
      const operands = rows.filter(({ channels }) => channels.includes(expression.channel)).map(({ when }) => when);
      return truthChangeCode(scope, { op: "or", operands }, wanted);
    }
    case "did":
      return didChangeCode(scope, expression);
    case "did_after": {
      const spec = code.aggregates.specOf(expression);
      if (spec.within === undefined) return never;
      const [latest, asked] = [`C[${spec.cell + aggregateCell.latest}]`, constant(code, spec)];
      return `(${constant(code, isLive)}(L, ${asked}, ${latest}, now) ? ${asked}.expiry(${latest}) : Infinity)`;
    }
    case "was":
    case "entered_on":
      return never;
    default:
      return valueChangeCode(scope, expression);
  }
}

/** The next instant at which the value may change otherwise than by moving along its line. */
export function valueChangeCode(scope: Scope, expression: Expression): string {
  const { code } = scope;
  switch (expression.op) {
    case "literal":
    case "duration":
    case "field":
    case "account_field":
    case "attribute":
    case "score":
    case "grade":
    case "times_entered":
      return never;
    case "fact":
      if (expression.fact === "persona") {
        return changeFunction(scope, "changeOfPersona", (inner) =>
          earliest(code.linked.personas.all.map(({ when }) => truthChangeCode(inner, when!, true))),
        );
      }
      if (expression.fact === "phase") {
        return changeFunction(scope, "changeOfPhase", (inner) =>
          earliest(
            code.linked.phases.all.map(({ when }) => (when === undefined ? never : truthChangeCode(inner, when, true))),
          ),
        );
      }
      return never;
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return earliest([valueChangeCode(scope, expression.left), valueChangeCode(scope, expression.right)]);
    case "count":
    case "sum":
    case "first":
    case "last":
    case "time_since": {
      const spec = code.aggregates.specOf(expression);
      if (spec.within === undefined) return never;
      const [latest, asked] = [`C[${spec.cell + aggregateCell.latest}]`, constant(code, spec)];
      if (spec.keeps === "distinct") return `${constant(code, nextDistinctExpiry)}(L, ${asked}, now)`;
      if (spec.keeps === "times" || keepsValues(spec)) {
        return `${constant(code, nextExpiry)}(L, ${asked}, now)`;
      }
      return `(${constant(code, isLive)}(L, ${asked}, ${latest}, now) ? ${asked}.expiry(${latest}) : Infinity)`;
    }
    default:
      return earliest([truthChangeCode(scope, expression, true), truthChangeCode(scope, expression, false)]);
  }
}

/** A function for what many places ask, or the text `Infinity` when it never changes. */
function changeFunction(scope: Scope, name: string, build: (scope: Scope) => string): string {
  const { calls } = scope.code;
  let call = calls.get(name);
  if (call === undefined) {
    const inner = createScope(scope.code);
    const text = build(inner);
    call = text === never ? never : `${defineFunction(inner, name, () => `return ${text};`)}(L, now)`;
    calls.set(name, call);
  }
  return call;
}

function compareChangeCode(scope: Scope, expression: Compare): string {
  const { code } = scope;
  const { left, right } = compareOnCalendar(expression);
  const jumps = [valueChangeCode(scope, left), valueChangeCode(scope, right)];
  const slope = slopeOfDifference(scope, left, right);
  if (slope === 0) return earliest(jumps);
  if (slope === uneven) {
    // What leaves a window makes a jump of its own, so here windows stand still.
    const inner = createScope(code, scope.activity, "present");
    const body = `return ${valueCode(inner, left)} - ${valueCode(inner, right)};`;
    const name = defineFunction(inner, `difference${code.functions.length}`, () => body, "L, now, present");
    return earliest([...jumps, `${constant(code, nextChangeOfSign)}((at) => ${name}(L, at, now), now)`]);
  }
  const difference = `${valueCode(scope, left)} - ${valueCode(scope, right)}`;
  return earliest([...jumps, `${constant(code, nextCrossing)}(${difference}, ${write(slope)}, now)`]);
}

/** The instants at which the nth latest activities that the bounds ask about leave the window. */
function didChangeCode(scope: Scope, expression: Did): string {
  const { code } = scope;
  const spec = code.aggregates.specOf(expression);
  if (spec.within === undefined) return never;
  const { least, most } = boundsOf(expression);
  const counts = [...(least > 0 ? [least] : []), ...(Number.isFinite(most) ? [most + 1] : [])];
  return earliest(
    counts.map((n) => {
      const time = nthLatestText(scope, spec, n);
      return `${constant(code, expiryAfter)}(${constant(code, spec)}.expiry(${time}), now)`;
    }),
  );
}

function expiryAfter(expiry: number, now: number): number {
  return expiry > now ? expiry : Infinity;
}
