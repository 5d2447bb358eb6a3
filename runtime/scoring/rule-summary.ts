/** The summaries of score rules, so that a rule's value costs next to nothing to read and little to change. */
import type { Lead, RuleSummary } from "../model/lead.ts";
import type { RuleState } from "../model/state.ts";
import { addEntry, refreshEntries, resetEntries } from "./entries.ts";
import { refreshGap, resetGap } from "./gap.ts";
import type { RuleSpec } from "./rule-spec.ts";

export function createRuleSummary(): RuleSummary {
  return {
    n: 0,
    latest: -Infinity,
    atLatest: 0,
    times: [],
    raw: [],
    marks: [],
    reset: -Infinity,
    truth: false,
    value: 0,
    due: -Infinity,
  };
}

/** Forgets all entries before a reset at `instant`, which no entry so far is after. */
export function resetRule(summary: RuleSummary, spec: RuleSpec, instant: number): void {
  summary.reset = instant;
  summary.due = -Infinity;
  if (spec.rule.form === "without") resetGap(summary, instant);
  else resetEntries(summary, spec, instant);
}

/** Brings `value` and `due` up to date. Call it when `due` is not after `now`. */
export function refreshRule(summary: RuleSummary, spec: RuleSpec, lead: Lead, now: number): void {
  if (spec.rule.form === "without") refreshGap(summary, spec, lead, now);
  else refreshEntries(summary, spec, now);
}

/** Samples the criterion of an `each time` rule. */
export function sampleEdge(summary: RuleSummary, spec: RuleSpec, lead: Lead, truth: boolean, now: number): void {
  summary.truth = truth;
  lead.changed = true;
  if (truth) addEntry(summary, spec, now, now);
}

export function saveRule(summary: RuleSummary): RuleState {
  const state: RuleState = {};
  if (summary.n !== 0) state.n = summary.n;
  if (summary.latest !== -Infinity) state.latest = summary.latest;
  if (summary.atLatest !== 0) state.at_latest = summary.atLatest;
  if (summary.times.length > 0) state.times = [...summary.times];
  if (summary.raw.length > 0) state.raw = [...summary.raw];
  if (summary.reset !== -Infinity) state.reset = summary.reset;
  if (summary.truth) state.truth = true;
  return state;
}

export function openRule(state: RuleState): RuleSummary {
  return {
    n: state.n ?? 0,
    latest: state.latest ?? -Infinity,
    atLatest: state.at_latest ?? 0,
    times: [...(state.times ?? [])],
    raw: [...(state.raw ?? [])],
    marks: [],
    reset: state.reset ?? -Infinity,
    truth: state.truth ?? false,
    value: 0,
    due: -Infinity,
  };
}
