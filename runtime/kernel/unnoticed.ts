/** Much happens by time that nobody notices: scores change a little, programmes have nothing to send. It needs no step. */
import type { Lead } from "../model/lead.ts";
import type { ScoreWatch } from "./generate.ts";
import type { KernelPhase } from "./phase.ts";
import type { Program } from "./program.ts";

/**
 * Lets time pass for a lead as long as nobody notices. True when the lead has nothing to do until after `until`; else it
 * is due for a step. `ticking` is the part that has ticks, if there is one.
 */
export function skipUnnoticed(program: Program, ticking: KernelPhase | undefined, lead: Lead, until: number): boolean {
  while (lead.due <= until) {
    const now = lead.due;
    if (lead.dueBesides <= now || !pass(program, ticking, lead, now)) return false;
    settleDue(lead);
  }
  return true;
}

/** The lead is to be looked at when the first of what it waits for comes. */
export function settleDue(lead: Lead): void {
  lead.due = Math.min(lead.dueBesides, lead.dueScores, lead.dueTick);
}

function pass(program: Program, ticking: KernelPhase | undefined, lead: Lead, now: number): boolean {
  const { generated } = program;
  // A step tells what scores were just before.
  if (lead.valuesDue < now) generated.derive(lead, now - 1);
  const changes = lead.valuesDue <= now;
  const before = lead.scores.slice();
  generated.derive(lead, now);
  const isNoticed =
    (changes && matterToSomebody(program, before, lead.scores)) ||
    (lead.dueTick <= now && ticking?.isQuietTick?.(program, lead, now) !== true);
  if (isNoticed) {
    for (const [place, value] of before.entries()) lead.scores[place] = value;
    lead.valuesDue = lead.dueBesides = now;
    return false;
  }
  if (lead.dueTick <= now) lead.dueTick = ticking!.nextTick!(program, lead, now);
  if (changes) lead.dueScores = generated.nextScoreChange(lead, now);
  return true;
}

/** Whether anybody notices that scores have gone from some values to others. */
export function matterToSomebody({ generated }: Program, before: readonly number[], after: readonly number[]): boolean {
  return before.some(
    (value, place) => value !== after[place]! && matters(generated.watches[place]!, value, after[place]!),
  );
}

function matters({ exact, values }: ScoreWatch, before: number, after: number): boolean {
  return exact || values.some((value) => before < value !== after < value);
}
