/** Leads as the kernel works on them: made new, opened from their stored state under a plan, and stored again. */
import { openAggregate, saveAggregate } from "../expr/aggregate-state.ts";
import type { Lead } from "../model/lead.ts";
import type { LeadState } from "../model/state.ts";
import type { Value } from "../model/value.ts";
import type { Places } from "../plan/link.ts";
import { openRule, saveRule } from "../scoring/rule-summary.ts";
import type { Program } from "./program.ts";

/** A lead that no input has reached yet: it is in no stage. */
export function createLead(program: Program, id: string, created: number): Lead {
  const { blank } = program;
  const lead: Lead = {
    id,
    created,
    clock: created,
    steps: 0,
    stage: -1,
    enteredAt: created,
    reason: undefined,
    trigger: -1,
    limitAt: Infinity,
    cells: blank.cells.slice(),
    lists: blank.lists.slice(),
    fields: blank.fields.slice(),
    account: [],
    owner: undefined,
    queue: undefined,
    nurture: undefined,
    disarmedCount: 0,
    scores: blank.scores.slice(),
    persona: -1,
    phase: -1,
    due: Infinity,
    dueScores: Infinity,
    dueTick: Infinity,
    dueBesides: -Infinity,
    valuesDue: -Infinity,
    changed: false,
    parts: {},
  };
  program.generated.refreshFacts(lead);
  return lead;
}

/**
 * A lead from its stored state, under a plan that may be another than the one it was stored under. A stage that the
 * plan does not have any more is found through `moved from`; without one the lead is put into the initial stage.
 */
export function openLead(program: Program, state: LeadState): Lead {
  const { layout, linked } = program;
  const lead = createLead(program, state.id, state.created);
  lead.clock = state.clock;
  lead.steps = state.steps;
  lead.stage = findStage(program, state.stage) ?? linked.initial;
  lead.enteredAt = state.entered;
  lead.reason = state.reason;
  lead.trigger = state.trigger === undefined ? -1 : (linked.activities.find(state.trigger) ?? -1);
  lead.limitAt = program.lifecycle.limitEnd[lead.stage]!(state.entered, lead);
  for (const [name, entered] of Object.entries(state.stages)) {
    const { times, last } = typeof entered === "number" ? { times: 1, last: entered } : entered;
    const stage = findStage(program, name);
    if (stage === undefined) continue;
    lead.cells[layout.timesEntered + stage]! += times;
    lead.cells[layout.lastEntered + stage] = Math.max(lead.cells[layout.lastEntered + stage]!, last);
  }
  openValues(linked.fields, state.fields, lead.fields);
  for (const [place, { name, moved_from: before }] of linked.fields.all.entries()) {
    const set = state.set?.[name] ?? (before === undefined ? undefined : state.set?.[before]);
    if (lead.fields[place] !== undefined) lead.cells[layout.setAt + place] = set ?? state.created;
  }
  const account: (Value | undefined)[] = [];
  openValues(linked.accountFields, state.account, account);
  lead.account = account;
  lead.owner = state.owner;
  lead.queue = state.queue;
  lead.nurture = state.nurture;
  for (const spec of program.aggregates.all) {
    const stored = state.aggregates[spec.key];
    if (stored !== undefined) openAggregate(lead, spec, stored);
  }
  for (const spec of program.rules) {
    const stored = state.rules[spec.key];
    if (stored !== undefined && spec.rule.form !== "when") openRule(lead, spec, stored);
  }
  for (const { index, clause } of linked.clauses) {
    if (state.disarmed?.includes(clause.id) !== true) continue;
    lead.cells[layout.disarmed + index] = 1;
    lead.disarmedCount += 1;
  }
  lead.due = state.due ?? Infinity;
  Object.assign(lead.parts, structuredClone(state.parts));
  program.generated.refreshFacts(lead);
  return lead;
}

/** The lead as plain JSON that shares nothing with it. */
export function saveLead(program: Program, lead: Lead): LeadState {
  const { layout, linked } = program;
  const state: LeadState = {
    version: 1,
    id: lead.id,
    created: lead.created,
    clock: lead.clock,
    steps: lead.steps,
    stage: linked.stages.all[lead.stage]!.name,
    entered: lead.enteredAt,
    stages: {},
    fields: saveValues(linked.fields, lead.fields),
    account: saveValues(linked.accountFields, lead.account),
    aggregates: {},
    rules: {},
    parts: structuredClone(lead.parts),
  };
  const disarmed = linked.clauses.filter(({ index }) => lead.cells[layout.disarmed + index] === 1);
  if (disarmed.length > 0) state.disarmed = disarmed.map(({ clause }) => clause.id);
  if (lead.reason !== undefined) state.reason = lead.reason;
  if (lead.trigger !== -1) state.trigger = linked.activities.all[lead.trigger]!.name;
  if (lead.owner !== undefined) state.owner = lead.owner;
  if (lead.queue !== undefined) state.queue = lead.queue;
  if (lead.nurture !== undefined) state.nurture = lead.nurture;
  if (lead.due !== Infinity) state.due = lead.due;
  for (const [place, { name }] of linked.fields.all.entries()) {
    const set = lead.cells[layout.setAt + place]!;
    if (lead.fields[place] !== undefined && set !== lead.created) (state.set ??= {})[name] = set;
  }
  for (const [place, { name }] of linked.stages.all.entries()) {
    const times = lead.cells[layout.timesEntered + place]!;
    const last = lead.cells[layout.lastEntered + place]!;
    if (times > 0) state.stages[name] = times === 1 ? last : { times, last };
  }
  for (const spec of program.aggregates.all) {
    const stored = saveAggregate(lead, spec);
    if (Object.keys(stored).length > 0) state.aggregates[spec.key] = stored;
  }
  for (const spec of program.rules) {
    if (spec.rule.form === "when") continue;
    const stored = saveRule(lead, spec);
    if (Object.keys(stored).length > 0) state.rules[spec.key] = stored;
  }
  return state;
}

function findStage({ linked }: Program, name: string): number | undefined {
  const place = linked.stages.find(name);
  if (place !== undefined) return place;
  const moved = linked.stages.all.findIndex((stage) => stage.moved_from === name);
  return moved === -1 ? undefined : moved;
}

function openValues(
  fields: Places<{ readonly name: string; readonly moved_from?: string }>,
  stored: Readonly<Record<string, Value>>,
  values: (Value | undefined)[],
): void {
  for (const [place, { name, moved_from: before }] of fields.all.entries()) {
    values[place] = stored[name] ?? (before === undefined ? undefined : stored[before]);
  }
}

function saveValues(
  fields: Places<{ readonly name: string }>,
  values: readonly (Value | undefined)[],
): Record<string, Value> {
  const stored: Record<string, Value> = {};
  for (const [place, { name }] of fields.all.entries()) {
    const value = values[place];
    if (value !== undefined) stored[name] = value;
  }
  return stored;
}
