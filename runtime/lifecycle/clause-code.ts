/** Writes the functions that choose the clause to take, and those that find when a clause may come to hold. */
import type { Expression, Trigger } from "../../schemas/generated/plan.ts";
import type { Lead } from "../model/lead.ts";
import type { Value } from "../model/value.ts";
import type { LinkedClause } from "../plan/link.ts";
import { truthChangeCode } from "../expr/change-code.ts";
import { createScope, defineFunction, earliest, never, type Code, type Scope } from "../expr/code.ts";
import { truthCode } from "../expr/truth-code.ts";
import { valueCode } from "../expr/value-code.ts";

/** The attributes of the activity of a step, in the order of the plan. */
export type Attributes = readonly (Value | undefined)[];

export interface ClauseFunctions {
  /**
   * The first enabled clause out of the present stage, or -1; `activity` is the step's activity or -1. Clauses into
   * stages marked in `visited`, and clauses marked in `held`, are passed over.
   */
  select(
    lead: Lead,
    now: number,
    activity: number,
    attributes: Attributes,
    visited: readonly boolean[],
    held: readonly boolean[],
  ): number;
  /** For each clause without `on`: whether its criterion is true. */
  readonly holds: readonly (((lead: Lead, now: number) => boolean) | undefined)[];
  /** For each clause without `on`: the next instant at which its criterion may turn true or cease to be. */
  readonly changes: readonly (((lead: Lead, now: number) => number) | undefined)[];
  /** The next instant at which a clause without `on` out of the present stage may change. */
  nextChange(lead: Lead, now: number): number;
  /** For each clause with `because`: the reason it gives. */
  readonly reasons: readonly (
    ((lead: Lead, now: number, activity: number, attributes: Attributes) => Value | undefined) | undefined
  )[];
}

/** Adds the functions to the code; the text names them for `finishCode`. */
export function writeClauses(code: Code): string {
  const { clauses, stages } = code.linked;
  const holds: string[] = [];
  const changes: string[] = [];
  const reasons: string[] = [];
  for (const clause of clauses) {
    holds.push(clause.on === undefined ? writeHolds(code, clause) : "undefined");
    changes.push(clause.on === undefined ? writeChange(code, clause) : "undefined");
    reasons.push(clause.clause.because === undefined ? "undefined" : writeReason(code, clause, clause.clause.because));
  }
  const from = (stage: number): readonly LinkedClause[] =>
    clauses.filter((clause) => clause.from.includes(stage) && clause.target !== stage);
  for (const stage of stages.all.keys()) {
    writeSelection(code, stage, from(stage));
  }
  const scope = createScope(code);
  const cases = stages.all.map((_, stage) => `case ${stage}: return select${stage}(L, now, a, A, V, H);`);
  defineFunction(scope, "select", () => `switch (L.stage) { ${cases.join("\n")} }\nreturn -1;`, "L, now, a, A, V, H");
  const nextScope = createScope(code);
  const next = stages.all.map((_, stage) => {
    const own = from(stage).filter(({ on }) => on === undefined);
    return `case ${stage}: return ${earliest(own.map(({ clause }) => truthChangeCode(nextScope, criterionOf(clause.when), true)))};`;
  });
  defineFunction(nextScope, "nextChange", () => `switch (L.stage) { ${next.join("\n")} }\nreturn Infinity;`);
  return `{ select, nextChange, holds: [${holds.join(", ")}], changes: [${changes.join(", ")}], reasons: [${reasons.join(", ")}] }`;
}

/** A condition that the step's activity triggers: one of the activities, and `where` as it is at this moment. */
export function triggerText(scope: Scope, { activities, where }: Trigger): string {
  const { code } = scope;
  const tests = activities.map((name) => {
    const place = code.linked.activities.indexOf(name);
    if (where === undefined) return `a === ${place}`;
    const inner: Scope = { ...scope, activity: place };
    const text = `a === ${place} && ${truthCode(inner, where, true)}`;
    scope.temporaries = inner.temporaries;
    return `(${text})`;
  });
  return tests.length === 0 ? "false" : `(${tests.join(" || ")})`;
}

function writeSelection(code: Code, stage: number, clauses: readonly LinkedClause[]): void {
  const scope = createScope(code);
  const lines = clauses.map(({ index, clause, target, on }) => {
    const conditions = [on === undefined ? `C[${code.layout.disarmed + index}] === 0` : triggerText(scope, on)];
    if (on === undefined || clause.when !== undefined)
      conditions.push(truthCode(scope, criterionOf(clause.when), true));
    return `if (!V[${target}] && !H[${index}] && ${conditions.join(" && ")}) return ${index};`;
  });
  defineFunction(scope, `select${stage}`, () => `${lines.join("\n")}\nreturn -1;`, "L, now, a, A, V, H");
}

function writeHolds(code: Code, { index, clause }: LinkedClause): string {
  const scope = createScope(code);
  const text = truthCode(scope, criterionOf(clause.when), true);
  return defineFunction(scope, `holds${index}`, () => `return ${text};`);
}

function writeChange(code: Code, { index, clause }: LinkedClause): string {
  const scope = createScope(code);
  const text = truthChangeCode(scope, criterionOf(clause.when), true);
  return text === never ? "undefined" : defineFunction(scope, `change${index}`, () => `return ${text};`);
}

function writeReason(code: Code, { index, on }: LinkedClause, because: Expression): string {
  const scope = createScope(code);
  const lines = (on?.activities ?? []).map((name) => {
    const place = code.linked.activities.indexOf(name);
    const inner: Scope = { ...scope, activity: place };
    const text = `if (a === ${place}) return ${valueCode(inner, because)};`;
    scope.temporaries = inner.temporaries;
    return text;
  });
  lines.push(`return ${valueCode(scope, because)};`);
  return defineFunction(scope, `reason${index}`, () => lines.join("\n"), "L, now, a, A");
}

/** A clause that says neither when nor on what it is taken is never taken. */
function criterionOf(when: Expression | undefined): Expression {
  return when ?? { op: "or", operands: [] };
}
