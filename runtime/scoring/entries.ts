/** The entries of rules that activities or edges make: which of them count, and what they are worth at an instant. */
import { placeAfter, placeOf } from "../expr/ascending.ts";
import type { Lead } from "../model/lead.ts";
import { pointsOf, ruleCell as cell, type RuleSpec } from "./rule-spec.ts";

/** Adds an entry; `now` is the instant the lead acts at. */
export function addEntry(lead: Lead, spec: RuleSpec, time: number, now: number): void {
  const { cells } = lead;
  const at = spec.cell;
  if (time < cells[at + cell.reset]!) return;
  if (spec.resettable) trackLatest(cells, at, time);
  switch (spec.once) {
    case "never":
      if (spec.ageing === undefined) {
        cells[at + cell.n]! += 1;
        cells[at + cell.due] = -Infinity;
      } else addAgeing(lead, spec, time, now);
      return;
    case "ever": {
      const times = timesOf(lead, spec);
      if (times.length === 0) times.push(time);
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

/** Forgets all entries before a reset at `instant`, which no entry so far is after. */
export function resetEntries(lead: Lead, spec: RuleSpec, instant: number): void {
  const { cells, lists } = lead;
  const at = spec.cell;
  const stays = cells[at + cell.latest] === instant;
  if (!stays) {
    cells[at + cell.latest] = -Infinity;
    cells[at + cell.atLatest] = 0;
  }
  forgetMarks(lead, spec);
  switch (spec.once) {
    case "never":
      if (spec.ageing === undefined) cells[at + cell.n] = stays ? cells[at + cell.atLatest]! : 0;
      else timesOf(lead, spec).splice(0, placeOf(timesOf(lead, spec), instant));
      return;
    case "ever":
    case "period":
      lists[spec.list] = stays ? [instant] : undefined;
      return;
    case "spacing": {
      const raw = rawOf(lead, spec);
      raw.splice(0, placeOf(raw, instant));
      lists[spec.list] = filterSpaced(raw, spec);
      return;
    }
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
  const marks = (lists[spec.list + 2] ??= []) as number[];
  cells[at + cell.due] = Infinity;
  cells[at + cell.sum] = times === undefined ? 0 : sumShares(cells, spec, times, marks, now);
  cells[at + cell.value] = pointsOf(spec, cells[at + cell.sum]!);
}

/**
 * The shares of ascending entries added up, all multiplied by the divisor. Moves `marks`, the number of entries that
 * have reached each age, and brings `due` forward to the next instant at which an entry ages.
 */
export function sumShares(
  cells: number[],
  spec: RuleSpec,
  times: readonly number[],
  marks: number[],
  now: number,
): number {
  const { shares, end, mixed } = spec.ageing!;
  let sum = 0;
  let due = cells[spec.cell + cell.due]!;
  if (mixed !== undefined) {
    for (const time of times) {
      const { share, next } = mixed(time, now);
      sum += share;
      if (next < due) due = next;
    }
  } else {
    let younger = times.length;
    for (let k = 1; younger > 0 && k <= shares.length; k += 1) {
      if (k > marks.length) marks.push(0);
      let mark = marks[k - 1]!;
      while (mark < younger && end(times[mark]!, k) <= now) mark += 1;
      marks[k - 1] = mark;
      if (mark < younger) {
        sum += (younger - mark) * shares[k - 1]!;
        const next = end(times[mark]!, k);
        if (next < due) due = next;
      }
      younger = mark;
    }
  }
  cells[spec.cell + cell.due] = due;
  return sum;
}

/** Of ascending entries, those that lie far enough after the one counted before. */
export function filterSpaced(entries: readonly number[], spec: RuleSpec): number[] {
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

/** What a limit or a gap needs besides: all entries, or all activities that close a gap, ascending. */
export function rawOf(lead: Lead, spec: RuleSpec): number[] {
  return (lead.lists[spec.list + 1] ??= []) as number[];
}

/** Makes the ages of entries be counted anew. */
export function forgetMarks(lead: Lead, spec: RuleSpec): void {
  lead.lists[spec.list + 2] = undefined;
}

function trackLatest(cells: number[], at: number, time: number): void {
  if (time > cells[at + cell.latest]!) {
    cells[at + cell.latest] = time;
    cells[at + cell.atLatest] = 1;
  } else if (time === cells[at + cell.latest]) cells[at + cell.atLatest]! += 1;
}

/** An entry in order of time is added to what is known; any other makes it be worked out anew. */
function addAgeing(lead: Lead, spec: RuleSpec, time: number, now: number): void {
  const { cells } = lead;
  const at = spec.cell;
  const { shares, end, mixed } = spec.ageing!;
  const times = timesOf(lead, spec);
  const inOrder = times.length === 0 || time >= times[times.length - 1]!;
  const ages = mixed === undefined ? end(time, 1) : -Infinity;
  insertEntry(lead, spec, time);
  dropGone(lead, spec, now, 0);
  if (!inOrder || cells[at + cell.due]! <= now || ages <= now) {
    cells[at + cell.due] = -Infinity;
    return;
  }
  cells[at + cell.sum]! += shares[0]!;
  cells[at + cell.value] = pointsOf(spec, cells[at + cell.sum]!);
  if (ages < cells[at + cell.due]!) cells[at + cell.due] = ages;
}

function insertEntry(lead: Lead, spec: RuleSpec, time: number): void {
  const times = timesOf(lead, spec);
  const place = placeAfter(times, time);
  if (place === times.length) {
    times.push(time);
    return;
  }
  times.splice(place, 0, time);
  forgetMarks(lead, spec);
}

function replaceEntry(lead: Lead, spec: RuleSpec, place: number, time: number): void {
  timesOf(lead, spec)[place] = time;
  forgetMarks(lead, spec);
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
    forgetMarks(lead, spec);
  } else if (times.length === 0 || time >= spec.nextAfter(times[times.length - 1]!)) times.push(time);
}

/** Drops entries that can contribute no more, a few at a time. */
function dropGone(lead: Lead, spec: RuleSpec, now: number, slack: number): void {
  if (spec.ageing === undefined) return;
  const { shares, end, mixed } = spec.ageing;
  const times = timesOf(lead, spec);
  if (times.length < 16) return;
  let count = spec.once === "never" && shares.length === 1 && mixed === undefined ? excessOf(spec, times.length) : 0;
  while (count < times.length && end(times[count]!, shares.length) + slack <= now) count += 1;
  if (count < 8) return;
  times.splice(0, count);
  forgetMarks(lead, spec);
  lead.cells[spec.cell + cell.due] = -Infinity;
}

/** Where all entries count alike until they are gone, the latest ones that reach the maximum are enough. */
function excessOf(spec: RuleSpec, count: number): number {
  if (!Number.isFinite(spec.maximum) || spec.points === 0) return 0;
  return Math.max(0, count - Math.ceil(spec.maximum / Math.abs(spec.points)) - 1);
}
