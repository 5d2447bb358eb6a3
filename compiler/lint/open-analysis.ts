/** An analysis that leaves every question open, until there is one that proves. */
import type { Analysis } from "../analysis/analysis.ts";
import type { Plan } from "../../schemas/generated/plan.ts";

/** Nothing is proven, and everything is taken to be possible. */
export function createAnalysis(plan: Plan): Analysis {
  const open = { answer: "unproven", because: "nothing is proven yet" } as const;
  return {
    satisfiable: () => open,
    implies: () => open,
    disjoint: () => open,
    reachOf: () => ({
      minimum: -Infinity,
      maximum: Infinity,
      unclamped: { minimum: -Infinity, maximum: Infinity },
      grades: [],
    }),
    lifecycle: {
      stages: plan.lifecycle,
      arrows: plan.lifecycle.flatMap((stage) =>
        stage.enter.flatMap((clause) =>
          clause.from.map((from) => ({
            from,
            to: stage.name,
            by: { kind: "clause", clause } as const,
            possible: true,
          })),
        ),
      ),
      reachable: new Set(plan.lifecycle.map(({ name }) => name)),
    },
  };
}
