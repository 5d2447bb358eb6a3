/** What the conditions of a criterion are for a lead, and what would make them true. */
import type { Expression } from "../../schemas/generated/plan.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { readValues, type Reading } from "./describe-value.ts";
import { findNearestChange } from "./nearest-change.ts";
import { optional } from "./plain-data.ts";
import { printExpression } from "./print.ts";

export interface ExplainedCondition {
  readonly text: string;
  readonly truth: "true" | "false" | "unknown";
  readonly values: readonly Reading[];
  /** What would make it true. */
  readonly change?: string;
}

/** Every top-level condition of a criterion with its truth, what it looked at and what would make it true. */
export function explainConditions(
  program: Program,
  expression: Expression,
  lead: Lead,
  now: number,
): ExplainedCondition[] {
  const conditions = expression.op === "and" ? expression.operands : [expression];
  return conditions.map((condition) => {
    const functions = program.compile(condition);
    const truth = functions.isTrue(lead, now) ? "true" : functions.isFalse(lead, now) ? "false" : "unknown";
    return {
      text: printExpression(condition),
      truth,
      values: readValues(program, condition, lead, now),
      ...optional("change", truth === "true" ? undefined : findNearestChange(program, condition, lead, now)),
    };
  });
}
