/** Random criteria about a random plan, as segments so that the engine works them out. */
import { listCriteria } from "../../compiler/lint/rules/logic/criteria.ts";
import type { Criterion, Expression, Plan } from "../../schemas/generated/plan.ts";
import { drawCriterion } from "../reference/arbitrary-expression.ts";
import type { DrawnPlan } from "../reference/arbitrary-plan.ts";
import type { Draw } from "../reference/draw.ts";

/** Some new criteria, and those by which the plan's own leads move. */
export function addProbes(draw: Draw, { plan, words }: DrawnPlan): Criterion[] {
  const criteria = Array.from({ length: 8 }, (): Expression => drawCriterion(draw, words, 2));
  const conditions = plan.lifecycle.flatMap(({ enter }) => enter.flatMap(({ when }) => when ?? []));
  return [...criteria, ...conditions].map(probeOf);
}

/** The criteria that a plan has anyway, as far as they can be asked at any time. */
export function probesOfPlan(plan: Plan): Criterion[] {
  const routed = plan.routings.flatMap(({ rows }) => rows.flatMap(({ when }) => when ?? []));
  const requalified = plan.turnbacks.flatMap(({ rows }) => rows.flatMap(({ requalify }) => requalify?.when ?? []));
  const stated = listCriteria(plan).filter(
    ({ given, id }) => given.activities === undefined && !id.startsWith("segment"),
  );
  const all = [...stated.map(({ expression }) => expression), ...routed, ...requalified];
  return all.filter((when) => !JSON.stringify(when).includes('"kind":"wait"')).map(probeOf);
}

function probeOf(when: Expression, index: number): Criterion {
  const name = `zz_probe_${String(index).padStart(2, "0")}`;
  return { id: `segment/${name}`, name, when };
}
