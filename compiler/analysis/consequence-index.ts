/** Finds, among many criteria, the few that can follow from others: those that speak of the same things and values. */
import type { Expression } from "../../schemas/generated/plan.ts";
import type { Question } from "./analysis.ts";
import type { Domain } from "./domain.ts";
import type { Formula } from "./formula.ts";
import { isOfNames } from "./text-set.ts";
import { standing, type Topic } from "./topics.ts";
import type { Scope, Translation } from "./translation.ts";
import type { Variable } from "./variable.ts";

/** Things that each have criteria. */
export interface ConsequenceIndex<Item> {
  add(item: Item, criteria: readonly Expression[]): void;
  /**
   * In the order in which they were added, the items whose criteria may all follow from what holds. Those left out have
   * a criterion that does not, unless what holds is impossible.
   */
  find(given: Pick<Question, "holds" | "stages" | "activities">): Item[];
}

export interface ConsequenceTools {
  readonly translation: Translation;
  topicsOf(formula: Formula): ReadonlySet<Topic>;
  scopeOf(activities: readonly string[] | undefined): Scope;
  isImpossible(formula: Formula): boolean;
}

interface Entry<Item> {
  readonly item: Item;
  readonly place: number;
}

/** Entries that can only follow where a variable has one of their names. */
interface Group<Item> {
  readonly variable: Variable | undefined;
  readonly byName: Map<string, Entry<Item>[]>;
  readonly byTopic: Map<Topic, Entry<Item>[]>;
}

/** What has to be ruled out for a criterion to follow. */
interface Obstacle {
  readonly formula: Formula;
  readonly variable: Variable | undefined;
  /** The names of the variable for which it is ruled out. */
  readonly names: ReadonlySet<string>;
}

/** Criteria are added as they are in `scope`, and asked for in the same, or without one in any. */
export function createConsequenceIndex<Item>(tools: ConsequenceTools, scope: Scope): ConsequenceIndex<Item> {
  const { translation, topicsOf, scopeOf } = tools;
  const groups = new Map<Variable | undefined, Group<Item>>();
  const groupsByTopic = new Map<Topic, Set<Group<Item>>>();
  const open: Entry<Item>[] = [];
  const dependent: Entry<Item>[] = [];
  let count = 0;

  function file(entry: Entry<Item>, { formula, variable, names }: Obstacle): void {
    let group = groups.get(variable);
    if (group === undefined) groups.set(variable, (group = { variable, byName: new Map(), byTopic: new Map() }));
    for (const name of names) push(group.byName, name, entry);
    let isDependent = false;
    for (const topic of topicsOf(formula)) {
      push(group.byTopic, topic, entry);
      const known = groupsByTopic.get(topic);
      if (known === undefined) groupsByTopic.set(topic, new Set([group]));
      else known.add(group);
      isDependent ||= dependsOnScope(topic);
    }
    if (isDependent) dependent.push(entry);
  }

  return {
    add(item, criteria) {
      const entry: Entry<Item> = { item, place: count };
      count += 1;
      let chosen: Obstacle | undefined;
      for (const each of criteria) {
        const formula = translation.translate(each, "not_true", scope);
        // What is never true follows from nothing, and what is always true from everything.
        if (formula.kind === "constant" && formula.value) return;
        if (tools.isImpossible(formula)) continue;
        const obstacle = describeObstacle(formula);
        if (chosen === undefined || (chosen.variable === undefined && obstacle.variable !== undefined)) {
          chosen = obstacle;
        }
      }
      if (chosen === undefined) open.push(entry);
      else file(entry, chosen);
    },
    find({ holds = [], stages, activities }) {
      const asked = scopeOf(activities);
      const found = new Set(open);
      if (asked.key !== scope.key) for (const entry of dependent) found.add(entry);
      const formulas = holds.map((each) => translation.translate(each, "true", asked));
      const fixed = new Map<Variable, ReadonlySet<string>>();
      for (const formula of formulas) collectFixed(formula, fixed);
      const topics = new Set(formulas.flatMap((formula) => [...topicsOf(formula)]));
      if (stages !== undefined) topics.add(standing);
      for (const topic of topics) {
        for (const { variable, byName, byTopic } of groupsByTopic.get(topic) ?? []) {
          const names = variable && fixed.get(variable);
          if (names === undefined) for (const entry of byTopic.get(topic) ?? []) found.add(entry);
          else for (const name of names) for (const entry of byName.get(name) ?? []) found.add(entry);
        }
      }
      return [...found].sort((left, right) => left.place - right.place).map(({ item }) => item);
    },
  };
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

/** Whether the same criterion is about something else in another scope. */
function dependsOnScope(topic: Topic): boolean {
  if (typeof topic === "string") return false;
  const { kind } = topic.subject;
  return kind === "attribute" || kind === "opaque" || kind === "span";
}

/** Where one alternative is that a variable has none of some names, those are what a criterion can follow from. */
function describeObstacle(formula: Formula): Obstacle {
  for (const atom of formula.kind === "any" ? formula.operands : [formula]) {
    if (atom.kind !== "atom") continue;
    const names = excludedNames(atom.domain);
    if (names !== undefined) return { formula, variable: atom.variable, names };
  }
  return { formula, variable: undefined, names: new Set() };
}

function excludedNames({ known }: Domain): ReadonlySet<string> | undefined {
  if (known?.kind === "name") return known.set.excludes ? known.set.names : undefined;
  if (known?.kind !== "text") return undefined;
  return known.set.names.excludes && isOfNames(known.set) ? known.set.names.names : undefined;
}

/** Adds the variables that a formula leaves no choice but between some names. */
function collectFixed(formula: Formula, into: Map<Variable, ReadonlySet<string>>): void {
  if (formula.kind === "all") for (const operand of formula.operands) collectFixed(operand, into);
  if (formula.kind !== "atom" || formula.domain.unknown) return;
  const { known } = formula.domain;
  const set = known?.kind === "name" ? known.set : known?.kind === "text" ? known.set.names : undefined;
  if (set !== undefined && !set.excludes) into.set(formula.variable, set.names);
}
