/** The lifecycle as a graph: what takes a lead from stage to stage, and which of it can never happen. */
import type { EnterClause, Expression, Plan, Stage } from "../../schemas/generated/plan.ts";
import type { PlanIndex } from "./plan-index.ts";
import type { Arrow, LifecycleGraph, Question } from "./analysis.ts";

/** Builds the graph; `impossible` proves that no lead can be as a question says. */
export function buildLifecycleGraph(
  plan: Plan,
  index: PlanIndex,
  impossible: (question: Question) => boolean,
): LifecycleGraph {
  const stages = plan.lifecycle;
  const required = new Map<string, boolean>();

  /** Whether what hygiene requires before a stage can be met at all. */
  function canBeEntered(stage: string): boolean {
    let known = required.get(stage);
    if (known === undefined) {
      const holds = index.requiredBefore(stage);
      known = holds.length === 0 || !impossible({ holds: holds.map(({ condition }) => condition) });
      required.set(stage, known);
    }
    return known;
  }

  function canFollow(clause: EnterClause, target: Stage, from: string): boolean {
    const holds: Expression[] = [];
    if (clause.on?.where !== undefined) holds.push(clause.on.where);
    if (clause.when !== undefined) holds.push(clause.when);
    const gates = clause.on === undefined && target.final !== "lost" ? gatesOf(index, from) : [undefined];
    return gates.some((gate) => {
      const all = gate === undefined ? holds : [...holds, gate];
      return (
        all.length === 0 ||
        !impossible({ holds: all, stages: [from], ...(clause.on && { activities: clause.on.activities }) })
      );
    });
  }

  const arrows: Arrow[] = [];
  for (const target of stages) {
    for (const clause of target.enter) {
      for (const from of clause.from) {
        const possible = canBeEntered(target.name) && canFollow(clause, target, from);
        arrows.push({ from, to: target.name, by: { kind: "clause", clause }, possible });
      }
    }
  }
  for (const stage of stages) {
    const { limit } = stage;
    if (limit === undefined) continue;
    arrows.push({ from: stage.name, to: limit.to, by: { kind: "limit", limit }, possible: canBeEntered(limit.to) });
  }
  for (const { name, starts, tiers } of plan.slas) {
    const begins = starts.entering ?? stages.filter(({ final }) => final === undefined).map((stage) => stage.name);
    for (const tier of tiers) {
      for (const action of tier.actions) {
        if (action.action !== "move" || action.stage === undefined) continue;
        for (const from of begins) {
          if (from === action.stage) continue;
          const by = { kind: "sla", sla: name, tier: tier.id } as const;
          arrows.push({ from, to: action.stage, by, possible: canBeEntered(action.stage) });
        }
      }
    }
  }
  for (const { stage, rows } of plan.turnbacks) {
    for (const row of rows) {
      if (row.to === undefined) continue;
      arrows.push({
        from: stage,
        to: row.to,
        by: { kind: "turnback", row: row.id },
        possible: canBeEntered(row.to),
      });
    }
  }
  return { stages, arrows, reachable: findReachable(stages, arrows) };
}

/** The criteria one of which must be true for a clause without `on` to lead out of a stage; `undefined` stands for none. */
function gatesOf(index: PlanIndex, stage: string): readonly (Expression | undefined)[] {
  const rows = index.turnbackOf(stage)?.rows ?? [];
  // A reason that no row names, where no row takes the rest, leaves the stage open.
  if (!rows.some(({ otherwise }) => otherwise)) return [undefined];
  return rows.map(({ requalify }) => requalify?.when);
}

function findReachable(stages: readonly Stage[], arrows: readonly Arrow[]): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { from, to, possible } of arrows) {
    if (!possible) continue;
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  }
  const reachable = new Set(stages.filter(({ initial }) => initial).map(({ name }) => name));
  // Growing while it is walked over.
  for (const from of reachable) for (const to of next.get(from) ?? []) reachable.add(to);
  return reachable;
}
