/** Which row of a turnback a lead is under, and when it lets the lead out again. */
import type { Plan, Stage, TurnbackRow } from "../../schemas/generated/plan.ts";
import { truthOf } from "./evaluate.ts";
import { presentStay, type History, type Moment } from "./history.ts";

/** The row for the present stage and reason, which is unspecified where there is none. */
export function turnbackRowOf(plan: Plan, history: History): TurnbackRow | undefined {
  const turnback = plan.turnbacks.find(({ stage }) => stage === presentStay(history).stage);
  const named = turnback?.rows.find(({ reasons }) => reasons.includes(history.reason ?? "unspecified"));
  return named ?? turnback?.rows.find(({ otherwise }) => otherwise);
}

/** Whether a row lets the lead requalify. */
export function requalifies({ requalify }: TurnbackRow, moment: Moment): boolean {
  const { history, wallTime, now } = moment;
  if (requalify?.after !== undefined && now < wallTime.add(presentStay(history).time, requalify.after)) return false;
  return requalify?.when === undefined || truthOf(requalify.when, moment) === true;
}

/** Whether a clause without `on` may lead out of the present stage into another. */
export function opensGate(moment: Moment, target: Stage): boolean {
  const row = turnbackRowOf(moment.plan, moment.history);
  return row === undefined || target.final === "lost" || requalifies(row, moment);
}
