/** Brings plans of older formats to the present one; a format the table does not know is refused by name. */
import type { Problem } from "./problem.ts";

/** The format this runtime reads. */
export const planFormat = 1;

/** From each older format, the function that makes the next one of it. There is no older format yet. */
const upgrades: ReadonlyMap<number, (plan: object) => object> = new Map();

/** The plan in the present format, still unchecked, or why it cannot be brought there. */
export function upgradePlan(json: object): { readonly plan: object } | { readonly problem: Problem } {
  const format: unknown = "format" in json ? json.format : undefined;
  if (typeof format !== "number" || !Number.isInteger(format)) {
    return { problem: { path: "/format", reason: "it does not say its plan format, so it is no plan" } };
  }
  if (format > planFormat) {
    const reason = `it has plan format ${format}, and this version reads up to ${planFormat}: use a newer version of funnel`;
    return { problem: { path: "/format", reason } };
  }
  let plan = json;
  for (let version = format; version < planFormat; version += 1) {
    const upgrade = upgrades.get(version);
    if (upgrade === undefined) {
      return { problem: { path: "/format", reason: `plan format ${version} is not known: build the plan again` } };
    }
    plan = upgrade(plan);
  }
  return { plan };
}
