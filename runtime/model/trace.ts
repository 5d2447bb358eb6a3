/** What a step decided and why, for explanations; effects say what the world should hear of it. */

export interface MoveTrace {
  /** The id of the stage, clause or limit in the plan that moved the lead. */
  readonly cause: string;
  readonly from?: string;
  readonly to: string;
  readonly reason?: string;
  readonly trigger?: string;
}

export interface StepTrace {
  /** Epoch milliseconds the step acted at. */
  readonly at: number;
  /** True when an input caused the step; otherwise a timer did. */
  readonly byInput: boolean;
  readonly moves: readonly MoveTrace[];
}
