/** Builds a lead for which a question is answered with yes, tries it, and leaves out what it does not need. */
import type { Expression, Plan, ScoreRule, Selection } from "../../../schemas/generated/plan.ts";
import type { Arrow, LifecycleGraph, Question, Witness } from "../analysis.ts";
import type { Domain } from "../domain.ts";
import { all, collectVariables, type Formula } from "../formula.ts";
import { listNames } from "../name-set.ts";
import type { Search } from "../search.ts";
import { endsOf } from "../theory.ts";
import { noScope, type Scope, type Translation } from "../translation.ts";
import type { Variable } from "../variable.ts";
import { chooseValue } from "./choose-value.ts";
import { type Moment, select, truthOf } from "./evaluate.ts";
import { findPaths } from "./find-paths.ts";
import { printScenario } from "./print-scenario.ts";
import { day, minute, NotWorkedOut, type SampleEvent, type SampleValue, type Scenario } from "./scenario.ts";
import { type Clockwork, simulate } from "./simulate.ts";

/** What building needs of an analysis. */
export interface WitnessTools {
  readonly plan: Plan;
  readonly translation: Translation;
  readonly lifecycle: LifecycleGraph;
  readonly clockwork: Clockwork;
  solve(formula: Formula): Search;
}

/** A lead that was followed to the end and shows it; `undefined` when none was found. */
export function buildWitness(tools: WitnessTools, question: Question): Witness | undefined {
  if (question.activities !== undefined) return undefined;
  for (const stage of listTargets(tools, question)) {
    for (const path of findPaths(tools.lifecycle, stage)) {
      const scenario = tryPath(tools, question, path);
      if (scenario === undefined) continue;
      const small = minimize(scenario, (each) => shows(tools, question, each));
      try {
        return { text: printScenario(tools.plan, small) };
      } catch (error) {
        if (!(error instanceof NotWorkedOut)) throw error;
      }
    }
  }
  return undefined;
}

/** The stages to try, the nearest first: those that are asked for, else where a lead begins. */
function listTargets(
  { lifecycle, translation, solve }: WitnessTools,
  { stages, holds = [], fails = [] }: Question,
): string[] {
  const reachable = [...lifecycle.reachable];
  if (stages !== undefined) return reachable.filter((name) => stages.includes(name));
  const found = solve(
    all([
      ...holds.map((each) => translation.translate(each, "true", noScope)),
      ...fails.map((each) => translation.translate(each, "not_true", noScope)),
    ]),
  );
  if (found.found !== "domains") return [];
  const standing = [...found.domains].find(([{ key }]) => key === "fact stage")?.[1];
  const entered = [...found.domains].flatMap(([{ subject }, domain]) =>
    subject.kind === "entered" && endsOf(domain).low > 0 ? [subject.stage] : [],
  );
  const wanted =
    standing?.known?.kind === "name" ? listNames(standing.known.set)! : new Set([reachable[0]!, ...entered]);
  return reachable.filter((name) => wanted.has(name)).slice(0, 4);
}

function shows({ plan, clockwork }: WitnessTools, question: Question, scenario: Scenario): boolean {
  const { holds = [], fails = [], stages } = question;
  try {
    const moment = simulate(plan, scenario, clockwork);
    return (
      (stages === undefined || stages.includes(moment.entries.at(-1)!.stage)) &&
      holds.every((each) => truthOf(each, moment) === true) &&
      fails.every((each) => truthOf(each, moment) !== true)
    );
  } catch (error) {
    if (error instanceof NotWorkedOut) return false;
    throw error;
  }
}

/** What is known of a scenario while it is put together. */
interface Draft {
  readonly tools: WitnessTools;
  readonly domains: ReadonlyMap<Variable, Domain>;
  readonly fields: Readonly<Record<string, SampleValue>>;
  readonly events: SampleEvent[];
  end: number;
}

