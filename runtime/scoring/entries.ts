/** The entries of rules that activities or edges make: which of them count, and what they are worth at an instant. */
import { placeAfter, placeOf } from "../expr/aggregate.ts";
import type { RuleSummary } from "../model/lead.ts";
import { pointsOf, type RuleSpec } from "./rule-spec.ts";

/** Adds an entry; `now` is the instant the lead acts at. The value is brought up to date when it is next read. */
export function addEntry(summary: RuleSummary, spec: RuleSpec, time: number, now: number): void {
  if (time < summary.reset) return;
  if (spec.resettable) trackLatest(summary, time);
  summary.due = -Infinity;
  switch (spec.once) {
    case "never":
      if (spec.ageing === undefined) summary.n += 1;
      else {
        insertEntry(summary, time);
        dropGone(summary, spec, now, 0);
      }
      return;
    case "ever":
      if (summary.times.length === 0) summary.times.push(time);
      else if (time < summary.times[0]!) replaceEntry(summary, 0, time);
      return;
    case "period":
      addToPeriod(summary, spec, time, now);
      return;
    case "spacing":
      addSpaced(summary, spec, time);
      return;
  }
}

/** Forgets all entries before a reset at `instant`, which no entry so far is after. */
export function resetEntries(summary: RuleSummary, spec: RuleSpec, instant: number): void {
  const stays = summary.latest === instant;
  if (!stays) {
    summary.latest = -Infinity;
    summary.atLatest = 0;
  }
  summary.marks = [];
  switch (spec.once) {
    case "never":
      if (spec.ageing === undefined) summary.n = stays ? summary.atLatest : 0;
      else summary.times.splice(0, placeOf(summary.times, instant));
      return;
    case "ever":
    case "period":
      summary.times = stays ? [instant] : [];
      return;
    case "spacing":
      summary.raw.splice(0, placeOf(summary.raw, instant));
      summary.times = filterSpaced(summary.raw, spec);
      return;
  }
}

/** Brings `value` and `due` up to date from entries that are at hand in `times`, or only counted. */
export function refreshEntries(summary: RuleSummary, spec: RuleSpec, now: number): void {
  const { times, marks } = summary;
  if (spec.ageing === undefined) {
    summary.value = pointsOf(spec, spec.once === "never" && times.length === 0 ? summary.n : times.length);
    summary.due = Infinity;
    return;
  }
  const { shares, end, mixed } = spec.ageing;
  let sum = 0;
  let due = Infinity;
  if (mixed !== undefined) {
    for (const time of times) {
      const { share, next } = mixed(time, now);
      sum += share;
      if (next < due) due = next;
    }
  } else {
    let younger = times.length;
    for (let k = 1; k <= shares.length; k += 1) {
      let mark = marks[k - 1] ?? 0;
      while (mark < times.length && end(times[mark]!, k) <= now) mark += 1;
      marks[k - 1] = mark;
      sum += (younger - mark) * shares[k - 1]!;
      if (mark < younger) due = Math.min(due, end(times[mark]!, k));
      younger = mark;
    }
  }
  summary.value = pointsOf(spec, sum);
  summary.due = due;
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

function trackLatest(summary: RuleSummary, time: number): void {
  if (time > summary.latest) {
    summary.latest = time;
    summary.atLatest = 1;
  } else if (time === summary.latest) summary.atLatest += 1;
}

function insertEntry(summary: RuleSummary, time: number): void {
  const { times } = summary;
  const place = placeAfter(times, time);
  if (place === times.length) {
    times.push(time);
    return;
  }
  times.splice(place, 0, time);
  summary.marks = [];
}

function replaceEntry(summary: RuleSummary, place: number, time: number): void {
  summary.times[place] = time;
  summary.marks = [];
}

/** One entry for each calendar period: the earliest. */
function addToPeriod(summary: RuleSummary, spec: RuleSpec, time: number, now: number): void {
  const { times } = summary;
  const period = spec.periodOf(time);
  const place = placeAfter(times, time);
  if (place > 0 && spec.periodOf(times[place - 1]!) === period) return;
  if (place < times.length && spec.periodOf(times[place]!) === period) {
    replaceEntry(summary, place, time);
    return;
  }
  insertEntry(summary, time);
  // A gone entry still keeps others of its period from counting, and no period is longer than a month.
  dropGone(summary, spec, now, longestPeriod);
}

const longestPeriod = 32 * 86_400_000;

function addSpaced(summary: RuleSummary, spec: RuleSpec, time: number): void {
  const { raw, times } = summary;
  const inOrder = raw.length === 0 || time >= raw[raw.length - 1]!;
  raw.splice(placeAfter(raw, time), 0, time);
  if (!inOrder) {
    summary.times = filterSpaced(raw, spec);
    summary.marks = [];
  } else if (times.length === 0 || time >= spec.nextAfter(times[times.length - 1]!)) times.push(time);
}

/** Drops entries that can contribute no more, a few at a time; ages are counted again afterwards. */
function dropGone(summary: RuleSummary, spec: RuleSpec, now: number, slack: number): void {
  const { times } = summary;
  if (spec.ageing === undefined) return;
  if (spec.once === "never" && spec.ageing.shares.length === 1 && spec.ageing.mixed === undefined)
    dropCapped(summary, spec);
  if (times.length < 16) return;
  const { shares, end } = spec.ageing;
  if (end(times[7]!, shares.length) + slack > now) return;
  let count = 8;
  while (count < times.length && end(times[count]!, shares.length) + slack <= now) count += 1;
  times.splice(0, count);
  summary.marks = summary.marks.map((mark) => Math.max(0, mark - count));
}

/** Where all entries count alike until they are gone, the latest ones that reach the maximum are enough. */
function dropCapped(summary: RuleSummary, spec: RuleSpec): void {
  if (!Number.isFinite(spec.maximum) || spec.points === 0) return;
  const excess = summary.times.length - Math.ceil(spec.maximum / Math.abs(spec.points)) - 1;
  if (excess <= 0) return;
  summary.times.splice(0, excess);
  summary.marks = summary.marks.map((mark) => Math.max(0, mark - excess));
}
