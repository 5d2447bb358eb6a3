/** What routings and SLAs begin with: entering a stage, or an activity. */
import type { Start } from "../../schemas/generated/plan.ts";
import type { CompiledExpression, CompiledTrigger } from "./generate.ts";
import type { Step } from "./phase.ts";
import type { Program } from "./program.ts";

export interface CompiledStart {
  /** The places of the stages. */
  readonly stages: ReadonlySet<number>;
  readonly trigger: CompiledTrigger | undefined;
  readonly when: CompiledExpression | undefined;
}

export function createStart(program: Program, { entering, trigger, when }: Start): CompiledStart {
  return {
    stages: new Set((entering ?? []).map((name) => program.linked.stages.indexOf(name))),
    trigger: trigger === undefined ? undefined : program.compileTrigger(trigger),
    when: when === undefined ? undefined : program.compile(when),
  };
}

/** Whether the present stage was entered since parts last started over, or the step's activity, if it counts, is one. */
export function hasStarted({ stages, trigger, when }: CompiledStart, step: Step, countsActivity: boolean): boolean {
  const { lead, now } = step;
  const hasEntered = stages.has(lead.stage) && step.recentMoves.some(({ to }) => to === lead.stage);
  if (!hasEntered && !(countsActivity && isTriggeredBy(trigger, step))) return false;
  return when === undefined || when.isTrue(lead, now);
}

/** Whether the step's activity is one that the trigger waits for. */
export function isTriggeredBy(trigger: CompiledTrigger | undefined, { lead, now, input }: Step): boolean {
  if (trigger === undefined || input === undefined || input.activity === -1) return false;
  return trigger(lead, now, input.activity, input.attributes);
}