function tryPath(tools: WitnessTools, question: Question, path: readonly Arrow[]): Scenario | undefined {
  const demanded = demandsOf(tools, question, path);
  for (const whens of [true, false]) {
    const formulas = whens ? [...demanded.always, ...demanded.whens] : demanded.always;
    if (!whens && demanded.whens.length === 0) break;
    const domains = solveWithActivities(tools, all(formulas));
    if (domains === undefined) continue;
    for (const waiting of [false, true]) {
      try {
        const draft: Draft = { tools, domains, fields: fieldsOf(tools.plan, domains), events: [], end: 0 };
        for (const [index, arrow] of path.entries()) follow(draft, arrow, index);
        const { holds = [], fails = [] } = question;
        supply(draft, [...holds, ...fails]);
        if (waiting) {
          draft.end += waitOf(domains);
          if (draft.end === draft.events.at(-1)?.at) break;
          supply(draft, [...holds, ...fails]);
        }
        const scenario = { fields: draft.fields, events: draft.events, end: draft.end };
        if (shows(tools, question, scenario)) return scenario;
      } catch (error) {
        if (!(error instanceof NotWorkedOut)) throw error;
      }
    }
  }
  return undefined;
}

/** What must hold of the lead besides the question: on its way, and so that nothing holds it back. */
function demandsOf({ plan, translation }: WitnessTools, { holds = [], fails = [] }: Question, path: readonly Arrow[]) {
  const isTrue = (each: Expression): Formula => translation.translate(each, "true", noScope);
  const always = [...holds.map(isTrue), ...fails.map((each) => translation.translate(each, "not_true", noScope))];
  const whens: Formula[] = [];
  for (const { when } of plan.hygiene?.reject ?? []) always.push(translation.translate(when, "not_true", noScope));
  path.forEach(({ to, by }, index) => {
    for (const { condition, before } of plan.hygiene?.require ?? [])
      if (before.includes(to)) always.push(isTrue(condition));
    if (by.kind !== "clause") return;
    const { on, when } = by.clause;
    if (on?.where !== undefined)
      always.push(translation.translate(on.where, "true", scopeOfArrow(index, by.clause.on!.activities)));
    if (when !== undefined) whens.push(isTrue(when));
  });
  return { always, whens };
}

function scopeOfArrow(index: number, activities: readonly string[]): Scope {
  return { key: `way ${index} ${activities[0]!}`, activities: [activities[0]!] };
}

function scopeOfSelection(translation: Translation, selection: Selection): Scope {
  return { key: `made ${translation.keyOf(selection)}`, activities: [selection.activities[0]!] };
}

/** Solves a question together with what the activities that it needs must be like. */
function solveWithActivities(
  { translation, solve }: WitnessTools,
  formula: Formula,
): ReadonlyMap<Variable, Domain> | undefined {
  const added = new Set<string>();
  let whole = formula;
  for (let round = 0; round < 4; round += 1) {
    const found = solve(whole);
    if (found.found !== "domains") return undefined;
    const more: Formula[] = [];
    for (const [{ subject }, domain] of found.domains) {
      if (subject.kind !== "count" || subject.selection.where === undefined || endsOf(domain).low < 1) continue;
      const scope = scopeOfSelection(translation, subject.selection);
      if (added.has(scope.key)) continue;
      added.add(scope.key);
      more.push(translation.translate(subject.selection.where, "true", scope));
    }
    if (more.length === 0) return found.domains;
    whole = all([whole, ...more]);
  }
  return undefined;
}

function fieldsOf(plan: Plan, domains: ReadonlyMap<Variable, Domain>): Record<string, SampleValue> {
  const fields: Record<string, SampleValue> = {};
  for (const [{ subject }, domain] of domains) {
    if (subject.kind === "account" && !domain.unknown) throw new NotWorkedOut("account");
    if (subject.kind !== "field") continue;
    const field = plan.lead.fields.find(({ name }) => name === subject.name);
    if (field === undefined) continue;
    const value = chooseValue(plan, field, domain);
    if (value !== undefined) fields[subject.name] = value;
  }
  return fields;
}

