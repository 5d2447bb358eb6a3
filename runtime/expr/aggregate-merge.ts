/** Unites the summaries of two leads that turn out to be one. */
import type { Lead } from "../model/lead.ts";
import type { Value } from "../model/value.ts";
import { recordLeader, resumeAggregate } from "./aggregate.ts";
import { aggregateCell as cell, type AggregateSpec } from "./aggregate-table.ts";
import { byTime, mergeTimes } from "./ascending.ts";
import { keepsValues } from "./window.ts";

/**
 * Takes the summary of `from` into that of `into`, as if one lead had done everything; of activities at the same
 * instant those of `into` count as the earlier. Counting goes on from `since`, which is that of one of the two leads:
 * what lies before it is forgotten, as is what either had forgotten.
 */
export function mergeAggregate(into: Lead, from: Lead, spec: AggregateSpec, since: number): void {
  const { cells } = into;
  const at = spec.cell;
  const latest = [latestOf(into, spec), latestOf(from, spec)] as const;
  const isLater = spec.order === undefined ? latest[1] > latest[0] : spec.order(latest[1], latest[0]) > 0;
  switch (spec.keeps) {
    case "count":
      if (spec.since === undefined) cells[at + cell.n]! += from.cells[at + cell.n]!;
      else mergeLists(into, from, spec);
      break;
    case "latest":
      cells[at + cell.latest] = latest[isLater ? 1 : 0];
      break;
    case "first":
      takeFirst(into, from, spec);
      break;
    case "last":
      cells[at + cell.latest] = latest[isLater ? 1 : 0];
      if (isLater) into.lists[spec.list + 1] = [...valuesOf(from, spec)];
      break;
    case "times":
      mergeLists(into, from, spec);
      break;
    case "values":
    case "variety":
      if (spec.most === 0) cells[at + cell.n]! += from.cells[at + cell.n]!;
      else mergeLists(into, from, spec);
      break;
    case "distinct":
      mergeDistinct(into, from, spec);
      break;
    case "pairs":
      mergePairs(into, from, spec, latest[isLater ? 1 : 0]);
      break;
  }
  resumeAggregate(into, spec, since);
}

/** The latest activity that the lead has not forgotten; -Infinity without one. */
function latestOf({ cells }: Lead, spec: AggregateSpec): number {
  const latest = cells[spec.cell + cell.latest]!;
  return latest < forgottenBefore(cells, spec) ? -Infinity : latest;
}

/** A lead that never entered the stage has nothing forgotten. */
function forgottenBefore(cells: readonly number[], spec: AggregateSpec): number {
  const since = cells[spec.cell + cell.since]!;
  return spec.since === undefined || since === Infinity ? -Infinity : since;
}

function takeFirst(into: Lead, from: Lead, spec: AggregateSpec): void {
  const { cells } = into;
  const at = spec.cell;
  const isEarlier =
    from.cells[at + cell.n]! > 0 &&
    (cells[at + cell.n] === 0 || from.cells[at + cell.latest]! < cells[at + cell.latest]!);
  cells[at + cell.n]! += from.cells[at + cell.n]!;
  if (!isEarlier) return;
  cells[at + cell.latest] = from.cells[at + cell.latest]!;
  into.lists[spec.list + 1] = [...valuesOf(from, spec)];
}

/** Times, with their values where there are some. */
function mergeLists(into: Lead, from: Lead, spec: AggregateSpec): void {
  const order = spec.order ?? byTime;
  const [mine, theirs] = [timesOf(into, spec), timesOf(from, spec)];
  const times = mergeTimes(mine, theirs, order);
  if (keepsValues(spec)) {
    const [own, other] = [valuesOf(into, spec), valuesOf(from, spec)];
    let place = 0;
    const values: (Value | undefined)[] = [];
    for (const [index, time] of mine.entries()) {
      for (; place < theirs.length && order(theirs[place]!, time) < 0; place += 1) values.push(other[place]);
      values.push(own[index]);
    }
    into.lists[spec.list + 1] = [...values, ...other.slice(place)];
  }
  into.lists[spec.list] = spec.keeps === "times" && times.length > spec.most ? times.slice(-spec.most) : times;
}

function mergeDistinct(into: Lead, from: Lead, spec: AggregateSpec): void {
  const merged = new Map<Value, number>();
  for (const lead of [into, from]) {
    const forgotten = forgottenBefore(lead.cells, spec);
    for (const [value, time] of (lead.lists[spec.list] as Map<Value, number> | undefined) ?? []) {
      if (time >= forgotten && time > (merged.get(value) ?? -Infinity)) merged.set(value, time);
    }
  }
  into.lists[spec.list] = merged;
}

/** An activity of one lead may have followed one of the other. */
function mergePairs(into: Lead, from: Lead, spec: AggregateSpec, latest: number): void {
  const { cells, lists } = into;
  cells[spec.cell + cell.latest] = latest;
  if (latest !== -Infinity && spec.within === undefined && spec.since === undefined) {
    lists[spec.list] = undefined;
    lists[spec.list + 1] = undefined;
    return;
  }
  lists[spec.list] = mergeTimes(timesOf(into, spec), timesOf(from, spec));
  const leaders = mergeTimes(valuesOf(into, spec) as number[], valuesOf(from, spec) as number[]);
  lists[spec.list + 1] = undefined;
  for (const leader of leaders) recordLeader(into, spec, leader);
}

function timesOf(lead: Lead, spec: AggregateSpec): readonly number[] {
  return (lead.lists[spec.list] as number[] | undefined) ?? [];
}

function valuesOf(lead: Lead, spec: AggregateSpec): readonly (Value | undefined)[] {
  return (lead.lists[spec.list + 1] as (Value | undefined)[] | undefined) ?? [];
}
