/** Makes one lead out of two: fields, what they did, and the stage of one of them. */
import type { Merged, Provenance } from "../../schemas/generated/effect.ts";
import { mergeAggregate } from "../expr/aggregate-merge.ts";
import { aggregateCell } from "../expr/aggregate-table.ts";
import { isSameValue, keepsYounger, type KeepRule } from "../identity/keep-field.ts";
import type { Lead } from "../model/lead.ts";
import { mergeRule } from "../scoring/rule-merge.ts";
import type { Program } from "./program.ts";

/**
 * Takes the younger lead `from` into the older one; `supplier` is one of the two and gives what only one can give.
 * Leaves out `parts`. Returns where each field came from whose values were not the same.
 */
export function mergeLeads(program: Program, into: Lead, from: Lead, supplier: Lead): Merged["fields"] {
  const fields = mergeFields(program, into, from);
  for (const spec of program.aggregates.all) {
    mergeAggregate(into, from, spec, supplier.cells[spec.cell + aggregateCell.since]!);
  }
  for (const spec of program.rules) if (spec.rule.form !== "when") mergeRule(into, from, spec, supplier);
  mergeHistory(program, into, from, supplier);
  if (supplier === from) takeStanding(program, into, from);
  into.created = Math.min(into.created, from.created);
  into.clock = Math.max(into.clock, from.clock);
  into.changed = true;
  into.valuesDue = -Infinity;
  program.generated.refreshFacts(into);
  return fields;
}

/** The rule by which each field is kept, by place. */
export function keepRulesOf({ plan }: Program): readonly KeepRule[] {
  return plan.lead.fields.map(
    ({ name }) => plan.identity?.keep.find(({ fields }) => fields.includes(name))?.rule ?? "latest",
  );
}

function mergeFields(program: Program, into: Lead, from: Lead): Merged["fields"] {
  const { linked, layout } = program;
  const rules = program.keep(keepRulesOf);
  const origins: Record<string, Provenance> = {};
  for (const [place, { name }] of linked.fields.all.entries()) {
    const cell = layout.setAt + place;
    const older = { value: into.fields[place], setAt: into.cells[cell]! };
    const younger = { value: from.fields[place], setAt: from.cells[cell]! };
    const rule = rules[place]!;
    if (isSameValue(older.value, younger.value)) {
      into.cells[cell] = rule === "first" ? Math.min(older.setAt, younger.setAt) : Math.max(older.setAt, younger.setAt);
      continue;
    }
    const isYounger = keepsYounger(rule, older, younger);
    const other = isYounger ? older.value : younger.value;
    origins[name] = { from: isYounger ? from.id : into.id, ...(other === undefined ? {} : { other }) };
    if (!isYounger) continue;
    into.fields[place] = younger.value;
    into.cells[cell] = younger.setAt;
  }
  return origins;
}

/** How often each stage was entered adds up; when it was last is the supplier's, if that lead was ever in it. */
function mergeHistory({ layout, linked }: Program, into: Lead, from: Lead, supplier: Lead): void {
  const other = supplier === into ? from : into;
  for (const place of linked.stages.all.keys()) {
    const times = layout.timesEntered + place;
    const last = layout.lastEntered + place;
    into.cells[last] = (supplier.cells[times]! > 0 ? supplier : other).cells[last]!;
    into.cells[times]! += from.cells[times]!;
  }
}

function takeStanding({ layout, linked }: Program, into: Lead, from: Lead): void {
  into.stage = from.stage;
  into.enteredAt = from.enteredAt;
  into.reason = from.reason;
  into.trigger = from.trigger;
  into.limitAt = from.limitAt;
  into.owner = from.owner;
  into.queue = from.queue;
  into.nurture = from.nurture;
  into.disarmedCount = from.disarmedCount;
  for (const clause of linked.clauses.keys()) {
    into.cells[layout.disarmed + clause] = from.cells[layout.disarmed + clause]!;
  }
}
