/** Generates the functions of a plan: recording, facts, recomputing and finding what time will change. */
import type { Expression, Plan, ScoreRule, Trigger } from "../../schemas/generated/plan.ts";
import { recordAggregate, recordLeader } from "../expr/aggregate.ts";
import { aggregateCell, type AggregateSpec } from "../expr/aggregate-table.ts";
import { truthChangeCode } from "../expr/change-code.ts";
import { constant, createScope, defineFunction, earliest, finishCode, type Code, type Scope } from "../expr/code.ts";
import { truthCode } from "../expr/truth-code.ts";
import { valueCode } from "../expr/value-code.ts";
import { triggerText, writeClauses, type Attributes, type ClauseFunctions } from "../lifecycle/clause-code.ts";
import type { Lead } from "../model/lead.ts";
import type { LinkedPlan } from "../plan/link.ts";
import type { Value } from "../model/value.ts";
import { closeGap } from "../scoring/gap.ts";
import { addEntry } from "../scoring/entries.ts";
import type { RuleSpec } from "../scoring/rule-spec.ts";
import { scoreDueText, scoreText } from "../scoring/score-code.ts";
import { findExactScores, findScoreConstants, orderDerived, type Derived } from "../scoring/score-order.ts";

/** All functions read the lead as it is; those that give a `Lead` anything say so. */
export interface Generated {
  /** Works out the truths that depend on fields alone. */
  refreshFacts(lead: Lead): void;
  /** Works out truths, scores, persona and phase at an instant. */
  derive(lead: Lead, now: number): void;
  /** The same, and takes the edges of `each time` rules. */
  recompute(lead: Lead, now: number): void;
  /** For each activity: takes it into every summary that selects it; `now` is the instant the lead acts at. */
  readonly record: readonly ((lead: Lead, attributes: Attributes, time: number, now: number) => void)[];
  /**
   * The next instant at which time may move a score past a threshold. Sets `lead.valuesDue`. Reads what was worked out
   * at `now`.
   */
  nextScoreChange(lead: Lead, now: number): number;
  /** The next instant at which time may turn the criterion of an `each time` rule. */
  nextEdge(lead: Lead, now: number): number;
  /** For each score, what somebody would notice of a change. */
  readonly watches: readonly ScoreWatch[];
  readonly clauses: ClauseFunctions;
}

/** Which changes of a score matter to somebody. */
export interface ScoreWatch {
  /** Whether every one does. */
  readonly exact: boolean;
  /** Otherwise those that pass one of these values, which are whole and ascending. */
  readonly values: readonly number[];
}

/** Functions for one expression; the lead must have been worked out at `now`. */
export interface CompiledExpression {
  isTrue(lead: Lead, now: number): boolean;
  isFalse(lead: Lead, now: number): boolean;
  value(lead: Lead, now: number): Value | undefined;
  /** The next instant at which time may change it; scores are not looked into. */
  nextChange(lead: Lead, now: number): number;
}

export function generate(
  code: Code,
  specs: readonly RuleSpec[],
  values: readonly unknown[],
): { readonly generated: Generated; readonly asksFirst: boolean[] } {
  const order = orderDerived(code.linked);
  const watches = findWatches(code.linked, values);
  writeDerivation(code, specs, order, "derive", false);
  writeDerivation(code, specs, order, "recompute", true);
  const asksFirst = code.linked.activities.all.map((_, activity) => writeRecord(code, specs, activity));
  writeScoreChange(code, specs, order, watches);
  const clauses = writeClauses(code);
  for (const criterion of criteriaOfParts(code.linked.plan)) truthCode(createScope(code), criterion, true);
  // Last, because everything above may have found criteria worth remembering.
  writeFacts(code);
  const record = code.linked.activities.all.map((_, activity) => `record${activity}`);
  const functions = finishCode<Omit<Generated, "watches">>(
    code,
    `{ refreshFacts, derive, recompute, nextScoreChange, nextEdge, record: [${record.join(", ")}], clauses: ${clauses} }`,
  );
  return { generated: { ...functions, watches }, asksFirst };
}

