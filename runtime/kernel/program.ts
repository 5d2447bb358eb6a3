/** A plan made ready to run: places for names, generated functions, zones and calendars. */
import type { Duration, Expression, Plan, Trigger } from "../../schemas/generated/plan.ts";
import type { EmailDomains } from "../expr/email-domains.ts";
import { blankAggregate } from "../expr/aggregate-state.ts";
import { collectAggregates, type AggregateSpec, type AggregateTable } from "../expr/aggregate-table.ts";
import { createCode } from "../expr/code.ts";
import { truthCode } from "../expr/truth-code.ts";
import { createLifecycle, type Lifecycle } from "../lifecycle/fixed-point.ts";
import type { Allotment, Layout, Lead } from "../model/lead.ts";
import type { Value } from "../model/value.ts";
import { linkNames, type LinkedPlan } from "../plan/link.ts";
import { PlanProblem } from "../plan/problem.ts";
import { listQuestionRows, type QuestionRow } from "../profiling/open-rows.ts";
import { createRuleSpecs, type RuleSpec } from "../scoring/rule-spec.ts";
import { blankRule } from "../scoring/rule-summary.ts";
import { createCalendar, type Calendar, type HolidaySource } from "../time/calendar.ts";
import { addDuration } from "../time/duration.ts";
import { createZone, type Zone } from "../time/zone.ts";
import {
  compileExpression,
  compileTrigger,
  generate,
  type CompiledExpression,
  type CompiledTrigger,
  type Generated,
} from "./generate.ts";

/** What a plan may need besides itself; all of it is large and therefore loaded by whoever knows that it is needed. */
export interface Surroundings {
  readonly emailDomains?: EmailDomains;
  readonly holidays?: HolidaySource;
  /** Further expressions, or values that hold some, whose questions about activities are to be kept for each lead. */
  readonly further?: readonly unknown[];
}

export interface Program {
  readonly plan: Plan;
  readonly linked: LinkedPlan;
  readonly zone: Zone;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly aggregates: AggregateTable;
  readonly rules: readonly RuleSpec[];
  readonly layout: Layout;
  /** What a lead holds before anything happened, to be copied. */
  readonly blank: Pick<Lead, "cells" | "lists" | "fields" | "scores">;
  readonly generated: Generated;
  readonly lifecycle: Lifecycle;
  /** For each stage: what entering it starts anew. */
  readonly resets: readonly StageResets[];
  /** For each activity: whether recording it asks for scores, persona, phase, needs or segments. */
  readonly asksFirst: readonly boolean[];
  /** Scores whose thresholds are reported, in order of name: their places. */
  readonly crossing: readonly number[];
  /** The rows of progressive profiling. */
  readonly questionRows: readonly QuestionRow[];
  readonly surroundings: Surroundings;
  /** Functions for an expression that stands in the plan or in `further`. Made on first use. */
  compile(expression: Expression): CompiledExpression;
  /** The function for a trigger of the plan; made at every call. */
  compileTrigger(trigger: Trigger): CompiledTrigger;
  /** What a part makes of the program once and keeps with it; `create` must be the same function every time. */
  keep<Made>(create: (program: Program) => Made): Made;
}

export interface StageResets {
  readonly rules: readonly RuleSpec[];
  readonly aggregates: readonly AggregateSpec[];
}

/**
 * Makes a plan ready to run. Throws a `PlanProblem` for a plan that passed its schema and still cannot run: a name it
 * does not declare, an unknown zone, or lists that it needs and that were not given; `loadProgram` does all of it.
 */
