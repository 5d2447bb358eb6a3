/** The summaries that answer questions about activities, kept up to date as activities arrive in any order of time. */
import type { Lead } from "../model/lead.ts";
import { normalForm, type Value } from "../model/value.ts";
import { longestReversal } from "../time/duration.ts";
import { aggregateCell as cell, type AggregateSpec } from "./aggregate-table.ts";
import { placeAfter, placeOf } from "./ascending.ts";
import {
  advance,
  dropExpired,
  earliestPlace,
  insertTime,
  latestPlace,
  measure,
  removeBefore,
  removeFirst,
  timesOf,
  valuesOf,
} from "./window.ts";

/** Takes in a selected activity; `now` is the instant the lead acts at, which no later one will be before. */
export function recordAggregate(
  lead: Lead,
  spec: AggregateSpec,
  time: number,
  now: number,
  value: Value | undefined,
): void {
  const { cells } = lead;
  const at = spec.cell;
  switch (spec.keeps) {
    case "count":
      if (spec.since === undefined) cells[at + cell.n]! += 1;
      else if (isKept(lead, spec, time)) {
        insertTime(lead, spec, time);
        if (cells[at + cell.since] !== Infinity) cells[at + cell.n]! += 1;
      }
      return;
    case "latest":
      takeLatest(lead, spec, time);
      return;
    case "first":
      if (cells[at + cell.n] === 0 || time < cells[at + cell.latest]!) {
        cells[at + cell.latest] = time;
        valuesOf(lead, spec)[0] = value;
      }
      cells[at + cell.n]! += 1;
      return;
    case "last":
      if (time >= cells[at + cell.latest]!) {
        cells[at + cell.latest] = time;
        valuesOf(lead, spec)[0] = value;
      }
      return;
    case "times":
      if (!isKept(lead, spec, time)) return;
      dropExpired(lead, spec, now);
      insertTime(lead, spec, time);
      if (timesOf(lead, spec).length > spec.most) removeFirst(lead, spec, 1);
      return;
    case "values":
    case "variety":
      recordValue(lead, spec, time, now, value);
      return;
    case "distinct":
      if (value !== undefined) recordDistinct(lead, spec, typeof value === "string" ? normalForm(value) : value, time);
      return;
    case "pairs":
      recordFollower(lead, spec, time, now);
      return;
  }
}

/** Takes in an activity that another one is to follow. */
export function recordLeader(lead: Lead, spec: AggregateSpec, time: number): void {
  if (isSettled(lead, spec)) return;
  const leaders = leadersOf(lead, spec);
  leaders.splice(placeAfter(leaders, time), 0, time);
  // The latest follower counts most, and an earlier one is only nearer to the activity it follows; in a window of
  // calendar months an earlier one may be over later.
  const followers = timesOf(lead, spec);
  for (let index = followers.length - 1; index >= 0; index -= 1) {
    const follower = followers[index]!;
    if (follower <= time) break;
    if (follower < spec.reach(time)) {
      settle(lead, spec, follower);
      if (spec.order === undefined || isSettled(lead, spec)) break;
    }
  }
}

/** Starts counting anew from an entry to a stage, or from the start of a wait: what happened at that instant stays. */
export function resetAggregate(lead: Lead, spec: AggregateSpec, instant: number): void {
  const { cells } = lead;
  const at = spec.cell;
  cells[at + cell.since] = instant;
  cells[at + cell.from] = 0;
  switch (spec.keeps) {
    case "count":
      removeBefore(lead, spec, instant);
      cells[at + cell.n] = timesOf(lead, spec).length;
      return;
    case "times":
    case "values":
    case "variety":
      removeBefore(lead, spec, instant);
      measure(lead, spec);
      return;
    case "pairs":
      cells[at + cell.latest] = -Infinity;
      removeBefore(lead, spec, instant);
      for (const time of timesOf(lead, spec)) matchFollower(lead, spec, time);
      return;
    case "latest":
    case "first":
    case "last":
    case "distinct":
      return;
  }
}

