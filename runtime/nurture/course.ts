/** The steps of a programme laid out as one list in which each knows what follows it. */
import type { IfStep, Step } from "../../schemas/generated/plan.ts";

/** A step and where it leads: places in the list, whose length is the place after the last. */
export interface Stop {
  readonly step: Step;
  /** What follows; for an `if`, the first step of `then`. */
  readonly next: number;
  /** For an `if`: what follows when its condition is not true. */
  readonly otherwise: number;
}

export interface Course {
  readonly stops: readonly Stop[];
  /** Places by the ids of steps. */
  readonly places: ReadonlyMap<string, number>;
}

/** Lays out steps in the order in which they are written; branches of an `if` follow it. */
export function layOutCourse(steps: readonly Step[]): Course {
  const total = countSteps(steps);
  const stops: Stop[] = [];

  function layOut(some: readonly Step[], first: number, after: number): void {
    let place = first;
    for (const [index, step] of some.entries()) {
      const behind = place + 1 + (step.step === "if" ? countSteps(step.then) + countSteps(step.else) : 0);
      const follower = index === some.length - 1 ? after : behind;
      if (step.step === "if") layOutBranches(step, place, follower);
      else stops[place] = { step, next: follower, otherwise: follower };
      place = behind;
    }
  }

  function layOutBranches(step: IfStep, place: number, follower: number): void {
    const then = place + 1;
    const otherwise = then + countSteps(step.then);
    stops[place] = {
      step,
      next: step.then.length === 0 ? follower : then,
      otherwise: step.else.length === 0 ? follower : otherwise,
    };
    layOut(step.then, then, follower);
    layOut(step.else, otherwise, follower);
  }

  layOut(steps, 0, total);
  return { stops, places: new Map(stops.map(({ step }, place) => [step.id, place])) };
}

function countSteps(steps: readonly Step[]): number {
  let count = 0;
  for (const step of steps) count += 1 + (step.step === "if" ? countSteps(step.then) + countSteps(step.else) : 0);
  return count;
}
