/** The summaries of score rules, so that a rule's value costs next to nothing to read and little to change. */
import { fromDistances, toDistances } from "../model/distances.ts";
import type { Lead } from "../model/lead.ts";
import type { RuleState } from "../model/state.ts";
import { addEntry, recount, refreshEntries, resetEntries } from "./entries.ts";
import { refreshGap, resetGap } from "./gap.ts";
import { ruleCell as cell, type RuleSpec } from "./rule-spec.ts";

/** What the cells of a summary hold before anything happened: -Infinity makes the value be worked out. */
export const blankRule: readonly number[] = [0, -Infinity, 0, 0, -Infinity, -Infinity, 0];

/** Forgets all entries before a reset at `instant`, which no entry so far is after. */
export function resetRule(lead: Lead, spec: RuleSpec, instant: number): void {
  lead.cells[spec.cell + cell.reset] = instant;
  lead.cells[spec.cell + cell.due] = -Infinity;
  if (spec.rule.form === "without") resetGap(lead, spec, instant);
  else if (spec.rule.form !== "when") resetEntries(lead, spec, instant);
}

/** Brings value and due up to date. Called when due is not after `now`. */
export function refreshRule(lead: Lead, spec: RuleSpec, now: number): void {
  if (spec.rule.form === "without") refreshGap(lead, spec, now);
  else refreshEntries(lead, spec, now);
}

/** Takes in that the criterion of an `each time` rule turned. */
export function turnEdge(lead: Lead, spec: RuleSpec, now: number): void {
  const truth = lead.cells[spec.cell + cell.truth] === 0;
  lead.cells[spec.cell + cell.truth] = truth ? 1 : 0;
  lead.changed = true;
  if (truth) addEntry(lead, spec, now, now);
}

/** The summary without what holds nothing and what follows from the rest; it shares nothing with the lead. */
export function saveRule({ cells, lists }: Lead, spec: RuleSpec): RuleState {
  const at = spec.cell;
  const state: RuleState = {};
  if (!spec.keepsAll && cells[at + cell.n] !== 0) state.n = cells[at + cell.n]!;
  if (cells[at + cell.latest] !== -Infinity) state.latest = cells[at + cell.latest]!;
  if (cells[at + cell.reset] !== -Infinity) state.reset = cells[at + cell.reset]!;
  if (cells[at + cell.truth] === 1) state.truth = true;
  const times = lists[spec.list] as number[] | undefined;
  if (!spec.keepsAll && times !== undefined && times.length > 0) state.times = toDistances(times);
  const raw = lists[spec.list + 1] as number[] | undefined;
  if (raw !== undefined && raw.length > 0) state.raw = toDistances(raw);
  return state;
}

export function openRule(lead: Lead, spec: RuleSpec, state: RuleState): void {
  const { cells, lists } = lead;
  const at = spec.cell;
  cells[at + cell.n] = state.n ?? 0;
  cells[at + cell.latest] = state.latest ?? -Infinity;
  cells[at + cell.reset] = state.reset ?? -Infinity;
  cells[at + cell.truth] = state.truth === true ? 1 : 0;
  if (state.times !== undefined) lists[spec.list] = fromDistances(state.times);
  if (state.raw !== undefined) lists[spec.list + 1] = fromDistances(state.raw);
  if (spec.keepsAll) recount(lead, spec);
}