/** Goes on counting from an instant, after the summary was put together anew; Infinity when there is none to count from. */
export function resumeAggregate(lead: Lead, spec: AggregateSpec, since: number): void {
  if (since !== Infinity) {
    resetAggregate(lead, spec, since);
    return;
  }
  const { cells } = lead;
  const at = spec.cell;
  cells[at + cell.since] = since;
  cells[at + cell.from] = 0;
  if (spec.keeps === "count" && spec.since !== undefined) cells[at + cell.n] = 0;
  if (spec.most > 0) measure(lead, spec);
}

/** The time that is the nth last to be over, or -Infinity when there are fewer. */
export function nthLatest(lead: Lead, spec: AggregateSpec, n: number): number {
  const times = lead.lists[spec.list] as number[] | undefined;
  return times !== undefined && times.length >= n ? times[times.length - n]! : -Infinity;
}

/** How many times lie in the window. */
export function countLive(lead: Lead, spec: AggregateSpec, now: number): number {
  advance(lead, spec, now);
  return timesOf(lead, spec).length - lead.cells[spec.cell + cell.from]!;
}

/** The sum of the values in the window, or how many of them differ. */
export function measureLive(lead: Lead, spec: AggregateSpec, now: number): number {
  advance(lead, spec, now);
  return lead.cells[spec.cell + cell.n]!;
}

/** The value of the earliest activity in the window. */
export function firstLive(lead: Lead, spec: AggregateSpec, now: number): Value | undefined {
  advance(lead, spec, now);
  return valuesOf(lead, spec)[earliestPlace(lead, spec)];
}

/** The value of the latest activity in the window. */
export function lastLive(lead: Lead, spec: AggregateSpec, now: number): Value | undefined {
  advance(lead, spec, now);
  return valuesOf(lead, spec)[latestPlace(lead, spec)];
}

/** The time of the latest activity in the window. */
export function latestLive(lead: Lead, spec: AggregateSpec, now: number): number | undefined {
  advance(lead, spec, now);
  return timesOf(lead, spec)[latestPlace(lead, spec)];
}

/** The value of the one activity that is kept. */
export function onlyValue(lead: Lead, spec: AggregateSpec): Value | undefined {
  return valuesOf(lead, spec)[0];
}

/** The next instant at which a time leaves the window. */
export function nextExpiry(lead: Lead, spec: AggregateSpec, now: number): number {
  advance(lead, spec, now);
  const time = timesOf(lead, spec)[lead.cells[spec.cell + cell.from]!];
  return time === undefined ? Infinity : spec.expiry(time);
}

/** The number of distinct values in the window and since the instant to count from. */
export function countDistinct(lead: Lead, spec: AggregateSpec, now: number): number {
  const distinct = distinctOf(lead, spec);
  if (distinct === undefined) return 0;
  if (spec.within === undefined && spec.since === undefined) return distinct.size;
  let count = 0;
  for (const time of distinct.values()) if (isLive(lead, spec, time, now)) count += 1;
  return count;
}

/** The next instant at which a distinct value is seen no more. */
export function nextDistinctExpiry(lead: Lead, spec: AggregateSpec, now: number): number {
  let next = Infinity;
  for (const time of distinctOf(lead, spec)?.values() ?? []) {
    const expiry = spec.expiry(time);
    if (expiry > now && expiry < next) next = expiry;
  }
  return next;
}

/** Whether an instant, such as that of the latest activity, lies in the window and since the instant to count from. */
export function isLive(lead: Lead, spec: AggregateSpec, time: number, now: number): boolean {
  if (now >= spec.expiry(time)) return false;
  return spec.since === undefined ? time !== -Infinity : time >= lead.cells[spec.cell + cell.since]!;
}

