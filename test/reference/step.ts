/** A step of a lead while it is worked out: what caused it, where it has been, and what happened so far. */
import type { Stage } from "../../schemas/generated/plan.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import { personaAt, phaseAt, truthOf } from "./evaluate.ts";
import type { History, Moment, RecordedActivity } from "./history.ts";

/** An effect before it has its id, lead and instant. */
export type Happening = Record<string, unknown> & { type: Effect["type"] };

/** A moment with nothing computed yet; at an observing one edges are recorded. */
export type Look = (observing: boolean, activity?: RecordedActivity) => Moment;

export interface Step {
  readonly history: History;
  readonly now: number;
  readonly look: Look;
  /** What kind of input caused the step; none when time did. */
  readonly kind: "activity" | "identify" | undefined;
  /** The activity that caused the step. */
  readonly activity: RecordedActivity | undefined;
  readonly happenings: Happening[];
  readonly visited: Set<string>;
  /** How often the lead had entered a stage before the step, its creation included. */
  readonly entriesBefore: number;
  /** The stages entered in the present round. */
  entered: string[];
  /** Whether a part made moves and all parts run anew. */
  round: number;
  /** The last hand-over, until the scores it is to tell are known. */
  handover: Happening | undefined;
  /** As last worked out. */
  moment: Moment;
}

/** A move from the present stage that is about to happen. */
export interface Move {
  readonly target: Stage;
  readonly cause: string;
  readonly reason: string | undefined;
  readonly trigger?: string | undefined;
}

/** Works out everything that follows from the facts, which observes edges. */
export function recompute(step: Step): Moment {
  const moment = step.look(true, step.activity);
  for (const { name } of moment.plan.scores) moment.scoreOf(name);
  fixDerived(moment);
  step.moment = moment;
  return moment;
}

/** Works out segments, needs, persona and phase, which then stay as they are at this moment. */
export function fixDerived(moment: Moment): Moment {
  const { plan } = moment;
  moment.derived = {
    segments: new Map(plan.segments.map(({ name, when }) => [name, truthOf(when, moment)])),
    needs: new Map(plan.needs.map(({ name, when }) => [name, truthOf(when, moment)])),
    persona: personaAt(moment),
    phase: phaseAt(moment),
  };
  return moment;
}