function attributesOf({ tools: { plan }, domains }: Draft, scope: Scope): Record<string, SampleValue> {
  const attributes: Record<string, SampleValue> = {};
  const declared = plan.activities.find(({ name }) => name === scope.activities[0])?.attributes ?? [];
  for (const [{ subject, key }, domain] of domains) {
    if (subject.kind !== "attribute" || key !== `attribute ${scope.key} ${subject.name}`) continue;
    const field = declared.find(({ name }) => name === subject.name);
    const value = field && chooseValue(plan, field, domain);
    if (value !== undefined) attributes[subject.name] = value;
  }
  return attributes;
}

function present(draft: Draft): Moment {
  const { tools, fields, events, end } = draft;
  return simulate(tools.plan, { fields, events, end }, tools.clockwork);
}

/** A minute later than the last one; the first right at the beginning. */
function add(draft: Draft, activity: string, attributes: Record<string, SampleValue>, later: number = minute): void {
  const at = draft.events.length === 0 ? draft.end : draft.end + later;
  draft.events.push({ at, activity, attributes });
  draft.end = at;
}

/** Brings the lead from one stage to the next, if it has not gone there by itself. */
function follow(draft: Draft, { from, to, by }: Arrow, index: number): void {
  const stageOf = ({ entries }: Moment): string => entries.at(-1)!.stage;
  let moment = present(draft);
  if (moment.entries.some(({ stage }) => stage === to)) return;
  if (stageOf(moment) !== from) throw new NotWorkedOut("another way");
  if (by.kind === "limit") {
    const { after } = by.limit;
    if (after.unit !== "milliseconds") throw new NotWorkedOut("calendar time");
    draft.end = moment.entries.at(-1)!.time - moment.created + after.amount;
    return;
  }
  if (by.kind !== "clause") throw new NotWorkedOut(by.kind);
  const { on, when } = by.clause;
  if (when !== undefined) {
    supply(draft, [when]);
    moment = present(draft);
    if (stageOf(moment) === to) return;
    if (stageOf(moment) !== from) throw new NotWorkedOut("another way");
  }
  if (on === undefined) return;
  const attributes = attributesOf(draft, scopeOfArrow(index, on.activities));
  add(draft, on.activities[0]!, withReason(draft, by.clause.because, attributes));
}

/** The attributes with the reason that is asked for, where the activity gives the reason. */
function withReason(
  { domains }: Draft,
  because: Expression | undefined,
  attributes: Record<string, SampleValue>,
): Record<string, SampleValue> {
  if (because?.op !== "attribute") return attributes;
  const known = [...domains].find(([{ key }]) => key === "fact reason")?.[1].known;
  const wanted = known?.kind === "name" ? [...listNames(known.set)!] : [];
  if (wanted.length === 0 || wanted.includes(String(attributes[because.name] ?? "unspecified"))) return attributes;
  const { [because.name]: _, ...others } = attributes;
  return wanted[0] === "unspecified" ? others : { ...others, [because.name]: wanted[0]! };
}

/** Lets the lead do what criteria count, and earn the points that they ask for. */
function supply(draft: Draft, criteria: readonly Expression[]): void {
  const { translation } = draft.tools;
  const variables = new Set<Variable>();
  for (const each of criteria) collectVariables(translation.translate(each, "true", noScope), variables);
  for (const variable of variables) {
    const { subject } = variable;
    const domain = draft.domains.get(variable);
    if (domain === undefined) continue;
    if (subject.kind === "count") {
      const { low } = endsOf(domain);
      if (low > 30) throw new NotWorkedOut("so many activities");
      const scope = scopeOfSelection(translation, subject.selection);
      const attributes = attributesOf(draft, scope);
      let count = select(subject.selection, present(draft)).length;
      while (count < low) {
        add(draft, scope.activities[0]!, attributes);
        const next = select(subject.selection, present(draft)).length;
        if (next <= count) throw new NotWorkedOut("an activity that does not count");
        count = next;
      }
    } else if (subject.kind === "edge") {
      const { selection, attribute } = subject;
      const [activity] = selection.activities;
      const declared = draft.tools.plan.activities.find(({ name }) => name === activity)?.attributes;
      const field = declared?.find(({ name }) => name === attribute);
      const value = field && chooseValue(draft.tools.plan, field, domain);
      const { where } = selection;
      if (value !== undefined)
        add(draft, activity!, {
          ...attributesFor(draft, { activities: [activity!], ...(where && { where }) }),
          [attribute]: value,
        });
    } else if (subject.kind === "score") earn(draft, subject.name, endsOf(domain).low);
  }
}

