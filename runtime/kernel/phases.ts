/** The one list of parts that join in a step, in the order of the design: what is not in it is not executed. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { KernelPhase } from "./phase.ts";
import { nurturePhase } from "./phases/nurture.ts";
import { turnbackPhase } from "./phases/turnback.ts";

/** Turnback, routing, SLAs and nurture come here, in this order. */
export const standardPhases: readonly KernelPhase[] = [turnbackPhase, nurturePhase];

/** Kinds of declarations that the plan has and this runtime does not execute yet, such as `nurture`. */
export function notExecuted(plan: Plan): string[] {
  const kinds: readonly (readonly [string, boolean])[] = [
    ["account", plan.account !== undefined],
    ["hygiene", plan.hygiene !== undefined],
    ["identity", plan.identity !== undefined],
    ["routing", plan.routings.length > 0],
    ["sla", plan.slas.length > 0],
  ];
  return kinds.filter(([, isDeclared]) => isDeclared).map(([kind]) => kind);
}
