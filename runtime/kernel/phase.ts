/** The parts of a step beside fields, activities, scores and lifecycle: where they join in, in the order of the list. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { Move } from "../lifecycle/fixed-point.ts";
import type { TypedInput } from "../model/input.ts";
import type { Lead } from "../model/lead.ts";
import type { World } from "../model/world.ts";
import type { Program } from "./program.ts";

/** An effect before the step has numbered it. */
export type Draft<Kind extends Effect = Effect> = Kind extends Effect ? Omit<Kind, "id" | "lead" | "at"> : never;

/** One step of one lead, as the parts see it. */
export interface Step {
  readonly program: Program;
  readonly lead: Lead;
  /** The instant the step acts at. */
  readonly now: number;
  /** What caused the step; undefined when a timer did. */
  readonly input: TypedInput | undefined;
  /** What all leads share; the step may change it. */
  readonly world: World;
  /** The moves of the step so far, in order. */
  readonly moves: readonly Move[];
  /** How often the parts have started over in the step, and the moves since they did. */
  readonly round: number;
  readonly recentMoves: readonly Move[];
  /** Adds an effect, in the order in which they go out. */
  emit(effect: Draft): void;
  /** Works out scores, persona and phase anew, as after a change of the lead. */
  recompute(): void;
  /** Whether all parts admit a move that no clause asks for; `cause` is the id of whatever does. */
  admits(target: number, cause: string, reason?: string): boolean;
  /** Has the lead looked at again a millisecond later, for what this step changed too late for itself. */
  lookAgain(): void;
  /** Moves the lead at once, whatever its clauses say, and then lets it come to rest again. */
  moveTo(target: number, cause: string, reason: string | undefined): void;
  /** Lets all parts evaluate anew, from the first on, for the moves that the one which asks has made. */
  startOver(): void;
}

/**
 * A part keeps what it has to remember in `lead.parts[name]` as plain JSON. All of it must follow from the lead and
 * the plan: no clock, no randomness.
 */
export interface KernelPhase {
  readonly name: string;
  /** Whether a plan has any use for the part; without it, every plan has. A part of no use costs nothing. */
  readonly concerns?: (plan: Plan) => boolean;
  /**
   * Whether the part does nothing when it looks at a lead about which nothing has changed since it last did, but scores
   * that nobody notices. It is spared such steps, which are most.
   */
  readonly mayRest?: true;
  /** Before the input's fields and activity are taken in. */
  readonly onInput?: (step: Step) => void;
  /** After the input's fields were set, before its activity is taken in. */
  readonly onFields?: (step: Step) => void;
  /** After fields and activity were taken in, before anything is worked out. */
  readonly onActivity?: (step: Step) => void;
  /**
   * Whether the lead may move now. All parts must agree; they are asked from the last to the first. `clause` is the
   * place of the clause that asks, -1 when a limit or something else does; `cause` is the id that the move would have,
   * and `reason` the one that was given when no clause asks.
   */
  readonly admits?: (step: Step, target: number, clause: number, cause: string, reason?: string) => boolean;
  /** A move that is to happen before clauses are tried; `entered` marks stages that the step has entered before. */
  readonly pending?: (step: Step, entered: readonly boolean[]) => Move | undefined;
  /**
   * After another lead turned out to be the same person: takes what `from` has in the part into `step.lead`. `supplier`
   * is the one of the two whose stage, owner, SLAs and programme go on, which `step.lead` has by now. A part without
   * this goes on as the supplier had it.
   */
  readonly merge?: (step: Step, from: Lead, supplier: Lead) => void;
  /** After the last reason to hold the lead still was gone; it had been frozen since an instant. */
  readonly onReleased?: (step: Step, since: number) => void;
  /** After a stage was entered, before scores are worked out anew. */
  readonly onEntered?: (step: Step, move: Move) => void;
  /** After the lifecycle came to rest, unless the lead is frozen. */
  readonly evaluate?: (step: Step) => void;
  /** The next instant after `now` at which time alone may give the part something to do, or Infinity. */
  readonly nextDue?: (program: Program, lead: Lead, now: number) => number;
  /** The same for what mostly comes to nothing, such as the ticks of a cadence with nothing left to send. */
  readonly nextTick?: (program: Program, lead: Lead, now: number) => number;
  /** Whether such an instant brings nothing after all, so that it takes no step. The lead has been worked out. */
  readonly isQuietTick?: (program: Program, lead: Lead, now: number) => boolean;
  /**
   * Takes in the ticks up to an instant, that included, which brought nothing and which no step was taken for. Gives what
   * takes it back, for a step in which nothing happens is to leave no trace.
   */
  readonly passTicks?: (program: Program, lead: Lead, until: number) => (() => void) | undefined;
}
