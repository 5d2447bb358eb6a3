/** Rules of the form `every D without A`: entries that time makes while an activity stays away. */
import { placeAfter, placeOf } from "../expr/ascending.ts";
import type { Lead } from "../model/lead.ts";
import { filterOnce, rawOf, sumShares } from "./entries.ts";
import { pointsOf, ruleCell as cell, type RuleSpec } from "./rule-spec.ts";

/** Takes in an activity that ends the gap. */
export function closeGap(lead: Lead, spec: RuleSpec, time: number): void {
  const { cells } = lead;
  const at = spec.cell;
  if (time < cells[at + cell.reset]!) return;
  if (spec.lasting) rawOf(lead, spec).splice(placeAfter(rawOf(lead, spec), time), 0, time);
  if (time > cells[at + cell.latest]!) cells[at + cell.latest] = time;
  cells[at + cell.due] = -Infinity;
}

/** A reset opens a new gap, unless the activity was at that very instant. */
export function resetGap(lead: Lead, spec: RuleSpec, instant: number): void {
  const { cells } = lead;
  if (cells[spec.cell + cell.latest] !== instant) cells[spec.cell + cell.latest] = -Infinity;
  if (spec.lasting) rawOf(lead, spec).splice(0, placeOf(rawOf(lead, spec), instant));
}

export function refreshGap(lead: Lead, spec: RuleSpec, now: number): void {
  const { cells } = lead;
  const at = spec.cell;
  const opening = Math.max(lead.created, cells[at + cell.reset]!);
  const latest = cells[at + cell.latest]!;
  const start = latest === -Infinity ? opening : latest;
  if (!spec.lasting && spec.once === "never" && spec.ageing === undefined) {
    refreshPlainGap(cells, spec, start, now);
    return;
  }
  const { entries, next } = listEntries(lead, spec, opening, start, now);
  const { sum, due } =
    spec.ageing === undefined ? { sum: entries.length, due: Infinity } : sumShares(spec, entries, now);
  cells[at + cell.value] = pointsOf(spec, sum);
  cells[at + cell.due] = Math.min(due, next);
}

/** The entries of the gap at an instant, for an account of the rule. */
export function gapEntries(lead: Lead, spec: RuleSpec, now: number): number[] {
  const opening = Math.max(lead.created, lead.cells[spec.cell + cell.reset]!);
  const latest = lead.cells[spec.cell + cell.latest]!;
  return listEntries(lead, spec, opening, latest === -Infinity ? opening : latest, now).entries;
}

/** All entries count alike, so their number is enough. */
function refreshPlainGap(cells: number[], spec: RuleSpec, start: number, now: number): void {
  const at = spec.cell;
  const periods = countPeriods(spec, start, now);
  const value = pointsOf(spec, periods);
  const isFull = spec.points === 0 || Math.abs(value) >= spec.maximum;
  cells[at + cell.value] = value;
  cells[at + cell.due] = isFull ? Infinity : spec.periodEnd(start, periods + 1);
}

function countPeriods(spec: RuleSpec, start: number, now: number): number {
  if (spec.periodEnd(start, 1) > now) return 0;
  const { every } = spec.rule;
  if (every?.unit === "milliseconds") return Math.floor((now - start) / every.amount);
  let periods = 1;
  while (spec.periodEnd(start, periods + 1) <= now) periods += 1;
  return periods;
}

/** The entries that count, and the next one that time will add. */
function listEntries(
  lead: Lead,
  spec: RuleSpec,
  opening: number,
  start: number,
  now: number,
): { readonly entries: number[]; readonly next: number } {
  const entries = spec.lasting ? closedEntries(rawOf(lead, spec), spec, opening) : [];
  let k = 1;
  for (; spec.periodEnd(start, k) <= now; k += 1) entries.push(spec.periodEnd(start, k));
  return { entries: filterOnce(entries, spec), next: spec.periodEnd(start, k) };
}

/** The entries of gaps that an activity has ended. */
function closedEntries(activities: readonly number[], spec: RuleSpec, opening: number): number[] {
  const entries: number[] = [];
  const first = activities[0];
  let start = first !== undefined && first < opening ? first : opening;
  for (const end of activities) {
    for (let k = 1; spec.periodEnd(start, k) <= end; k += 1) entries.push(spec.periodEnd(start, k));
    start = end;
  }
  return entries;
}
