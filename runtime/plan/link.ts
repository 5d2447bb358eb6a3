/** The plan with a place for every name, so that the rest of the runtime works with numbers. */
import type {
  Activity,
  Criterion,
  EnterClause,
  Field,
  Persona,
  Phase,
  Plan,
  Score,
  Stage,
  Trigger,
} from "../../schemas/generated/plan.ts";
import { PlanProblem } from "./problem.ts";

/** The names of one kind of thing and their places. */
export interface Places<Named> {
  readonly all: readonly Named[];
  /** The place of a name; throws a `PlanProblem` when the plan does not have it. */
  indexOf(name: string): number;
  find(name: string): number | undefined;
}

/** One way into a stage, by its place in `clauses`. */
export interface LinkedClause {
  readonly index: number;
  readonly clause: EnterClause;
  readonly target: number;
  readonly from: readonly number[];
  readonly on: Trigger | undefined;
}

export interface LinkedPlan {
  readonly plan: Plan;
  readonly fields: Places<Field>;
  readonly accountFields: Places<Field>;
  readonly activities: Places<Activity>;
  /** The attributes of each activity. */
  readonly attributes: readonly Places<Field>[];
  readonly stages: Places<Stage>;
  readonly initial: number;
  readonly scores: Places<Score>;
  /** In the order in which they are tried: by priority, then by name. Only those with a criterion. */
  readonly personas: Places<Persona>;
  readonly phases: Places<Phase>;
  /** Segments first, then needs: the places of `Lead.truths`. */
  readonly criteria: readonly Criterion[];
  readonly segments: Places<Criterion>;
  readonly needs: Places<Criterion>;
  /** In the order in which they are tried: stages in order, clauses in order. */
  readonly clauses: readonly LinkedClause[];
}

/** Gives every name of a plan its place. Throws a `PlanProblem` when a stage is missing that the plan speaks of. */
export function linkNames(plan: Plan): LinkedPlan {
  const stages = placesOf("stage", plan.lifecycle);
  const initial = plan.lifecycle.findIndex((stage) => stage.initial);
  if (initial === -1) throw new PlanProblem("/lifecycle", "no stage is the initial one");
  const clauses: LinkedClause[] = [];
  for (const [target, stage] of plan.lifecycle.entries()) {
    for (const clause of stage.enter) {
      const from = clause.from.map((name) => stages.indexOf(name));
      clauses.push({ index: clauses.length, clause, target, from, on: clause.on });
    }
  }
  const personas = plan.personas
    .filter(({ when }) => when !== undefined)
    .sort((left, right) => right.priority - left.priority || (left.name < right.name ? -1 : 1));
  return {
    plan,
    fields: placesOf("field", plan.lead.fields),
    accountFields: placesOf("account field", plan.account?.fields ?? []),
    activities: placesOf("activity", plan.activities),
    attributes: plan.activities.map((activity) => placesOf("attribute", activity.attributes)),
    stages,
    initial,
    scores: placesOf("score", plan.scores),
    personas: placesOf("persona", personas),
    phases: placesOf("phase", plan.journey),
    criteria: [...plan.segments, ...plan.needs],
    segments: placesOf("segment", plan.segments),
    needs: placesOf("need", plan.needs, plan.segments.length),
    clauses,
  };
}

function placesOf<Named extends { readonly name: string }>(
  kind: string,
  all: readonly Named[],
  offset = 0,
): Places<Named> {
  const places = new Map(all.map(({ name }, index) => [name, index + offset]));
  return {
    all,
    find: (name) => places.get(name),
    indexOf(name) {
      const place = places.get(name);
      if (place === undefined)
        throw new PlanProblem("", `the plan speaks of the ${kind} \`${name}\` and does not have it`);
      return place;
    },
  };
}
