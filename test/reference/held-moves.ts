/** Moves that wait until the data that they require are there. */
import type { Stage } from "../../schemas/generated/plan.ts";
import { truthOf } from "./evaluate.ts";
import { presentStay, type Moment } from "./history.ts";
import type { Move, Step } from "./step.ts";

/** Whether a move must wait because the data it requires are not there; it is then remembered. */
export function holdBack({ moment, history, happenings }: Step, move: Move): boolean {
  const missing = findMissing(moment, move.target);
  if (missing === undefined) return false;
  const { target, cause, reason } = move;
  if (history.held.some((held) => held.cause === cause && held.target.name === target.name)) return true;
  history.held.push({ from: presentStay(history).stage, target, cause, reason });
  happenings.push({ type: "move_held", to: target.name, requirement: missing, cause });
  return true;
}

/** The first held move that may happen now. */
export function findHeldMove({ moment, history, visited }: Step): Move | undefined {
  return history.held.find(
    ({ from, target }) =>
      from === presentStay(history).stage &&
      target.name !== from &&
      !visited.has(target.name) &&
      findMissing(moment, target) === undefined,
  );
}

function findMissing(moment: Moment, target: Stage): string | undefined {
  const rows = moment.plan.hygiene?.require.filter(({ before }) => before.includes(target.name)) ?? [];
  return rows.find(({ condition }) => truthOf(condition, moment) !== true)?.id;
}
