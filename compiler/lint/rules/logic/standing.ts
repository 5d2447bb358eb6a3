/** Whether a lead for whom criteria hold can stand in a stage: shown by one, or proven without. */
import type { Expression } from "../../../../schemas/generated/plan.ts";
import type { Witness } from "../../../analysis/analysis.ts";
import type { LintContext } from "../../define-rule.ts";

/** `undefined` when it is not certain that there is such a lead. */
export function standsIn(
  { analysis }: LintContext,
  criteria: readonly Expression[],
  stage: string,
): { readonly witness: Witness | undefined } | undefined {
  const { reachable } = analysis.lifecycle;
  if (!reachable.has(stage) || analysis.impossible({ holds: criteria, stages: [stage] })) return undefined;
  const answer = analysis.satisfiable({ holds: criteria, stages: [stage] });
  if (answer.answer === "yes") return { witness: answer.witness };
  // Where the stage alone makes them true, they hold for whoever gets there.
  const isCertain = criteria.every((each) => analysis.impossible({ fails: [each], stages: [stage] }));
  return isCertain ? { witness: undefined } : undefined;
}