export function linkPlan(plan: Plan, surroundings: Surroundings = {}): Program {
  const linked = linkNames(plan);
  const zone = requireZone(plan.funnel.timezone);
  const calendars = new Map(
    plan.calendars.map((calendar) => [
      calendar.name,
      createCalendar(calendar, requireZone(calendar.timezone), requireHolidays(surroundings, calendar.holidays)),
    ]),
  );
  const questionRows = listQuestionRows(plan);
  const expressions = [plan, questionRows, surroundings.further ?? []];
  const allotment: Allotment = { cells: 0, lists: 0 };
  const aggregates = collectAggregates(linked, zone, allotment, expressions);
  const rules = createRuleSpecs(linked, zone, allotment);
  const layout = allotCells(linked, allotment);
  const code = createCode(linked, zone, aggregates, layout, surroundings.emailDomains, truthCode);
  const { generated, asksFirst } = generate(code, rules, expressions);
  const limitEnd = plan.lifecycle.map(({ limit }) => createLimitEnd(limit?.after, zone, calendars));
  const compiled = new WeakMap<Expression, CompiledExpression>();
  const kept = new Map<unknown, unknown>();
  const program: Program = {
    plan,
    linked,
    zone,
    calendars,
    aggregates,
    rules,
    layout,
    blank: {
      cells: blankCells(aggregates, rules, layout.facts + code.known.size),
      lists: Array.from({ length: allotment.lists }, () => undefined),
      fields: linked.fields.all.map(() => undefined),
      scores: linked.scores.all.map(() => 0),
    },
    generated,
    lifecycle: createLifecycle(linked, layout, generated.clauses, limitEnd),
    resets: plan.lifecycle.map(({ name }) => ({
      rules: rules.filter(({ score, rule }) => rule.form !== "when" && plan.scores[score]!.reset_on.includes(name)),
      aggregates: aggregates.all.filter(
        ({ since }) => since?.kind === "entry" || (since?.kind === "stage" && since.stage === name),
      ),
    })),
    asksFirst,
    crossing: [...plan.scores.keys()]
      .filter((place) => plan.scores[place]!.thresholds.length > 0)
      .sort((left, right) => (plan.scores[left]!.name < plan.scores[right]!.name ? -1 : 1)),
    questionRows,
    surroundings,
    compile(expression) {
      let functions = compiled.get(expression);
      if (functions === undefined) {
        functions = compileExpression(code, expression);
        compiled.set(expression, functions);
      }
      return functions;
    },
    compileTrigger: (trigger) => compileTrigger(code, trigger),
    keep<Made>(create: (program: Program) => Made): Made {
      if (!kept.has(create)) kept.set(create, create(program));
      return kept.get(create) as Made;
    },
  };
  return program;
}

/** The value of an expression for a lead that was worked out at `now`; undefined when it is unknown. */
export function evaluate(program: Program, expression: Expression, lead: Lead, now: number): Value | undefined {
  return program.compile(expression).value(lead, now);
}

/** Cells of summaries come first; facts last, as writing the code finds them. */
function allotCells({ stages, clauses, criteria, scores, fields }: LinkedPlan, allotment: Allotment): Layout {
  const take = (count: number): number => {
    const first = allotment.cells;
    allotment.cells += count;
    return first;
  };
  return {
    timesEntered: take(stages.all.length),
    lastEntered: take(stages.all.length),
    disarmed: take(clauses.length),
    truths: take(criteria.length),
    sums: take(scores.all.length),
    lows: take(scores.all.length),
    highs: take(scores.all.length),
    setAt: take(fields.all.length),
    facts: take(0),
  };
}

function blankCells({ all }: AggregateTable, rules: readonly RuleSpec[], length: number): number[] {
  const cells = Array.from({ length }, () => 0);
  for (const { cell } of all) for (const [offset, blank] of blankAggregate.entries()) cells[cell + offset] = blank;
  for (const { cell, rule } of rules) {
    if (rule.form !== "when") for (const [offset, blank] of blankRule.entries()) cells[cell + offset] = blank;
  }
  return cells;
}

function requireZone(name: string): Zone {
  const zone = createZone(name);
  if (zone === undefined) throw new PlanProblem("/funnel/timezone", `\`${name}\` is no time zone`);
  return zone;
}

function requireHolidays({ holidays }: Surroundings, regions: readonly string[]): HolidaySource {
  if (holidays !== undefined) return holidays;
  if (regions.length > 0) throw new PlanProblem("/calendars", "public holidays are needed and were not given");
  return () => [];
}

function createLimitEnd(
  after: Duration | undefined,
  zone: Zone,
  calendars: ReadonlyMap<string, Calendar>,
): (entered: number, lead: Lead) => number {
  if (after === undefined) return () => Infinity;
  return (entered) => addDuration(entered, after, { zone, calendars }) ?? Infinity;
}
