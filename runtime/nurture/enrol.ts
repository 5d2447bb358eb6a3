/** Which programme a lead is in: enrolled, paused while people are on it, resumed, superseded and ended. */
import type { Lead } from "../model/lead.ts";
import { findNurtureState, nurtureStateOf } from "./nurture-state.ts";
import { isWorked, type NurtureStep } from "./nurture-step.ts";
import type { NurtureTable, Programme } from "./nurture-table.ts";
import { beginProgramme, nextRun, runProgramme } from "./run-programme.ts";

/** Brings the lead's programme up to date, at most one stay in each programme in a step. True when it changed. */
export function evaluateNurture(step: NurtureStep): boolean {
  const { table, lead } = step;
  const before = lead.nurture;
  unblock(step);
  const started = new Set<Programme>();
  for (;;) {
    review(step);
    if (isWorked(table, lead)) break;
    enrolBest(step, started);
    const enrolment = findNurtureState(lead)?.enrolment;
    if (enrolment === undefined) break;
    const programme = table.byName.get(enrolment.programme)!;
    const ending = runProgramme(step, programme, enrolment);
    if (ending === undefined) break;
    leave(step, programme, ending);
  }
  return lead.nurture !== before;
}

/** The next instant at which time alone may give a programme something to do. */
export function nextNurtureChange(table: NurtureTable, lead: Lead, now: number, turnback: string | undefined): number {
  const state = findNurtureState(lead);
  const enrolment = state?.enrolment;
  const enrolled = enrolment && table.byName.get(enrolment.programme);
  let due = Infinity;
  for (const name of state?.blocked ?? []) {
    due = Math.min(due, table.byName.get(name)?.audience.nextChange(lead, now) ?? Infinity);
  }
  if (enrolled !== undefined) due = Math.min(due, nextOfCriteria(enrolled, lead, now));
  if (isWorked(table, lead)) return due;
  if (enrolled !== undefined) due = Math.min(due, nextRun({ table, lead, now }, enrolled, enrolment!));
  for (const programme of candidatesOf(table, lead, turnback)) {
    if (programme === enrolled) break;
    due = Math.min(due, nextOfCriteria(programme, lead, now));
  }
  return due;
}

function nextOfCriteria({ audience, goal, exit }: Programme, lead: Lead, now: number): number {
  let next = audience.nextChange(lead, now);
  if (goal !== undefined) next = Math.min(next, goal.nextChange(lead, now));
  if (exit !== undefined) next = Math.min(next, exit.nextChange(lead, now));
  return next;
}

/** Programmes open again once the lead was outside their audience. */
function unblock({ table, lead, now }: NurtureStep): void {
  const state = findNurtureState(lead);
  if (state === undefined || state.blocked.length === 0) return;
  const blocked = state.blocked.filter((name) => table.byName.get(name)?.audience.isTrue(lead, now) === true);
  if (blocked.length === state.blocked.length) return;
  state.blocked = blocked;
  lead.changed = true;
}

/** Whether the lead stays in its programme: ended, paused or resumed. */
function review(step: NurtureStep): void {
  const { table, lead, now, emit } = step;
  const enrolment = findNurtureState(lead)?.enrolment;
  if (enrolment === undefined) return;
  const programme = table.byName.get(enrolment.programme);
  if (programme === undefined) {
    forget(lead);
    emit({
      type: "nurture_exited",
      nurture: enrolment.programme,
      outcome: "withdrawn",
      cause: `nurture/${enrolment.programme}`,
    });
    return;
  }
  const { nurture, audience, goal, exit } = programme;
  const { name, id } = nurture;
  if (goal?.isTrue(lead, now)) leave(step, programme, { type: "nurture_completed", outcome: "goal", cause: id });
  else if (exit?.isTrue(lead, now)) leave(step, programme, { type: "nurture_exited", outcome: "exit", cause: id });
  else if (isWorked(table, lead)) {
    if (enrolment.paused) return;
    enrolment.paused = true;
    emit({ type: "nurture_paused", nurture: name, cause: table.source.linked.stages.all[lead.stage]!.id });
  } else if (!audience.isTrue(lead, now)) {
    leave(step, programme, { type: "nurture_exited", outcome: "audience", cause: id });
  } else if (enrolment.paused) {
    delete enrolment.paused;
    emit({ type: "nurture_resumed", nurture: name, cause: id });
  }
}

/** Enrols the lead in the most important programme that wants it, unless it is in that one or a more important one. */
function enrolBest(step: NurtureStep, started: Set<Programme>): void {
  const { table, lead, now, turnback, emit } = step;
  const state = findNurtureState(lead);
  const enrolled = state?.enrolment?.programme;
  for (const programme of candidatesOf(table, lead, turnback)) {
    const { name, id } = programme.nurture;
    if (name === enrolled) return;
    if (started.has(programme) || state?.blocked.includes(name) || !wants(programme, lead, now)) continue;
    if (enrolled !== undefined) {
      emit({ type: "nurture_exited", nurture: enrolled, outcome: "superseded", cause: id });
    }
    started.add(programme);
    emit({ type: "nurture_enrolled", nurture: name, cause: id });
    nurtureStateOf(lead).enrolment = beginProgramme(step, programme);
    lead.nurture = name;
    return;
  }
}

function wants({ audience, goal, exit }: Programme, lead: Lead, now: number): boolean {
  return audience.isTrue(lead, now) && !goal?.isTrue(lead, now) && !exit?.isTrue(lead, now);
}

/** The programmes that leads of the stage may belong to, the one meant for a turned-back lead first. */
function candidatesOf({ byStage }: NurtureTable, lead: Lead, turnback: string | undefined): readonly Programme[] {
  const candidates = byStage[lead.stage]!;
  if (turnback === undefined) return candidates;
  const meant = candidates.filter(({ nurture }) => nurture.name === turnback);
  return [...meant, ...candidates.filter((each) => !meant.includes(each))];
}

interface Leaving {
  readonly type: "nurture_completed" | "nurture_exited";
  readonly outcome: string;
  readonly cause: string;
}

/** Ends the stay; the programme is closed to the lead until it has been outside the audience. */
function leave({ lead, now, emit }: NurtureStep, { nurture, audience }: Programme, leaving: Leaving): void {
  forget(lead);
  if (audience.isTrue(lead, now)) nurtureStateOf(lead).blocked.push(nurture.name);
  const { type, outcome, cause } = leaving;
  emit({ type, nurture: nurture.name, outcome, cause });
}

function forget(lead: Lead): void {
  delete findNurtureState(lead)?.enrolment;
  lead.nurture = undefined;
}
