/** Unites the summaries of a rule of two leads that turn out to be one. */
import { mergeTimes, placeOf } from "../expr/ascending.ts";
import type { Lead } from "../model/lead.ts";
import { filterOnce, forgetAges, recount } from "./entries.ts";
import { ruleCell as cell, type RuleSpec } from "./rule-spec.ts";

/**
 * Takes the summary of `from` into that of `into`, as if one lead had done everything. `supplier` is the one of the two
 * whose last reset and whose remembered truth of the criterion go on: entries before that reset are forgotten, as are
 * those that either had forgotten.
 */
export function mergeRule(into: Lead, from: Lead, spec: RuleSpec, supplier: Lead): void {
  const { cells, lists } = into;
  const at = spec.cell;
  const reset = supplier.cells[at + cell.reset]!;
  cells[at + cell.reset] = reset;
  cells[at + cell.truth] = supplier.cells[at + cell.truth]!;
  cells[at + cell.due] = -Infinity;
  if (spec.rule.form === "without") {
    const latest = Math.max(cells[at + cell.latest]!, from.cells[at + cell.latest]!);
    cells[at + cell.latest] = latest < reset ? -Infinity : latest;
    if (spec.lasting) lists[spec.list + 1] = since(reset, mergeList(into, from, spec.list + 1));
  } else if (spec.keepsAll) {
    lists[spec.list + 1] = since(reset, mergeList(into, from, spec.list + 1));
    recount(into, spec);
  } else if (spec.once === "never" && spec.ageing === undefined) {
    cells[at + cell.n]! += from.cells[at + cell.n]!;
  } else {
    lists[spec.list] = filterOnce(since(reset, mergeList(into, from, spec.list)), spec);
    forgetAges(into, spec);
  }
}

function mergeList(into: Lead, from: Lead, list: number): number[] {
  const [mine, theirs] = [into.lists[list], from.lists[list]] as (number[] | undefined)[];
  return mergeTimes(mine ?? [], theirs ?? []);
}

function since(instant: number, times: number[]): number[] {
  return times.slice(placeOf(times, instant));
}
