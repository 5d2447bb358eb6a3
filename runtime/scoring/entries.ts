/** The entries of rules that activities or edges make: which of them count, and what they are worth at an instant. */
import { placeAfter, placeOf } from "../expr/ascending.ts";
import { assertNever } from "../model/invariant.ts";
import type { Lead } from "../model/lead.ts";
import { age, awaitEntry, createAges, placeOfAge, reachAge } from "./ages.ts";
import { pointsOf, ruleCell as cell, type RuleSpec } from "./rule-spec.ts";

/** Adds an entry; `now` is the instant the lead acts at. */
export function addEntry(lead: Lead, spec: RuleSpec, time: number, now: number): void {
  const { cells } = lead;
  const at = spec.cell;
  if (time < cells[at + cell.reset]!) return;
  if (spec.keepsAll && spec.once !== "spacing") rawOf(lead, spec).splice(placeAfter(rawOf(lead, spec), time), 0, time);
  switch (spec.once) {
    case "never":
      if (spec.ageing === undefined) {
        cells[at + cell.n]! += 1;
        cells[at + cell.due] = -Infinity;
      } else addAgeing(lead, spec, time, now);
      return;
    case "ever": {
      const times = timesOf(lead, spec);
      if (times.length === 0) insertEntry(lead, spec, time);
      else if (time < times[0]!) replaceEntry(lead, spec, 0, time);
      break;
    }
    case "period":
      addToPeriod(lead, spec, time, now);
      break;
    case "spacing":
      addSpaced(lead, spec, time);
      break;
  }
  cells[at + cell.due] = -Infinity;
}

/** Forgets all entries before a reset at `instant`. */
export function resetEntries(lead: Lead, spec: RuleSpec, instant: number): void {
  const entries = lead.lists[spec.keepsAll ? spec.list + 1 : spec.list] as number[] | undefined;
  if (entries === undefined) return;
  entries.splice(0, placeOf(entries, instant));
  if (spec.keepsAll) recount(lead, spec);
  else forgetAges(lead, spec);
}

/** Chooses anew, of all entries, those that count; for rules that keep all. */
export function recount(lead: Lead, spec: RuleSpec): void {
  const raw = rawOf(lead, spec);
  if (spec.once === "never") lead.cells[spec.cell + cell.n] = raw.length;
  else lead.lists[spec.list] = filterOnce(raw, spec);
  forgetAges(lead, spec);
}

/** Of ascending entries, those that the rule's `once` lets count. */
export function filterOnce(entries: readonly number[], spec: RuleSpec): number[] {
  switch (spec.once) {
    case "never":
      return [...entries];
    case "ever":
      return entries.slice(0, 1);
    case "period":
      return entries.filter((time, index) => index === 0 || spec.periodOf(time) !== spec.periodOf(entries[index - 1]!));
    case "spacing":
      return filterSpaced(entries, spec);
    default:
      return assertNever(spec.once);
  }
}

/** Brings value and due up to date from the entries. */
export function refreshEntries(lead: Lead, spec: RuleSpec, now: number): void {
  const { cells, lists } = lead;
  const at = spec.cell;
  const times = lists[spec.list] as number[] | undefined;
  if (spec.ageing === undefined) {
    const count = spec.once === "never" ? cells[at + cell.n]! : (times?.length ?? 0);
    cells[at + cell.value] = pointsOf(spec, count);
    cells[at + cell.due] = Infinity;
    return;
  }
  if (times === undefined || times.length === 0) {
    cells[at + cell.sum] = 0;
    cells[at + cell.due] = Infinity;
  } else if (spec.ageing.mixed !== undefined) {
    const { sum, due } = sumShares(spec, times, now);
    cells[at + cell.sum] = sum;
    cells[at + cell.due] = due;
  } else moveAges(lead, spec, times, now);
  cells[at + cell.value] = pointsOf(spec, cells[at + cell.sum]!);
}

/** The shares of entries added up, all multiplied by the divisor, and the next instant at which one of them ages. */
export function sumShares(
  spec: RuleSpec,
  times: readonly number[],
  now: number,
): { readonly sum: number; readonly due: number } {
  const { shares, end, mixed } = spec.ageing!;
  let sum = 0;
  let due = Infinity;
  for (const time of times) {
    let share = 0;
    let next = Infinity;
    if (mixed !== undefined) ({ share, next } = mixed(time, now));
    else {
      const age = shares.findIndex((_, k) => end(time, k + 1) > now);
      if (age !== -1) [share, next] = [shares[age]!, end(time, age + 1)];
    }
    sum += share;
    if (next < due) due = next;
  }
  return { sum, due };
}

/** Lets entries grow older; see `ages.ts`. */
function moveAges(lead: Lead, spec: RuleSpec, times: readonly number[], now: number): void {
  const { cells, lists } = lead;
  const { shares } = spec.ageing!;
  let ages = lists[spec.list + 2] as number[] | undefined;
  let sum = cells[spec.cell + cell.sum]!;
  if (ages === undefined) {
    lists[spec.list + 2] = ages = createAges(spec.ageing!);
    sum = times.length * shares[0]!;
  }
  let due = Infinity;
  for (let k = 1; k <= shares.length; k += 1) {
    const at = placeOfAge(k);
    if (ages[at + age.next]! <= now) {
      const more = reachAge(ages, spec.ageing!, k, times, now);
      sum += more * ((shares[k] ?? 0) - shares[k - 1]!);
    }
    if (ages[at + age.next]! < due) due = ages[at + age.next]!;
    // Nothing has come so far, so nothing can have come further.
    if (ages[at + age.count] === 0) break;
  }
  cells[spec.cell + cell.sum] = sum;
  cells[spec.cell + cell.due] = due;
}

