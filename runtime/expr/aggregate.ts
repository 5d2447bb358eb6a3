/** The summaries that answer questions about activities, kept up to date as activities arrive in any order of time. */
import type { Lead } from "../model/lead.ts";
import { normalForm, type Value } from "../model/value.ts";
import { aggregateCell as cell, type AggregateSpec } from "./aggregate-table.ts";
import { placeAfter, placeOf } from "./ascending.ts";

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
      if (time > cells[at + cell.latest]!) cells[at + cell.latest] = time;
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
      recordValue(lead, spec, time, now, value);
      return;
    case "distinct":
      if (value !== undefined) recordDistinct(lead, spec, typeof value === "string" ? normalForm(value) : value, time);
      return;
    case "pairs":
      recordFollower(lead, spec, time);
      return;
  }
}

/** Takes in an activity that another one is to follow. */
export function recordLeader(lead: Lead, spec: AggregateSpec, time: number): void {
  if (isSettled(lead, spec)) return;
  const leaders = leadersOf(lead, spec);
  leaders.splice(placeAfter(leaders, time), 0, time);
  // The latest follower counts most, and an earlier one is only nearer to the activity it follows.
  const followers = timesOf(lead, spec);
  for (let index = followers.length - 1; index >= 0; index -= 1) {
    const follower = followers[index]!;
    if (follower <= time) break;
    if (follower < spec.reach(time)) {
      settle(lead, spec, follower);
      break;
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
      removeFirst(lead, spec, placeOf(timesOf(lead, spec), instant));
      cells[at + cell.n] = timesOf(lead, spec).length;
      return;
    case "times":
    case "values":
    case "pairs":
      removeFirst(lead, spec, placeOf(timesOf(lead, spec), instant));
      if (spec.keeps === "values") cells[at + cell.n] = sumOf(lead, spec);
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
  if (spec.keeps === "values" && spec.most > 0) cells[at + cell.n] = sumOf(lead, spec);
}

/** The nth latest time, or -Infinity when there are fewer. */
export function nthLatest(lead: Lead, spec: AggregateSpec, n: number): number {
  const times = lead.lists[spec.list] as number[] | undefined;
  return times !== undefined && times.length >= n ? times[times.length - n]! : -Infinity;
}

/** How many times lie in the window. */
export function countLive(lead: Lead, spec: AggregateSpec, now: number): number {
  advance(lead, spec, now);
  return timesOf(lead, spec).length - lead.cells[spec.cell + cell.from]!;
}

/** The sum of the values in the window, in order of time. */
export function sumLive(lead: Lead, spec: AggregateSpec, now: number): number {
  advance(lead, spec, now);
  return lead.cells[spec.cell + cell.n]!;
}

/** The value of the earliest activity in the window. */
export function firstLive(lead: Lead, spec: AggregateSpec, now: number): Value | undefined {
  advance(lead, spec, now);
  return valuesOf(lead, spec)[lead.cells[spec.cell + cell.from]!];
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

function timesOf(lead: Lead, spec: AggregateSpec): number[] {
  return (lead.lists[spec.list] ??= []) as number[];
}

function valuesOf(lead: Lead, spec: AggregateSpec): (Value | undefined)[] {
  return (lead.lists[spec.list + 1] ??= []) as (Value | undefined)[];
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
  if (place === values.length) {
    values.push(value);
    cells[spec.cell + cell.n]! += amount;
  } else {
    values.splice(place, 0, value);
    cells[spec.cell + cell.n] = sumOf(lead, spec);
  }
}

function recordDistinct(lead: Lead, spec: AggregateSpec, value: Value, time: number): void {
  const distinct = (lead.lists[spec.list] ??= new Map()) as Map<Value, number>;
  const known = distinct.get(value);
  if (known === undefined || time > known) distinct.set(value, time);
}

function recordFollower(lead: Lead, spec: AggregateSpec, time: number): void {
  if (isSettled(lead, spec) || !isKept(lead, spec, time)) return;
  insertTime(lead, spec, time);
  const leaders = leadersOf(lead, spec);
  const place = placeOf(leaders, time);
  if (place > 0 && time < spec.reach(leaders[place - 1]!)) settle(lead, spec, time);
}

/** A question without a window stays answered, so what led to the answer need not be kept. */
function isSettled(lead: Lead, spec: AggregateSpec): boolean {
  return lead.cells[spec.cell + cell.latest] !== -Infinity && spec.within === undefined && spec.since === undefined;
}

function settle(lead: Lead, spec: AggregateSpec, time: number): void {
  const { cells } = lead;
  if (time > cells[spec.cell + cell.latest]!) cells[spec.cell + cell.latest] = time;
  if (!isSettled(lead, spec)) return;
  lead.lists[spec.list] = undefined;
  lead.lists[spec.list + 1] = undefined;
}

function insertTime(lead: Lead, spec: AggregateSpec, time: number): number {
  const times = timesOf(lead, spec);
  const place = placeAfter(times, time);
  if (place === times.length) times.push(time);
  else times.splice(place, 0, time);
  // What arrives before the window's edge moves the edge; a reader finds it again.
  if (place < lead.cells[spec.cell + cell.from]!) lead.cells[spec.cell + cell.from] = 0;
  return place;
}

function removeFirst(lead: Lead, spec: AggregateSpec, count: number): void {
  if (count === 0) return;
  timesOf(lead, spec).splice(0, count);
  if (spec.keeps === "values") valuesOf(lead, spec).splice(0, count);
  lead.cells[spec.cell + cell.from] = Math.max(0, lead.cells[spec.cell + cell.from]! - count);
}

/** Forgets what left the window, a few at a time. */
function dropExpired(lead: Lead, spec: AggregateSpec, now: number): void {
  const times = timesOf(lead, spec);
  if (spec.within === undefined || times.length < 8 || spec.expiry(times[7]!) > now) return;
  let count = 8;
  while (count < times.length && spec.expiry(times[count]!) <= now) count += 1;
  removeFirst(lead, spec, count);
  if (spec.keeps === "values") lead.cells[spec.cell + cell.n] = sumOf(lead, spec);
}

/** Moves the window's edge. */
function advance(lead: Lead, spec: AggregateSpec, now: number): void {
  const { cells } = lead;
  const times = timesOf(lead, spec);
  const before = cells[spec.cell + cell.from]!;
  let from = before;
  if (spec.since !== undefined && cells[spec.cell + cell.since] === Infinity) from = times.length;
  else while (from < times.length && spec.expiry(times[from]!) <= now) from += 1;
  if (from === before) return;
  cells[spec.cell + cell.from] = from;
  if (spec.keeps === "values") cells[spec.cell + cell.n] = sumOf(lead, spec);
}

function sumOf(lead: Lead, spec: AggregateSpec): number {
  const values = valuesOf(lead, spec);
  let sum = 0;
  for (let index = lead.cells[spec.cell + cell.from]!; index < values.length; index += 1) {
    const value = values[index];
    if (typeof value === "number") sum += value;
  }
  return sum;
}