/** For `pairs`: the times of the activities that others are to follow. */
function leadersOf(lead: Lead, spec: AggregateSpec): number[] {
  return valuesOf(lead, spec) as number[];
}

function distinctOf(lead: Lead, spec: AggregateSpec): Map<Value, number> | undefined {
  return lead.lists[spec.list] as Map<Value, number> | undefined;
}

/** What happened before the first entry to the stage comes to count when the lead is merged into one that had entered. */
function isKept({ cells }: Lead, spec: AggregateSpec, time: number): boolean {
  if (spec.since === undefined) return true;
  const since = cells[spec.cell + cell.since]!;
  return time >= since || since === Infinity;
}

function recordValue(lead: Lead, spec: AggregateSpec, time: number, now: number, value: Value | undefined): void {
  const { cells } = lead;
  const amount = typeof value === "number" ? value : 0;
  if (spec.most === 0) {
    cells[spec.cell + cell.n]! += amount;
    return;
  }
  if (!isKept(lead, spec, time)) return;
  dropExpired(lead, spec, now);
  const values = valuesOf(lead, spec);
  const place = insertTime(lead, spec, time);
  if (place < values.length || spec.order !== undefined) {
    values.splice(place, 0, value);
    measure(lead, spec);
  } else {
    values.push(value);
    cells[spec.cell + cell.n]! += amount;
  }
}

function recordDistinct(lead: Lead, spec: AggregateSpec, value: Value, time: number): void {
  const distinct = (lead.lists[spec.list] ??= new Map()) as Map<Value, number>;
  const known = distinct.get(value);
  if (known === undefined || time > known) distinct.set(value, time);
}

function recordFollower(lead: Lead, spec: AggregateSpec, time: number, now: number): void {
  if (isSettled(lead, spec) || !isKept(lead, spec, time)) return;
  dropPairs(lead, spec, now);
  const followers = timesOf(lead, spec);
  followers.splice(placeAfter(followers, time), 0, time);
  matchFollower(lead, spec, time);
}

/** Looks for an activity that this one followed soon enough. */
function matchFollower(lead: Lead, spec: AggregateSpec, time: number): void {
  const leaders = leadersOf(lead, spec);
  const nearest = placeOf(leaders, time) - 1;
  for (let place = nearest; place >= 0; place -= 1) {
    if (leaders[nearest]! - leaders[place]! > spec.reachReversal) return;
    if (time < spec.reach(leaders[place]!)) {
      settle(lead, spec, time);
      return;
    }
  }
}

/** Forgets pairs that have left the window, many at a time. */
function dropPairs(lead: Lead, spec: AggregateSpec, now: number): void {
  if (spec.within === undefined) return;
  const followers = timesOf(lead, spec);
  const leaders = leadersOf(lead, spec);
  if (followers.length + leaders.length < 32) return;
  const isOver = (time: number): boolean => spec.expiry(time) <= now;
  while (followers.length > 0 && isOver(followers[0]!)) followers.shift();
  while (leaders.length > 0 && isOver(spec.reach(leaders[0]!) + longestReversal)) leaders.shift();
}

/** A question without a window stays answered, so what led to the answer need not be kept. */
function isSettled(lead: Lead, spec: AggregateSpec): boolean {
  return lead.cells[spec.cell + cell.latest] !== -Infinity && spec.within === undefined && spec.since === undefined;
}

function settle(lead: Lead, spec: AggregateSpec, time: number): void {
  takeLatest(lead, spec, time);
  if (!isSettled(lead, spec)) return;
  lead.lists[spec.list] = undefined;
  lead.lists[spec.list + 1] = undefined;
}

/** Keeps the time that is over last. */
function takeLatest({ cells }: Lead, spec: AggregateSpec, time: number): void {
  const latest = cells[spec.cell + cell.latest]!;
  if (spec.order === undefined ? time > latest : spec.order(time, latest) > 0) cells[spec.cell + cell.latest] = time;
}
