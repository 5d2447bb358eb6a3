/** Takes a plan from outside: its format first, then its schema; nothing of it is used before both have passed. */
import type { Plan } from "../../schemas/generated/plan.ts";
import validatePlan from "../../schemas/generated/validators/plan.js";
import type { Problem } from "./problem.ts";
import { upgradePlan } from "./upgrade.ts";

/** The plan in parsed JSON, or the place in it that is wrong and why. Never throws. */
export function loadPlan(json: unknown): { readonly plan: Plan } | { readonly problem: Problem } {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return { problem: { path: "", reason: "a plan is a JSON object" } };
  }
  const upgraded = upgradePlan(json);
  if ("problem" in upgraded) return upgraded;
  const candidate: unknown = upgraded.plan;
  if (validatePlan(candidate)) return { plan: candidate };
  // A union reports the error of every member; the deepest place is the one that tells most.
  const errors = [...(validatePlan.errors ?? [])];
  const deepest = errors.sort((left, right) => depthOf(right.instancePath) - depthOf(left.instancePath))[0];
  return { problem: { path: deepest?.instancePath ?? "", reason: deepest?.message ?? "it does not fit the schema" } };
}

function depthOf(pointer: string): number {
  return pointer.split("/").length;
}
