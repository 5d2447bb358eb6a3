/** The times that a summary keeps, with a value each where the question is about one, in the order in which they are over. */
import type { Lead } from "../model/lead.ts";
import { normalForm, type Value } from "../model/value.ts";
import { aggregateCell as cell, type AggregateSpec } from "./aggregate-table.ts";
import { placeAfter, placeAfterIn, placeOf } from "./ascending.ts";

export function timesOf(lead: Lead, spec: AggregateSpec): number[] {
  return (lead.lists[spec.list] ??= []) as number[];
}

export function valuesOf(lead: Lead, spec: AggregateSpec): (Value | undefined)[] {
  return (lead.lists[spec.list + 1] ??= []) as (Value | undefined)[];
}

/** Puts a time in its place, and says which that is. */
export function insertTime(lead: Lead, spec: AggregateSpec, time: number): number {
  const times = timesOf(lead, spec);
  const place = spec.order === undefined ? placeAfter(times, time) : placeAfterIn(times, time, spec.order);
  if (place === times.length) times.push(time);
  else times.splice(place, 0, time);
  // What arrives before the window's edge moves the edge; a reader finds it again.
  if (place < lead.cells[spec.cell + cell.from]!) lead.cells[spec.cell + cell.from] = 0;
  return place;
}

export function removeFirst(lead: Lead, spec: AggregateSpec, count: number): void {
  if (count === 0) return;
  timesOf(lead, spec).splice(0, count);
  if (keepsValues(spec)) valuesOf(lead, spec).splice(0, count);
  lead.cells[spec.cell + cell.from] = Math.max(0, lead.cells[spec.cell + cell.from]! - count);
}

/** Forgets what happened before an instant. */
export function removeBefore(lead: Lead, spec: AggregateSpec, instant: number): void {
  const times = timesOf(lead, spec);
  if (spec.order === undefined || spec.keeps === "pairs") {
    removeFirst(lead, spec, placeOf(times, instant));
    return;
  }
  const isKept = times.map((time) => time >= instant);
  lead.lists[spec.list] = times.filter((_, index) => isKept[index]);
  if (keepsValues(spec)) lead.lists[spec.list + 1] = valuesOf(lead, spec).filter((_, index) => isKept[index]);
  lead.cells[spec.cell + cell.from] = 0;
}

/** Forgets what left the window, a few at a time. */
export function dropExpired(lead: Lead, spec: AggregateSpec, now: number): void {
  const times = timesOf(lead, spec);
  if (spec.within === undefined || times.length < 8 || spec.expiry(times[7]!) > now) return;
  let count = 8;
  while (count < times.length && spec.expiry(times[count]!) <= now) count += 1;
  removeFirst(lead, spec, count);
  measure(lead, spec);
}

/** Moves the window's edge. */
export function advance(lead: Lead, spec: AggregateSpec, now: number): void {
  const { cells } = lead;
  const times = timesOf(lead, spec);
  const before = cells[spec.cell + cell.from]!;
  let from = before;
  if (spec.since !== undefined && cells[spec.cell + cell.since] === Infinity) from = times.length;
  else while (from < times.length && spec.expiry(times[from]!) <= now) from += 1;
  if (from === before) return;
  cells[spec.cell + cell.from] = from;
  measure(lead, spec);
}

/** Works out anew what the values in the window come to. */
export function measure(lead: Lead, spec: AggregateSpec): void {
  if (spec.keeps === "values") lead.cells[spec.cell + cell.n] = sumOf(valuesByTime(lead, spec));
  else if (spec.keeps === "variety") lead.cells[spec.cell + cell.n] = varietyOf(valuesByTime(lead, spec));
}

/** The place of the earliest activity in the window, as of the last `advance`; -1 without one. */
export function earliestPlace(lead: Lead, spec: AggregateSpec): number {
  const times = timesOf(lead, spec);
  const from = lead.cells[spec.cell + cell.from]!;
  if (from >= times.length) return -1;
  let earliest = from;
  if (spec.order === undefined) return earliest;
  for (let place = from + 1; place < times.length; place += 1) if (times[place]! < times[earliest]!) earliest = place;
  return earliest;
}

/** The place of the latest activity in the window, as of the last `advance`; -1 without one. */
export function latestPlace(lead: Lead, spec: AggregateSpec): number {
  const times = timesOf(lead, spec);
  const from = lead.cells[spec.cell + cell.from]!;
  if (from >= times.length) return -1;
  let latest = times.length - 1;
  if (spec.order === undefined) return latest;
  for (let place = latest - 1; place >= from; place -= 1) if (times[place]! > times[latest]!) latest = place;
  return latest;
}

export function keepsValues({ keeps }: AggregateSpec): boolean {
  return keeps === "values" || keeps === "variety";
}

/** The values in the window in order of time, in which the last digits of their sum are those of the law. */
function valuesByTime(lead: Lead, spec: AggregateSpec): readonly (Value | undefined)[] {
  const from = lead.cells[spec.cell + cell.from]!;
  const values = valuesOf(lead, spec).slice(from);
  if (spec.order === undefined) return values;
  const times = timesOf(lead, spec);
  const places = values.map((_, place) => from + place).sort((one, other) => times[one]! - times[other]!);
  return places.map((place) => values[place - from]);
}

function sumOf(values: readonly (Value | undefined)[]): number {
  let sum = 0;
  for (const value of values) if (typeof value === "number") sum += value;
  return sum;
}

function varietyOf(values: readonly (Value | undefined)[]): number {
  const forms = new Set(values.map((value) => (typeof value === "string" ? normalForm(value) : value)));
  return forms.size - (forms.has(undefined) ? 1 : 0);
}
