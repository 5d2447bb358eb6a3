/** What is wrong with a plan that cannot be used: the place in it and the reason. */

export interface Problem {
  /** A JSON pointer into the plan, or the id of the declaration concerned. */
  readonly path: string;
  readonly reason: string;
}

/** Thrown inside the linking of a plan, and turned into a `Problem` at its edge. */
export class PlanProblem extends Error {
  readonly problem: Problem;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = "PlanProblem";
    this.problem = { path, reason };
  }
}