/** Adds activities until a score is high enough. */
function earn(draft: Draft, name: string, goal: number): void {
  const { plan } = draft.tools;
  for (let tries = 0; tries < 20; tries += 1) {
    const moment = present(draft);
    const value = moment.scoreOf(moment, name);
    if (value >= goal) return;
    const before = draft.events.length;
    const options = listEarnings(plan, name);
    const best = options.find((rule) => {
      for (const later of [minute, day]) {
        const attempt: Draft = { ...draft, events: [...draft.events] };
        const { activities = [] } = rule;
        add(attempt, activities[0]!, attributesFor(draft, rule), later);
        const after = present(attempt);
        if (after.scoreOf(after, name) <= value) continue;
        draft.events.push(attempt.events.at(-1)!);
        draft.end = attempt.end;
        return true;
      }
      return false;
    });
    if (best === undefined || draft.events.length === before) throw new NotWorkedOut("points");
  }
}

/** The rules that give points for activities, also of the scores that a score sums; the most points first. */
function listEarnings(plan: Plan, name: string): ScoreRule[] {
  const score = plan.scores.find((each) => each.name === name);
  if (score === undefined) return [];
  const own = score.rules.filter(({ form, points, activities }) => form === "on" && points > 0 && activities?.length);
  const parts = score.parts.flatMap((part) => listEarnings(plan, part.score));
  return [...own, ...parts].sort((a, b) => b.points - a.points);
}

function attributesFor(
  draft: Draft,
  { activities = [], where }: Pick<ScoreRule, "activities" | "where">,
): Record<string, SampleValue> {
  if (where === undefined) return {};
  const { translation } = draft.tools;
  const scope: Scope = { key: `earn ${translation.keyOf({ activities, where })}`, activities: [activities[0]!] };
  const found = draft.tools.solve(translation.translate(where, "true", scope));
  if (found.found !== "domains") throw new NotWorkedOut("points");
  return attributesOf({ ...draft, domains: found.domains }, scope);
}

/** How long the lead must do nothing, so that enough time has passed since something. */
function waitOf(domains: ReadonlyMap<Variable, Domain>): number {
  let wait = 0;
  for (const [{ subject, key }, domain] of domains) {
    const { low, high } = endsOf(domain);
    const isSpan = key === "fact time_in_stage" || subject.kind === "span";
    if (isSpan && Number.isFinite(low)) wait = Math.max(wait, low);
    const within = subject.kind === "count" && high === 0 ? subject.selection.within : undefined;
    if (within?.unit === "milliseconds") wait = Math.max(wait, within.amount);
  }
  return Math.ceil(wait / minute) * minute;
}

/** Leaves out activities and fields as long as the rest still shows it. */
function minimize(scenario: Scenario, isShown: (scenario: Scenario) => boolean): Scenario {
  let best = scenario;
  for (let index = scenario.events.length - 1; index >= 0; index -= 1) {
    const events = best.events.filter((_, at) => at !== index);
    const candidate = { ...best, events };
    if (isShown(candidate)) best = candidate;
  }
  for (const name of Object.keys(scenario.fields)) {
    const { [name]: _, ...fields } = best.fields;
    const candidate = { ...best, fields };
    if (isShown(candidate)) best = candidate;
  }
  const first = best.events[0]?.at ?? 0;
  const events = best.events.map((event) => ({ ...event, at: event.at - first }));
  const early = { ...best, events, end: best.end - first };
  if (first > 0 && isShown(early)) best = early;
  const soon = { ...best, end: best.events.at(-1)?.at ?? 0 };
  return isShown(soon) ? soon : best;
}