/** What parts ask of a lead again and again. */
function criteriaOfParts({ hygiene, turnbacks, routings, slas, nurtures }: Plan): Expression[] {
  const criteria = [
    ...(hygiene?.reject ?? []).map(({ when }) => when),
    ...(hygiene?.require ?? []).map(({ condition }) => condition),
    ...turnbacks.flatMap(({ rows }) => rows.map(({ requalify }) => requalify?.when)),
    ...routings.flatMap(({ on, rows }) => [on.when, ...rows.map(({ when }) => when)]),
    ...slas.flatMap(({ starts, met_when: met }) => [starts.when, met]),
    ...nurtures.flatMap((nurture) => [nurture.for, nurture.goal, nurture.exit]),
  ];
  return criteria.filter((criterion) => criterion !== undefined);
}

/** Functions for an expression whose questions are in the code's table. */
export function compileExpression(code: Code, expression: Expression): CompiledExpression {
  const own = createOwnCode(code);
  const define = (name: string, write: (scope: Scope) => string): void => {
    const scope = createScope(own);
    const text = write(scope);
    defineFunction(scope, name, () => `return ${text};`);
  };
  define("isTrue", (scope) => truthCode(scope, expression, true));
  define("isFalse", (scope) => truthCode(scope, expression, false));
  define("value", (scope) => valueCode(scope, expression));
  define("changeOf", (scope) =>
    earliest([truthChangeCode(scope, expression, true), truthChangeCode(scope, expression, false)]),
  );
  return finishCode<CompiledExpression>(own, "{ isTrue, isFalse, value, nextChange: changeOf }");
}

/** Whether an activity with its attributes is one that the trigger waits for; the lead must have been worked out. */
export type CompiledTrigger = (lead: Lead, now: number, activity: number, attributes: Attributes) => boolean;

export function compileTrigger(code: Code, trigger: Trigger): CompiledTrigger {
  const own = createOwnCode(code);
  const scope = createScope(own);
  const text = triggerText(scope, trigger);
  defineFunction(scope, "isTriggered", () => `return ${text};`, "L, now, a, A");
  return finishCode<CompiledTrigger>(own, "isTriggered");
}

/** A workshop for further functions, when the plan's own are finished. */
function createOwnCode(code: Code): Code {
  return { ...code, facts: "asked", constants: [], functions: [], defined: new Set(), calls: new Map() };
}

function writeFacts(code: Code): void {
  const scope = createScope({ ...code, facts: "worked out" });
  const lines = [...code.known.values()].map(
    ({ index, expression }) =>
      `C[${code.layout.facts + index}] = ${truthCode(scope, expression, true)} ? 1 : ${truthCode(scope, expression, false)} ? -1 : 0;`,
  );
  defineFunction(scope, "refreshFacts", () => lines.join("\n"), "L");
}

function writeDerivation(
  code: Code,
  specs: readonly RuleSpec[],
  order: readonly Derived[],
  name: string,
  samples: boolean,
): void {
  const scope = createScope(code);
  const lines = order.map((derived) => {
    switch (derived.kind) {
      case "criterion": {
        const { when } = code.linked.criteria[derived.place]!;
        return `C[${code.layout.truths + derived.place}] = ${truthCode(scope, when, true)} ? 1 : ${truthCode(scope, when, false)} ? -1 : 0;`;
      }
      case "score":
        return scoreText(scope, derived.place, specs, samples);
      case "persona": {
        const tests = code.linked.personas.all.map(
          ({ when }, place) => `${truthCode(scope, when!, true)} ? ${place} : `,
        );
        return `L.persona = ${tests.join("")}-1;`;
      }
      case "phase": {
        // The last one that holds.
        const tests = [...code.linked.phases.all.entries()]
          .toReversed()
          .map(([place, { when }]) => `${when === undefined ? "true" : truthCode(scope, when, true)} ? ${place} : `);
        return `L.phase = ${tests.join("")}-1;`;
      }
    }
  });
  defineFunction(scope, name, () => lines.join("\n"));
}

