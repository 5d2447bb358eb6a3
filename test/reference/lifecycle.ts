/** One step of a lead's lifecycle: observes, re-arms, moves until nothing is enabled, and says what crossed. */
import type { EnterClause } from "../../schemas/generated/plan.ts";
import type { ScoreAccount } from "../../schemas/generated/effect.ts";
import { truthOf } from "./evaluate.ts";
import { findHeldMove, holdBack } from "./held-moves.ts";
import { presentStay, type Moment, type RecordedActivity } from "./history.ts";
import { makeMove, reasonFor } from "./moves.ts";
import { startingValue } from "./scores.ts";
import { recompute, type Happening, type Move, type Step } from "./step.ts";
import { opensGate } from "./turnback-row.ts";

/** Lets the lead move until no clause, limit or held move is enabled; a frozen lead is only observed. */
export function settle(step: Step): void {
  for (;;) {
    const moment = recompute(step);
    if (step.handover !== undefined) step.handover["scores"] = accountsAt(moment);
    step.handover = undefined;
    if (moment.history.frozen.size > 0) return;
    rearm(moment);
    const move = findHeldMove(step) ?? findMove(step);
    if (move === undefined) return;
    makeMove(step, move);
  }
}

function rearm(moment: Moment): void {
  const { history, plan } = moment;
  for (const clause of plan.lifecycle.flatMap(({ enter }) => enter)) {
    if (clause.on === undefined && clause.when !== undefined && truthOf(clause.when, moment) !== true) {
      history.disarmed.delete(clause.id);
    }
  }
}

function findMove(step: Step): Move | undefined {
  const { moment, activity, visited } = step;
  const { history, plan, wallTime, now } = moment;
  const stay = presentStay(history);
  for (const target of plan.lifecycle) {
    if (target.name === stay.stage || visited.has(target.name)) continue;
    for (const clause of target.enter) {
      if (!clause.from.includes(stay.stage) || !isEnabled(clause, moment, activity)) continue;
      if (clause.on === undefined && !opensGate(moment, target)) continue;
      const trigger = clause.on === undefined ? undefined : activity?.name;
      const move = { target, cause: clause.id, reason: reasonFor(target, clause.because, moment), trigger };
      if (!holdBack(step, move)) return move;
    }
  }
  const limit = plan.lifecycle.find(({ name }) => name === stay.stage)?.limit;
  if (limit === undefined || now < wallTime.add(stay.time, limit.after)) return undefined;
  if (limit.to === stay.stage || visited.has(limit.to)) return undefined;
  const target = plan.lifecycle.find(({ name }) => name === limit.to)!;
  const move = { target, cause: limit.id, reason: reasonFor(target, limit.because, moment) };
  return holdBack(step, move) ? undefined : move;
}

function isEnabled(clause: EnterClause, moment: Moment, activity: RecordedActivity | undefined): boolean {
  const holds = clause.when === undefined || truthOf(clause.when, moment) === true;
  if (clause.on === undefined) return holds && clause.when !== undefined && !moment.history.disarmed.has(clause.id);
  if (activity === undefined || !clause.on.activities.includes(activity.name)) return false;
  return holds && (clause.on.where === undefined || truthOf(clause.on.where, moment) === true);
}

function accountsAt(moment: Moment): ScoreAccount[] {
  return moment.plan.scores.map(({ name }) => {
    const { value, grade, items } = moment.scoreOf(name);
    return { score: name, value, ...(grade === undefined ? {} : { grade }), items };
  });
}

/** Says which thresholds the scores crossed since the previous step. */
export function findCrossings(moment: Moment): Happening[] {
  const { history, plan } = moment;
  const crossings: Happening[] = [];
  const values = new Map<string, readonly number[]>();
  for (const { name, thresholds } of plan.scores.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const before = history.previous.get(name) ?? [startingValue(plan, name)];
    const { value } = moment.scoreOf(name);
    values.set(name, [value]);
    const cause = `score/${name}`;
    const say = (threshold: number, direction: "up" | "down", previous: number) =>
      crossings.push({ type: "score_crossed", score: name, threshold, direction, value, previous, cause });
    // What either of two leads had passed is not told again of the one that they are.
    const [lowest, highest] = [Math.min(...before), Math.max(...before)];
    for (const threshold of thresholds) if (highest < threshold && threshold <= value) say(threshold, "up", highest);
    for (const threshold of thresholds.toReversed()) {
      if (value < threshold && threshold <= lowest) say(threshold, "down", lowest);
    }
  }
  history.previous = values;
  return crossings;
}
