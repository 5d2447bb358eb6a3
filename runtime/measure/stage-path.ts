/** The main path through the lifecycle: the stages that lead on, without ways back and lost ends. */
import type { Plan, Stage } from "../../schemas/generated/plan.ts";

/** The places of the stages on the main path, in order: those that have no reasons and do not end in a loss. */
export function findMainPath({ lifecycle }: Plan): number[] {
  return [...lifecycle.entries()].filter(([, stage]) => isOnMainPath(stage)).map(([place]) => place);
}

/** Whether entering a stage says that a lead came back: it has reasons, or is the end of a lost one. */
export function isWayBack(stage: Stage): boolean {
  return !isOnMainPath(stage);
}

function isOnMainPath({ reasons, final }: Stage): boolean {
  return reasons.length === 0 && final !== "lost";
}
