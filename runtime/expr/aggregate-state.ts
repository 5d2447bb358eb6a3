/** Summaries of questions about activities as plain JSON. */
import { fromDistances, toDistances } from "../model/distances.ts";
import type { Lead } from "../model/lead.ts";
import type { AggregateState } from "../model/state.ts";
import type { Value } from "../model/value.ts";
import { aggregateCell as cell, type AggregateSpec } from "./aggregate-table.ts";
import { keepsValues, measure } from "./window.ts";

/** The summary without what holds nothing; it shares nothing with the lead. */
export function saveAggregate(lead: Lead, spec: AggregateSpec): AggregateState {
  const { cells, lists } = lead;
  const at = spec.cell;
  const state: AggregateState = {};
  if (cells[at + cell.n] !== 0 && !isMeasured(spec)) state.n = cells[at + cell.n]!;
  if (cells[at + cell.latest] !== -Infinity) state.latest = cells[at + cell.latest]!;
  if (cells[at + cell.since] !== Infinity) state.since = cells[at + cell.since]!;
  const first = lists[spec.list];
  if (first instanceof Map) {
    if (first.size > 0) state.distinct = [...first];
  } else if (first !== undefined && first.length > 0) state.times = toDistances(first as number[]);
  const second = lists[spec.list + 1] as (Value | undefined)[] | undefined;
  if (second === undefined || second.length === 0) return state;
  // What others are to follow is no value but an instant.
  if (spec.keeps === "pairs") state.values = toDistances(second as number[]);
  else state.values = second.map((value) => value ?? null);
  return state;
}

export function openAggregate(lead: Lead, spec: AggregateSpec, state: AggregateState): void {
  const { cells, lists } = lead;
  const at = spec.cell;
  cells[at + cell.n] = state.n ?? 0;
  cells[at + cell.latest] = state.latest ?? -Infinity;
  cells[at + cell.since] = state.since ?? Infinity;
  if (state.distinct !== undefined) lists[spec.list] = new Map(state.distinct);
  else if (state.times !== undefined) lists[spec.list] = fromDistances(state.times);
  const { values } = state;
  if (values !== undefined) {
    lists[spec.list + 1] =
      typeof values === "string" ? fromDistances(values) : values.map((value) => value ?? undefined);
  }
  if (isMeasured(spec)) measure(lead, spec);
}

/** Whether the number follows from the values, and from the instant at which somebody asks. */
function isMeasured(spec: AggregateSpec): boolean {
  return keepsValues(spec) && spec.most > 0;
}

/** What the cells of a summary hold before anything happened. */
export const blankAggregate: readonly number[] = [0, -Infinity, Infinity, 0];