/** Of ascending entries, those that lie far enough after the one counted before. */
function filterSpaced(entries: readonly number[], spec: RuleSpec): number[] {
  const counted: number[] = [];
  let next = -Infinity;
  for (const time of entries) {
    if (time < next) continue;
    counted.push(time);
    next = spec.nextAfter(time);
  }
  return counted;
}

/** The entries that count, ascending; for rules that keep them. */
export function timesOf(lead: Lead, spec: RuleSpec): number[] {
  return (lead.lists[spec.list] ??= []) as number[];
}

/** What limits, resets and gaps need besides: all entries, or all activities that close a gap, ascending. */
export function rawOf(lead: Lead, spec: RuleSpec): number[] {
  return (lead.lists[spec.list + 1] ??= []) as number[];
}

/** Makes the ages of entries be counted anew. */
export function forgetAges(lead: Lead, spec: RuleSpec): void {
  lead.lists[spec.list + 2] = undefined;
}

/** Adds an entry that ages to what is known, so that nothing has to be worked out anew. */
function addAgeing(lead: Lead, spec: RuleSpec, time: number, now: number): void {
  const { cells } = lead;
  const at = spec.cell;
  insertEntry(lead, spec, time);
  dropGone(lead, spec, now, 0);
  const ages = lead.lists[spec.list + 2] as number[] | undefined;
  const next = ages?.[age.next];
  if (next === undefined || cells[at + cell.due]! <= now || next <= now) {
    cells[at + cell.due] = -Infinity;
    return;
  }
  cells[at + cell.value] = pointsOf(spec, cells[at + cell.sum]!);
  if (next < cells[at + cell.due]!) cells[at + cell.due] = next;
}

/** Puts an entry in its place; one at the end is taken into the sum and the ages at once. */
function insertEntry(lead: Lead, spec: RuleSpec, time: number): void {
  const times = timesOf(lead, spec);
  const place = placeAfter(times, time);
  if (place !== times.length) {
    times.splice(place, 0, time);
    forgetAges(lead, spec);
    return;
  }
  times.push(time);
  const ages = lead.lists[spec.list + 2] as number[] | undefined;
  if (ages === undefined) return;
  lead.cells[spec.cell + cell.sum]! += spec.ageing!.shares[0]!;
  awaitEntry(ages, spec.ageing!, times, time);
}

function replaceEntry(lead: Lead, spec: RuleSpec, place: number, time: number): void {
  timesOf(lead, spec)[place] = time;
  forgetAges(lead, spec);
}

/** One entry for each calendar period: the earliest. */
function addToPeriod(lead: Lead, spec: RuleSpec, time: number, now: number): void {
  const times = timesOf(lead, spec);
  const period = spec.periodOf(time);
  const place = placeAfter(times, time);
  if (place > 0 && spec.periodOf(times[place - 1]!) === period) return;
  if (place < times.length && spec.periodOf(times[place]!) === period) {
    replaceEntry(lead, spec, place, time);
    return;
  }
  insertEntry(lead, spec, time);
  // A gone entry still keeps others of its period from counting, and no period is longer than a month.
  dropGone(lead, spec, now, longestPeriod);
}

const longestPeriod = 32 * 86_400_000;

function addSpaced(lead: Lead, spec: RuleSpec, time: number): void {
  const raw = rawOf(lead, spec);
  const times = timesOf(lead, spec);
  const inOrder = raw.length === 0 || time >= raw[raw.length - 1]!;
  raw.splice(placeAfter(raw, time), 0, time);
  if (!inOrder) {
    lead.lists[spec.list] = filterSpaced(raw, spec);
    forgetAges(lead, spec);
  } else if (times.length === 0 || time >= spec.nextAfter(times[times.length - 1]!)) insertEntry(lead, spec, time);
}

/** Drops entries that can contribute no more, a few at a time. */
function dropGone(lead: Lead, spec: RuleSpec, now: number, slack: number): void {
  if (spec.ageing === undefined) return;
  const { shares, end, mixed } = spec.ageing;
  const times = timesOf(lead, spec);
  if (times.length < 16) return;
  let count = spec.once === "never" && shares.length === 1 && mixed === undefined ? excessOf(spec, times) : 0;
  while (count < times.length && end(times[count]!, shares.length) + slack <= now) count += 1;
  if (count < 8) return;
  times.splice(0, count);
  if (spec.keepsAll) rawOf(lead, spec).splice(0, placeOf(rawOf(lead, spec), times[0] ?? Infinity));
  forgetAges(lead, spec);
  lead.cells[spec.cell + cell.due] = -Infinity;
}

/** Where all entries count alike until they are gone, the latest ones that reach the maximum are enough. */
function excessOf(spec: RuleSpec, times: readonly number[]): number {
  if (!Number.isFinite(spec.maximum) || spec.points === 0) return 0;
  const excess = Math.max(0, times.length - Math.ceil(spec.maximum / Math.abs(spec.points)) - 1);
  const { reversal } = spec.ageing!;
  // What is only a little earlier may be gone later.
  return excess === 0 || reversal === 0 ? excess : placeOf(times, times[excess]! - reversal);
}
