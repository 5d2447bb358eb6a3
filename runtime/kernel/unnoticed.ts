/** Scores change by time far more often than anybody notices: lets such changes happen without a step. */
import type { Lead } from "../model/lead.ts";
import type { ScoreWatch } from "./generate.ts";
import type { Program } from "./program.ts";

/**
 * Lets time pass for a lead as long as nothing comes of it but scores that pass no value that matters. True when the
 * lead has nothing to do until after `until`; else it is due for a step.
 */
export function skipUnnoticed(program: Program, lead: Lead, until: number): boolean {
  const { generated } = program;
  while (lead.due <= until) {
    const now = lead.due;
    if (lead.dueBesides <= now) return false;
    // A step tells what scores were just before.
    if (lead.valuesDue < now) generated.derive(lead, now - 1);
    const before = lead.scores.slice();
    generated.derive(lead, now);
    if (before.some((value, place) => isNoticed(generated.watches[place]!, value, lead.scores[place]!))) {
      for (const [place, value] of before.entries()) lead.scores[place] = value;
      lead.valuesDue = lead.dueBesides = now;
      return false;
    }
    lead.due = Math.min(lead.dueBesides, generated.nextScoreChange(lead, now));
  }
  return true;
}

function isNoticed({ exact, values }: ScoreWatch, before: number, after: number): boolean {
  if (before === after) return false;
  return exact || values.some((value) => before < value !== after < value);
}
