/** Rewrites comparisons with months or business time as comparisons of instants, because such durations have no fixed length. */
import type * as plan from "../../../schemas/generated/plan.ts";
import { lowerFact } from "./reference.ts";

/** `to - from` of two instants. */
interface Elapsed {
  readonly from: plan.Expression;
  readonly to: plan.Expression;
}

/** `LEFT cmp 6 months` as `to cmp from + 6 months`; `undefined` when the plain comparison of durations will do. */
export function compareInstants(
  left: plan.Expression,
  comparison: plan.Compare["comparison"],
  right: plan.Expression,
): plan.Expression | undefined {
  if (isCalendarDuration(left)) return compareInstants(right, mirror[comparison], left);
  const elapsed = isCalendarDuration(right) ? elapsedOf(left) : undefined;
  if (elapsed === undefined) return undefined;
  return { op: "compare", comparison, by: "time", left: elapsed.to, right: after(elapsed.from, right) };
}

function isCalendarDuration(expression: plan.Expression): boolean {
  return expression.op === "duration" && expression.duration.unit !== "milliseconds";
}

/** The two instants whose difference an expression is. */
function elapsedOf(expression: plan.Expression): Elapsed | undefined {
  const now = lowerFact("now");
  switch (expression.op) {
    case "fact":
      return expression.fact === "time_in_stage" ? { from: lowerFact("stage_since"), to: now } : undefined;
    case "time_since":
      return { from: { op: "subtract", type: "datetime", left: now, right: expression }, to: now };
    case "subtract":
      return expression.type === "duration" ? { from: expression.right, to: expression.left } : undefined;
    default:
      return undefined;
  }
}

function after(instant: plan.Expression, duration: plan.Expression): plan.Expression {
  return { op: "add", type: "datetime", left: instant, right: duration };
}

const mirror = {
  equal: "equal",
  not_equal: "not_equal",
  less: "greater",
  at_most: "at_least",
  greater: "less",
  at_least: "at_most",
} as const;
