/** The summaries that answer questions about activities, kept up to date as activities arrive in any order of time. */
import type { AggregateState } from "../model/state.ts";
import type { AggregateSummary } from "../model/lead.ts";
import { normalForm, type Value } from "../model/value.ts";
import type { AggregateSpec } from "./aggregate-table.ts";

export function createAggregate(): AggregateSummary {
  return {
    n: 0,
    latest: -Infinity,
    atLatest: 0,
    since: Infinity,
    times: [],
    from: 0,
    values: [],
    distinct: undefined,
  };
}

/** Takes in a selected activity; `now` is the instant the lead acts at, which no later one will be before. */
export function recordAggregate(
  summary: AggregateSummary,
  spec: AggregateSpec,
  time: number,
  now: number,
  value: Value | undefined,
): void {
  switch (spec.keeps) {
    case "count":
      if (spec.since === undefined) summary.n += 1;
      else {
        trackLatest(summary, time);
        if (time >= summary.since) summary.n += 1;
      }
      return;
    case "latest":
      if (time > summary.latest) summary.latest = time;
      return;
    case "first":
      if (summary.n === 0 || time < summary.latest) {
        summary.latest = time;
        summary.values[0] = value;
      }
      summary.n += 1;
      return;
    case "last":
      if (time >= summary.latest) {
        summary.latest = time;
        summary.values[0] = value;
      }
      return;
    case "times":
      if (!isKept(summary, spec, time)) return;
      dropExpired(summary, spec, now);
      insertTime(summary, time);
      if (summary.times.length > spec.most) removeFirst(summary, spec, 1);
      return;
    case "values":
      recordValue(summary, spec, time, now, value);
      return;
    case "distinct":
      if (value !== undefined) recordDistinct(summary, typeof value === "string" ? normalForm(value) : value, time);
      return;
    case "pairs":
      recordFollower(summary, spec, time);
      return;
  }
}

/** Takes in an activity that another one is to follow. */
export function recordLeader(summary: AggregateSummary, spec: AggregateSpec, time: number): void {
  if (isSettled(summary, spec)) return;
  summary.values.splice(placeAfter(summary.values as number[], time), 0, time);
  // The latest follower counts most, and a later one is no nearer to being in time.
  for (let index = summary.times.length - 1; index >= 0; index -= 1) {
    const follower = summary.times[index]!;
    if (follower <= time) break;
    if (follower < spec.reach(time)) {
      settle(summary, spec, follower);
      break;
    }
  }
}

/** Starts counting anew from an entry to a stage, or from the start of a wait: what happened at that instant stays. */
export function resetAggregate(summary: AggregateSummary, spec: AggregateSpec, instant: number): void {
  summary.since = instant;
  summary.from = 0;
  switch (spec.keeps) {
    case "count":
      summary.n = summary.latest === instant ? summary.atLatest : 0;
      return;
    case "times":
    case "values":
    case "pairs":
      removeFirst(summary, spec, placeOf(summary.times, instant));
      if (spec.keeps === "values") summary.n = sumOf(summary);
      return;
    case "latest":
    case "first":
    case "last":
    case "distinct":
      return;
  }
}

/** The nth latest time, or -Infinity when there are fewer. */
export function nthLatest(summary: AggregateSummary, n: number): number {
  const { times } = summary;
  return times.length >= n ? times[times.length - n]! : -Infinity;
}

/** How many times lie in the window. */
export function countLive(summary: AggregateSummary, spec: AggregateSpec, now: number): number {
  advance(summary, spec, now);
  return summary.times.length - summary.from;
}

/** The sum of the values in the window, in order of time. */
export function sumLive(summary: AggregateSummary, spec: AggregateSpec, now: number): number {
  advance(summary, spec, now);
  return summary.n;
}

/** The value of the earliest activity in the window. */
export function firstLive(summary: AggregateSummary, spec: AggregateSpec, now: number): Value | undefined {
  advance(summary, spec, now);
  return summary.values[summary.from];
}

/** The next instant at which a time leaves the window. */
export function nextExpiry(summary: AggregateSummary, spec: AggregateSpec, now: number): number {
  advance(summary, spec, now);
  return summary.from < summary.times.length ? spec.expiry(summary.times[summary.from]!) : Infinity;
}

/** The number of distinct values in the window and since the instant to count from. */
export function countDistinct(summary: AggregateSummary, spec: AggregateSpec, now: number): number {
  if (summary.distinct === undefined) return 0;
  if (spec.within === undefined && spec.since === undefined) return summary.distinct.size;
  let count = 0;
  for (const time of summary.distinct.values()) if (isLive(summary, spec, time, now)) count += 1;
  return count;
}

/** The next instant at which a distinct value is seen no more. */
export function nextDistinctExpiry(summary: AggregateSummary, spec: AggregateSpec, now: number): number {
  let next = Infinity;
  for (const time of summary.distinct?.values() ?? []) {
    const expiry = spec.expiry(time);
    if (expiry > now && expiry < next) next = expiry;
  }
  return next;
}

/** Whether an instant, such as that of the latest activity, lies in the window and since the instant to count from. */
export function isLive(summary: AggregateSummary, spec: AggregateSpec, time: number, now: number): boolean {
  return now < spec.expiry(time) && (spec.since === undefined ? time !== -Infinity : time >= summary.since);
}

