/** What a move does: the stage is entered, what belonged to the stay before is over, and others are told. */
import type { Expression, Stage } from "../../schemas/generated/plan.ts";
import { releaseAssignment } from "./assignments.ts";
import { valueOf } from "./evaluate.ts";
import { presentStay, type Moment } from "./history.ts";
import type { Happening, Move, Step } from "./step.ts";

/** Enters a stage and says so. What follows from it is worked out by `settle`. */
export function makeMove(step: Step, { target, cause, reason, trigger }: Move): void {
  const { history, plan } = step.moment;
  const left = plan.lifecycle.find(({ name }) => name === presentStay(history).stage)!;
  enterStage(step.moment, target, left.name, trigger, reason);
  step.visited.add(target.name);
  step.entered.push(target.name);
  step.happenings.push({
    type: "stage_changed",
    from: left.name,
    to: target.name,
    ...(reason === undefined ? {} : { reason }),
    ...(trigger === undefined ? {} : { trigger }),
    cause,
  });
  step.handover = handoverTo(target, left, cause);
  if (step.handover !== undefined) step.happenings.push(step.handover);
}

/** Writes down that a stage is entered: entry, reason, resets, disarmed clauses, and what leaving a stage puts an end to. */
export function enterStage(
  { history, plan, now, world }: Moment,
  target: Stage,
  left: string | undefined,
  trigger: string | undefined,
  reason: string | undefined,
): void {
  history.entries.push({ stage: target.name, time: now, trigger });
  history.reason = reason;
  history.held = [];
  releaseAssignment(plan, world, history.id, target);
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

function handoverTo(target: Stage, left: Stage, cause: string): Happening | undefined {
  if (target.owner === undefined || target.owner === left.owner) return undefined;
  if (target.final !== undefined || target.reasons.length > 0) return undefined;
  return { type: "released", from: left.name, to: target.name, team: target.owner, scores: [], cause };
}
