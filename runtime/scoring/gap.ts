/** Rules of the form `every D without A`: entries that time makes while an activity stays away. */
import type { Lead, RuleSummary } from "../model/lead.ts";
import { placeAfter, placeOf } from "../expr/aggregate.ts";
import { pointsOf, type RuleSpec } from "./rule-spec.ts";
import { filterSpaced, refreshEntries } from "./entries.ts";

/** Takes in an activity that ends the gap. */
export function closeGap(summary: RuleSummary, spec: RuleSpec, time: number): void {
  if (time < summary.reset) return;
  if (spec.lasting) summary.raw.splice(placeAfter(summary.raw, time), 0, time);
  if (time > summary.latest) summary.latest = time;
  summary.due = -Infinity;
}

/** A reset opens a new gap, unless the activity was at that very instant. */
export function resetGap(summary: RuleSummary, instant: number): void {
  if (summary.latest !== instant) summary.latest = -Infinity;
  summary.raw.splice(0, placeOf(summary.raw, instant));
  summary.times = [];
  summary.marks = [];
}

export function refreshGap(summary: RuleSummary, spec: RuleSpec, lead: Lead, now: number): void {
  const opening = Math.max(lead.created, summary.reset);
  const start = summary.latest === -Infinity ? opening : summary.latest;
  if (!spec.lasting && spec.once === "never" && spec.ageing === undefined) {
    refreshPlainGap(summary, spec, start, now);
    return;
  }
  const entries = spec.lasting ? closedEntries(summary, spec, opening) : [];
  const closed = entries.length;
  for (let k = 1; spec.periodEnd(start, k) <= now; k += 1) entries.push(spec.periodEnd(start, k));
  const next = spec.periodEnd(start, entries.length - closed + 1);
  summary.times = filterOnce(entries, spec);
  summary.marks = [];
  refreshEntries(summary, spec, now);
  summary.due = Math.min(summary.due, next);
  // Entries come from the gaps every time; keeping them in the state would say nothing new.
  summary.times = [];
  summary.marks = [];
}

/** The entries of the gap at an instant, for an account of the rule. */
export function gapEntries(summary: RuleSummary, spec: RuleSpec, lead: Lead, now: number): number[] {
  const opening = Math.max(lead.created, summary.reset);
  const start = summary.latest === -Infinity ? opening : summary.latest;
  const entries = spec.lasting ? closedEntries(summary, spec, opening) : [];
  for (let k = 1; spec.periodEnd(start, k) <= now; k += 1) entries.push(spec.periodEnd(start, k));
  return filterOnce(entries, spec);
}

/** All entries count alike, so their number is enough. */
function refreshPlainGap(summary: RuleSummary, spec: RuleSpec, start: number, now: number): void {
  const periods = countPeriods(spec, start, now);
  summary.value = pointsOf(spec, periods);
  const full = spec.points === 0 || Math.abs(summary.value) >= spec.maximum;
  summary.due = full ? Infinity : spec.periodEnd(start, periods + 1);
}

function countPeriods(spec: RuleSpec, start: number, now: number): number {
  if (spec.periodEnd(start, 1) > now) return 0;
  const { every } = spec.rule;
  if (every?.unit === "milliseconds") return Math.floor((now - start) / every.amount);
  let periods = 1;
  while (spec.periodEnd(start, periods + 1) <= now) periods += 1;
  return periods;
}

/** The entries of gaps that an activity has ended. */
function closedEntries(summary: RuleSummary, spec: RuleSpec, opening: number): number[] {
  const entries: number[] = [];
  const first = summary.raw[0];
  let start = first !== undefined && first < opening ? first : opening;
  for (const end of summary.raw) {
    for (let k = 1; spec.periodEnd(start, k) <= end; k += 1) entries.push(spec.periodEnd(start, k));
    start = end;
  }
  return entries;
}

function filterOnce(entries: number[], spec: RuleSpec): number[] {
  switch (spec.once) {
    case "never":
      return entries;
    case "ever":
      return entries.slice(0, 1);
    case "period":
      return entries.filter((time, index) => index === 0 || spec.periodOf(time) !== spec.periodOf(entries[index - 1]!));
    case "spacing":
      return filterSpaced(entries, spec);
  }
}
