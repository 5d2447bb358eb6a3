/** Finds the declarations of a plan by name, so that proofs do not go through thousands of them for each. */
import type {
  Activity,
  Criterion,
  Field,
  Nurture,
  Plan,
  Queue,
  Requirement,
  Score,
  Stage,
  Turnback,
} from "../../schemas/generated/plan.ts";

export interface PlanIndex {
  segment(name: string): Criterion | undefined;
  need(name: string): Criterion | undefined;
  score(name: string): Score | undefined;
  activity(name: string): Activity | undefined;
  stage(name: string): Stage | undefined;
  /** Where a stage stands among the stages, from zero. */
  placeOf(stage: string): number;
  nurture(name: string): Nurture | undefined;
  queue(name: string): Queue | undefined;
  leadField(name: string): Field | undefined;
  accountField(name: string): Field | undefined;
  /** What becomes of leads that are turned back to a stage. */
  turnbackOf(stage: string): Turnback | undefined;
  /** What hygiene requires before a stage, in the order of its rows. */
  requiredBefore(stage: string): readonly Requirement[];
}

/** Each list is gone through when something in it is looked for first. */
export function indexPlan(plan: Plan): PlanIndex {
  const byName = <Item extends { readonly name: string }>(list: readonly Item[]) => index(list, ({ name }) => [name]);
  const segments = byName(plan.segments);
  const needs = byName(plan.needs);
  const scores = byName(plan.scores);
  const activities = byName(plan.activities);
  const stages = byName(plan.lifecycle);
  const nurtures = byName(plan.nurtures);
  const queues = byName(plan.queues);
  const leadFields = byName(plan.lead.fields);
  const accountFields = byName(plan.account?.fields ?? []);
  const turnbacks = index(plan.turnbacks, ({ stage }) => [stage]);
  const requirements = index(plan.hygiene?.require ?? [], ({ before }) => before);
  let places: ReadonlyMap<string, number> | undefined;
  return {
    segment: (name) => segments(name)[0],
    need: (name) => needs(name)[0],
    score: (name) => scores(name)[0],
    activity: (name) => activities(name)[0],
    stage: (name) => stages(name)[0],
    placeOf(stage) {
      places ??= new Map(plan.lifecycle.map(({ name }, place) => [name, place]));
      return places.get(stage) ?? -1;
    },
    nurture: (name) => nurtures(name)[0],
    queue: (name) => queues(name)[0],
    leadField: (name) => leadFields(name)[0],
    accountField: (name) => accountFields(name)[0],
    turnbackOf: (stage) => turnbacks(stage)[0],
    requiredBefore: requirements,
  };
}

const nothing: readonly never[] = [];

function index<Item>(
  list: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): (key: string) => readonly Item[] {
  let found: Map<string, Item[]> | undefined;
  return (key) => {
    if (found === undefined) {
      found = new Map();
      for (const item of list) {
        for (const own of keysOf(item)) {
          const known = found.get(own);
          if (known === undefined) found.set(own, [item]);
          else if (known.at(-1) !== item) known.push(item);
        }
      }
    }
    return found.get(key) ?? nothing;
  };
}