export function saveAggregate(summary: AggregateSummary): AggregateState {
  const state: AggregateState = {};
  if (summary.n !== 0) state.n = summary.n;
  if (summary.latest !== -Infinity) state.latest = summary.latest;
  if (summary.atLatest !== 0) state.at_latest = summary.atLatest;
  if (summary.since !== Infinity) state.since = summary.since;
  if (summary.times.length > 0) state.times = [...summary.times];
  if (summary.values.length > 0) state.values = summary.values.map((value) => value ?? null);
  if (summary.distinct !== undefined && summary.distinct.size > 0) state.distinct = [...summary.distinct];
  return state;
}

export function openAggregate(state: AggregateState): AggregateSummary {
  return {
    n: state.n ?? 0,
    latest: state.latest ?? -Infinity,
    atLatest: state.at_latest ?? 0,
    since: state.since ?? Infinity,
    times: [...(state.times ?? [])],
    from: 0,
    values: (state.values ?? []).map((value) => value ?? undefined),
    distinct: state.distinct === undefined ? undefined : new Map(state.distinct),
  };
}

/** The place of the first of some ascending times that is not before `time`. */
export function placeOf(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the first of some ascending times that is after `time`. */
export function placeAfter(times: readonly number[], time: number): number {
  const { length } = times;
  if (length === 0 || times[length - 1]! <= time) return length;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Before the first entry to the stage only the activities of the latest instant may still come to count. */
function isKept(summary: AggregateSummary, spec: AggregateSpec, time: number): boolean {
  if (spec.since === undefined || time >= summary.since) return true;
  if (summary.since !== Infinity) return false;
  const last = summary.times.at(-1);
  if (last !== undefined && time < last) return false;
  if (last !== undefined && time > last) removeFirst(summary, spec, summary.times.length);
  return true;
}

function recordValue(
  summary: AggregateSummary,
  spec: AggregateSpec,
  time: number,
  now: number,
  value: Value | undefined,
): void {
  if (spec.most === 0) {
    summary.n += typeof value === "number" ? value : 0;
    return;
  }
  if (!isKept(summary, spec, time)) return;
  dropExpired(summary, spec, now);
  const place = insertTime(summary, time);
  if (place === summary.values.length) {
    summary.values.push(value);
    summary.n += typeof value === "number" ? value : 0;
  } else {
    summary.values.splice(place, 0, value);
    summary.n = sumOf(summary);
  }
}

function recordDistinct(summary: AggregateSummary, value: Value, time: number): void {
  summary.distinct ??= new Map();
  const known = summary.distinct.get(value);
  if (known === undefined || time > known) summary.distinct.set(value, time);
}

function recordFollower(summary: AggregateSummary, spec: AggregateSpec, time: number): void {
  if (isSettled(summary, spec)) return;
  if (!isKept(summary, spec, time)) return;
  insertTime(summary, time);
  const leaders = summary.values as number[];
  const place = placeOf(leaders, time);
  if (place > 0 && time < spec.reach(leaders[place - 1]!)) settle(summary, spec, time);
}

/** A question without a window stays answered, so what led to the answer need not be kept. */
function isSettled(summary: AggregateSummary, spec: AggregateSpec): boolean {
  return summary.latest !== -Infinity && spec.within === undefined && spec.since === undefined;
}

function settle(summary: AggregateSummary, spec: AggregateSpec, time: number): void {
  if (time > summary.latest) summary.latest = time;
  if (!isSettled(summary, spec)) return;
  summary.times = [];
  summary.values = [];
}

function trackLatest(summary: AggregateSummary, time: number): void {
  if (time > summary.latest) {
    summary.latest = time;
    summary.atLatest = 1;
  } else if (time === summary.latest) summary.atLatest += 1;
}

function insertTime(summary: AggregateSummary, time: number): number {
  const place = placeAfter(summary.times, time);
  if (place === summary.times.length) summary.times.push(time);
  else summary.times.splice(place, 0, time);
  // What arrives before the window's edge moves the edge; a reader finds it again.
  if (place < summary.from) summary.from = 0;
  return place;
}

function removeFirst(summary: AggregateSummary, spec: AggregateSpec, count: number): void {
  if (count === 0) return;
  summary.times.splice(0, count);
  if (spec.keeps === "values") summary.values.splice(0, count);
  summary.from = Math.max(0, summary.from - count);
}

/** Forgets what left the window, a few at a time. */
function dropExpired(summary: AggregateSummary, spec: AggregateSpec, now: number): void {
  if (spec.within === undefined || summary.times.length < 8) return;
  let count = 0;
  while (count < summary.times.length && spec.expiry(summary.times[count]!) <= now) count += 1;
  if (count < 8) return;
  removeFirst(summary, spec, count);
  if (spec.keeps === "values") summary.n = sumOf(summary);
}

/** Moves the window's edge. */
function advance(summary: AggregateSummary, spec: AggregateSpec, now: number): void {
  const { times } = summary;
  const before = summary.from;
  if (spec.since !== undefined && summary.since === Infinity) summary.from = times.length;
  else while (summary.from < times.length && spec.expiry(times[summary.from]!) <= now) summary.from += 1;
  if (summary.from !== before && spec.keeps === "values") summary.n = sumOf(summary);
}

function sumOf(summary: AggregateSummary): number {
  let sum = 0;
  for (let index = summary.from; index < summary.values.length; index += 1) {
    const value = summary.values[index];
    if (typeof value === "number") sum += value;
  }
  return sum;
}
