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
export function listHandovers(plan: Plan, graph: LifecycleGraph): readonly Handover[] {
  return plan.lifecycle.flatMap((stage) => {
    const { owner: to, name } = stage;
    if (to === undefined || stage.final !== undefined || !isAttended(plan, graph, stage)) return [];
    const coming = graph.arrows.flatMap(({ from, to: into, by, possible }) => {
      if (into !== name || !possible || by.kind !== "clause" || isTaken(plan, by.clause)) return [];
      const before = plan.lifecycle.find((other) => other.name === from)?.owner;
      return before === undefined || before === to ? [] : [{ before, clause: by.clause }];
    });
    if (coming.length === 0) return [];
    const clauses = [...new Set(coming.map(({ clause }) => clause))];
    return [{ stage, from: [...new Set(coming.map(({ before }) => before))], to, clauses }];
  });
}

/** True where people are meant to act: leads are assigned there, worked there, or worked by the same team next. */
function isAttended(plan: Plan, graph: LifecycleGraph, { name, owner, worked_by: workedBy }: Stage): boolean {
  if (workedBy !== undefined) return true;
  if (plan.routings.some(({ on }) => on.entering?.includes(name))) return true;
  return graph.arrows.some(
    ({ from, to }) => from === name && plan.lifecycle.find((next) => next.name === to)?.worked_by === owner,
  );
}

/** True for a clause that only what sales does can trigger, or what already meets an SLA: somebody has acted. */
function isTaken(plan: Plan, { on }: EnterClause): boolean {
  if (on === undefined) return false;
  const meeting = new Set(plan.slas.flatMap(({ met }) => met.flatMap(({ activities }) => activities)));
  return on.activities.every((name) => meeting.has(name) || findActivity(plan, name)?.by === "sales");
}

export function findActivity(plan: Plan, name: string): Activity | undefined {
  return plan.activities.find((activity) => activity.name === name);
}
