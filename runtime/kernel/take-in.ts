/** What an input and an entry to a stage change about the lead itself, before anything is worked out. */
import { resetAggregate } from "../expr/aggregate.ts";
import { isSameValue } from "../identity/keep-field.ts";
import type { TypedInput } from "../model/input.ts";
import type { Lead } from "../model/lead.ts";
import { resetRule } from "../scoring/rule-summary.ts";
import { keepRulesOf } from "./merge-leads.ts";
import type { Program } from "./program.ts";

/** Sets the fields of an input, and notes when. */
export function setFields(program: Program, lead: Lead, { changes, time }: TypedInput): void {
  const { generated } = program;
  if (changes.length === 0) return;
  const rules = program.keep(keepRulesOf);
  for (const { field, value } of changes) {
    if (rules[field] !== "first" || !isSameValue(lead.fields[field], value)) {
      lead.cells[program.layout.setAt + field] = time;
    }
    lead.fields[field] = value;
  }
  generated.refreshFacts(lead);
}

/** Conditions on the activity see the lead with its new fields and without the activity. */
export function recordActivity(program: Program, lead: Lead, input: TypedInput, now: number): void {
  const { generated } = program;
  if (input.activity === -1) return;
  if (program.asksFirst[input.activity]) generated.derive(lead, now);
  generated.record[input.activity]!(lead, input.attributes, input.time, now);
}

/** Scores and questions that count from the last entry to this stage. */
export function startAnew(program: Program, lead: Lead, stage: number, now: number): void {
  const { rules, aggregates } = program.resets[stage]!;
  for (const spec of rules) resetRule(lead, spec, now);
  for (const spec of aggregates) resetAggregate(lead, spec, now);
}
