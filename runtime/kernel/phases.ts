/** The one list of parts that join in a step, in the order of the design: what is not in it is not executed. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { KernelPhase } from "./phase.ts";
import { accountPhase } from "./phases/account.ts";
import { hygienePhase } from "./phases/hygiene.ts";
import { nurturePhase } from "./phases/nurture.ts";
import { routingPhase } from "./phases/routing.ts";
import { slaPhase } from "./phases/sla.ts";
import { turnbackPhase } from "./phases/turnback.ts";

export const standardPhases: readonly KernelPhase[] = [
  hygienePhase,
  turnbackPhase,
  routingPhase,
  slaPhase,
  nurturePhase,
  accountPhase,
];

/** Kinds of declarations that the plan has and this runtime does not execute yet; there are none at present. */
export function notExecuted(_plan: Plan): string[] {
  return [];
}
