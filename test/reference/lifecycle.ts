/** One step of a lead's lifecycle: observes, re-arms, moves until nothing is enabled, and says what crossed. */
import type { EnterClause, Expression, Stage, StageLimit } from "../../schemas/generated/plan.ts";
import type { Effect, ScoreAccount } from "../../schemas/generated/effect.ts";
import { truthOf, valueOf } from "./evaluate.ts";
import { presentStay, type Moment, type RecordedActivity } from "./history.ts";
import { startingValue } from "./scores.ts";

/** An effect before it has its id, lead and instant. */
export type Happening = Record<string, unknown> & { type: Effect["type"] };

/** A moment with nothing computed yet, at which edges are observed. */
export type Look = (activity?: RecordedActivity) => Moment;

/** Takes the lead through one step and returns what happened, in order. The activity is the one that caused the step. */
export function runStep(look: Look, activity: RecordedActivity | undefined, beginning: Happening[]): Happening[] {
  const happenings = [...beginning];
  const visited = new Set<string>();
  let handover: Happening | undefined;
  for (;;) {
    const moment = look(activity);
    for (const { name } of moment.plan.scores) moment.scoreOf(name);
    if (handover !== undefined) handover["scores"] = accountsAt(moment);
    rearm(moment);
    const move = findMove(moment, activity, visited);
    if (move === undefined) {
      happenings.push(...findCrossings(moment));
      return happenings;
    }
    const { history, plan } = moment;
    const left = plan.lifecycle.find(({ name }) => name === presentStay(history).stage)!;
    const reason = reasonFor(move.target, move.by.because, moment);
    const trigger = "on" in move.by && move.by.on !== undefined ? activity?.name : undefined;
    enterStage(moment, move.target, left.name, trigger, reason);
    visited.add(move.target.name);
    happenings.push({
      type: "stage_changed",
      from: left.name,
      to: move.target.name,
      ...(reason === undefined ? {} : { reason }),
      ...(trigger === undefined ? {} : { trigger }),
      cause: move.by.id,
    });
    handover = handoverTo(move.target, left, move.by.id);
    if (handover !== undefined) happenings.push(handover);
  }
}

/** Writes down that a stage is entered: entry, reason, resets and disarmed clauses. */
export function enterStage(
  { history, plan, now }: Moment,
  target: Stage,
  left: string | undefined,
  trigger: string | undefined,
  reason: string | undefined,
): void {
  history.entries.push({ stage: target.name, time: now, trigger });
  history.reason = reason;
  for (const score of plan.scores) if (score.reset_on.includes(target.name)) history.resets.set(score.name, now);
  for (const stage of plan.lifecycle) {
    if (stage.name !== target.name && stage.name !== left) continue;
    for (const clause of stage.enter) if (clause.on === undefined) history.disarmed.add(clause.id);
  }
}

/** The member of the stage's reasons that `because` names, else `unspecified`; none when the stage has no reasons. */
export function reasonFor(target: Stage, because: Expression | undefined, moment: Moment): string | undefined {
  if (target.reasons.length === 0) return undefined;
  const value = because === undefined ? undefined : valueOf(because, moment);
  return typeof value === "string" && target.reasons.includes(value) ? value : "unspecified";
}

function rearm(moment: Moment): void {
  const { history, plan } = moment;
  for (const clause of plan.lifecycle.flatMap(({ enter }) => enter)) {
    if (clause.on === undefined && clause.when !== undefined && truthOf(clause.when, moment) !== true) {
      history.disarmed.delete(clause.id);
    }
  }
}

function findMove(
  moment: Moment,
  activity: RecordedActivity | undefined,
  visited: ReadonlySet<string>,
): { target: Stage; by: EnterClause | StageLimit } | undefined {
  const { history, plan, wallTime, now } = moment;
  const stay = presentStay(history);
  for (const target of plan.lifecycle) {
    if (target.name === stay.stage || visited.has(target.name)) continue;
    for (const clause of target.enter) {
      if (clause.from.includes(stay.stage) && isEnabled(clause, moment, activity)) return { target, by: clause };
    }
  }
  const limit = plan.lifecycle.find(({ name }) => name === stay.stage)?.limit;
  if (limit === undefined || now < wallTime.add(stay.time, limit.after)) return undefined;
  if (limit.to === stay.stage || visited.has(limit.to)) return undefined;
  return { target: plan.lifecycle.find(({ name }) => name === limit.to)!, by: limit };
}

function isEnabled(clause: EnterClause, moment: Moment, activity: RecordedActivity | undefined): boolean {
  const holds = clause.when === undefined || truthOf(clause.when, moment) === true;
  if (clause.on === undefined) return holds && clause.when !== undefined && !moment.history.disarmed.has(clause.id);
  if (activity === undefined || !clause.on.activities.includes(activity.name)) return false;
  return holds && (clause.on.where === undefined || truthOf(clause.on.where, moment) === true);
}

function handoverTo(target: Stage, left: Stage, cause: string): Happening | undefined {
  if (target.owner === undefined || target.owner === left.owner) return undefined;
  if (target.final !== undefined || target.reasons.length > 0) return undefined;
  return { type: "released", from: left.name, to: target.name, team: target.owner, scores: [], cause };
}

function accountsAt(moment: Moment): ScoreAccount[] {
  return moment.plan.scores.map(({ name }) => {
    const { value, grade, items } = moment.scoreOf(name);
    return { score: name, value, ...(grade === undefined ? {} : { grade }), items };
  });
}

function findCrossings(moment: Moment): Happening[] {
  const { history, plan } = moment;
  const crossings: Happening[] = [];
  const values = new Map<string, number>();
  for (const { name, thresholds } of plan.scores.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const previous = history.previous.get(name) ?? startingValue(plan, name);
    const { value } = moment.scoreOf(name);
    values.set(name, value);
    const up = thresholds.filter((threshold) => previous < threshold && threshold <= value);
    const down = thresholds.filter((threshold) => value < threshold && threshold <= previous).toReversed();
    for (const threshold of [...up, ...down]) {
      const direction = value > previous ? "up" : "down";
      const cause = `score/${name}`;
      crossings.push({ type: "score_crossed", score: name, threshold, direction, value, previous, cause });
    }
  }
  history.previous = values;
  return crossings;
}
