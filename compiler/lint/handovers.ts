/** Finds the handovers of a lifecycle: the stages at which a lead passes from one team to people of another. */
import type { LifecycleGraph } from "../analysis/analysis.ts";
import type { Activity, EnterClause, Plan, Stage } from "../../schemas/generated/plan.ts";

export interface Handover {
  readonly stage: Stage;
  /** The teams that owned the lead before, in order of the lifecycle. */
  readonly from: readonly string[];
  /** The team that has it now. */
  readonly to: string;
  /** The clauses by which it comes over. */
  readonly clauses: readonly EnterClause[];
}

/** In order of the lifecycle; what people take for themselves, or hand back into nurture, is no handover. */
export function listHandovers(plan: Plan, { arrows }: LifecycleGraph): readonly Handover[] {
  const stages = new Map(plan.lifecycle.map((stage) => [stage.name, stage]));
  const taken = listTaking(plan);
  const attended = new Set([
    ...plan.routings.flatMap(({ on }) => on.entering ?? []),
    ...plan.lifecycle.filter(({ worked_by: workedBy }) => workedBy !== undefined).map(({ name }) => name),
    // A stage whose team works on the lead in the next one.
    ...arrows.filter(({ from, to }) => isWorkedNext(stages.get(from), stages.get(to))).map(({ from }) => from),
  ]);
  const coming = new Map<string, { from: Set<string>; clauses: Set<EnterClause> }>();
  for (const { from, to, by, possible } of arrows) {
    const [before, after] = [stages.get(from)?.owner, stages.get(to)?.owner];
    if (!possible || by.kind !== "clause" || before === undefined || before === after) continue;
    if (by.clause.on?.activities.every((name) => taken.has(name)) === true) continue;
    const known = coming.get(to) ?? { from: new Set(), clauses: new Set() };
    coming.set(to, { from: known.from.add(before), clauses: known.clauses.add(by.clause) });
  }
  return plan.lifecycle.flatMap((stage) => {
    const { owner: to, name } = stage;
    const found = coming.get(name);
    if (to === undefined || found === undefined || stage.final !== undefined || !attended.has(name)) return [];
    return [{ stage, from: [...found.from], to, clauses: [...found.clauses] }];
  });
}

function isWorkedNext(stage: Stage | undefined, next: Stage | undefined): boolean {
  return stage?.owner !== undefined && next?.worked_by === stage.owner;
}

/** What only sales does, or what already meets an SLA: somebody has acted. */
function listTaking({ activities, slas }: Plan): ReadonlySet<string> {
  const bySales = activities.filter(({ by }) => by === "sales").map(({ name }) => name);
  return new Set([...bySales, ...slas.flatMap(({ met }) => met.flatMap((trigger) => trigger.activities))]);
}

export function findActivity(plan: Plan, name: string): Activity | undefined {
  return plan.activities.find((activity) => activity.name === name);
}