/** Returns whether recording the activity reads what a recompute works out. */
function writeRecord(code: Code, specs: readonly RuleSpec[], activity: number): boolean {
  const scope = createScope(code, activity);
  const decided: string[] = [];
  const decisions = new Map<string, string>();
  const updates: string[] = [];

  /** Every `where` is decided before anything is recorded, so that none sees the activity itself. */
  function whenSelected(where: Expression | undefined, update: string): void {
    if (where === undefined) {
      updates.push(update);
      return;
    }
    const key = JSON.stringify(where);
    let name = decisions.get(key);
    if (name === undefined) {
      name = `w${decisions.size}`;
      decisions.set(key, name);
      decided.push(`const ${name} = ${truthCode(scope, where, true)};`);
    }
    updates.push(`if (${name}) { ${update} }`);
  }

  for (const spec of code.aggregates.all) {
    if (spec.after.includes(activity)) updates.push(leaderText(code, spec));
    if (spec.activities.includes(activity)) whenSelected(spec.where, aggregateText(scope, spec));
  }
  const { name } = code.linked.activities.all[activity]!;
  for (const spec of specs) {
    if (spec.rule.activities?.includes(name) === true) whenSelected(spec.rule.where, ruleUpdateText(code, spec));
  }
  const body = [...decided, ...updates].join("\n");
  defineFunction(scope, `record${activity}`, () => body, "L, A, t, now");
  return scope.readsDerived;
}

function aggregateText(scope: Scope, spec: AggregateSpec): string {
  const { code } = scope;
  if (spec.keeps === "count" && spec.since === undefined) return `C[${spec.cell + aggregateCell.n}] += 1;`;
  const latest = `C[${spec.cell + aggregateCell.latest}]`;
  if (spec.keeps === "latest" && spec.order === undefined) return `if (t > ${latest}) ${latest} = t;`;
  const value =
    spec.attribute === undefined
      ? "undefined"
      : valueCode(scope, { op: "attribute", name: spec.attribute, type: "text" });
  return `${constant(code, recordAggregate)}(L, ${constant(code, spec)}, t, now, ${value});`;
}

function leaderText(code: Code, spec: AggregateSpec): string {
  return `${constant(code, recordLeader)}(L, ${constant(code, spec)}, t);`;
}

function ruleUpdateText(code: Code, spec: RuleSpec): string {
  const asked = constant(code, spec);
  return spec.rule.form === "without"
    ? `${constant(code, closeGap)}(L, ${asked}, t);`
    : `${constant(code, addEntry)}(L, ${asked}, t, now);`;
}

function findWatches(linked: LinkedPlan, values: readonly unknown[]): ScoreWatch[] {
  const exact = findExactScores(linked, values);
  const constants = findScoreConstants(linked, values);
  return linked.scores.all.map(({ thresholds, grades }, place) => {
    const floors = grades.flatMap(({ from }) => (from === undefined ? [] : [Math.ceil(from)]));
    const watched = new Set([...thresholds.map(Math.ceil), ...floors, ...(constants.get(place) ?? [])]);
    return { exact: exact.has(place), values: [...watched].sort((left, right) => left - right) };
  });
}

function writeScoreChange(
  code: Code,
  specs: readonly RuleSpec[],
  order: readonly Derived[],
  watches: readonly ScoreWatch[],
): void {
  const scope = createScope(code);
  const scores = order.filter((derived) => derived.kind === "score");
  const lines = scores.map(({ place }) => {
    const { values, exact } = watches[place]!;
    return scoreDueText(scope, place, specs, values, exact);
  });
  const body = `let due = Infinity, valuesDue = Infinity;
${lines.join("\n")}
L.valuesDue = valuesDue;
return due;`;
  defineFunction(scope, "nextScoreChange", () => body);
  const edges = createScope(code);
  const next = specs
    .filter(({ rule }) => rule.form === "each_time")
    .map(({ rule }) => truthChangeCode(edges, criterionOf(rule), true));
  defineFunction(edges, "nextEdge", () => `return ${earliest(next)};`);
}

function criterionOf(rule: ScoreRule): Expression {
  return rule.when ?? { op: "and", operands: [] };
}
