/** Comparisons of a length of time with calendar months, which have no length of their own: by where they end. */
import type { Compare, Expression } from "../../schemas/generated/plan.ts";
import { PlanProblem } from "../plan/problem.ts";

/**
 * The same comparison between two instants, if it is of a length of time with calendar months: `time since A >= 1 month`
 * is `now >= the time of A + 1 month`. Throws a `PlanProblem` when nothing says from when to count the months.
 */
export function compareOnCalendar(expression: Compare): Compare {
  const { left, right, comparison } = expression;
  if (expression.by !== "duration" || isMonths(left) === isMonths(right)) return expression;
  const [length, months] = isMonths(right) ? [left, right] : [right, left];
  const { start, end } = endsOf(length);
  return {
    ...expression,
    by: "time",
    comparison: isMonths(right) ? comparison : mirrored[comparison],
    left: end,
    right: { op: "add", type: "datetime", left: start, right: months },
  };
}

function isMonths(expression: Expression): boolean {
  return expression.op === "duration" && expression.duration.unit === "months";
}

const now: Expression = { op: "fact", fact: "now", type: "datetime" };

/** The two instants between which a length of time lies. */
function endsOf(length: Expression): { readonly start: Expression; readonly end: Expression } {
  if (length.op === "subtract") return { start: length.right, end: length.left };
  if (length.op === "time_since") {
    return { start: { op: "subtract", type: "datetime", left: now, right: length }, end: now };
  }
  if (length.op === "fact" && length.fact === "time_in_stage") {
    return { start: { op: "fact", fact: "stage_since", type: "datetime" }, end: now };
  }
  throw new PlanProblem("", "months can only be compared with the time since something, or between two instants");
}

const mirrored = {
  equal: "equal",
  not_equal: "not_equal",
  less: "greater",
  at_most: "at_least",
  greater: "less",
  at_least: "at_most",
} as const;
