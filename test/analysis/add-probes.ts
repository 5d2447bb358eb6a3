/** Random criteria about a random plan, as segments so that the engine works them out. */
import type { Criterion, Expression } from "../../schemas/generated/plan.ts";
import { drawCriterion } from "../reference/arbitrary-expression.ts";
import type { DrawnPlan } from "../reference/arbitrary-plan.ts";
import type { Draw } from "../reference/draw.ts";

/** Some new criteria, and those by which the plan's own leads move. */
export function addProbes(draw: Draw, { plan, words }: DrawnPlan): Criterion[] {
  const criteria = Array.from({ length: 8 }, (): Expression => drawCriterion(draw, words, 2));
  const conditions = plan.lifecycle.flatMap(({ enter }) => enter.flatMap(({ when }) => when ?? []));
  return [...criteria, ...conditions].map((when, index) => {
    const name = `zz_probe_${String(index).padStart(2, "0")}`;
    return { id: `segment/${name}`, name, when };
  });
}
