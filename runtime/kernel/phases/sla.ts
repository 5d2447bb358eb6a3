/** SLAs as a part of a step: they start, are met, warn, are breached and bring about what the plan says. */
import type { Sla } from "../../../schemas/generated/plan.ts";
import type { Lead } from "../../model/lead.ts";
import {
  close,
  correct,
  findNext,
  meet,
  namesOfRunning,
  readInstances,
  setInstance,
  takeInstances,
  takeOff,
  type DueInstant,
  type SlaInstance,
} from "../../sla/instance.ts";
import { postpone, scheduleSla } from "../../sla/schedule.ts";
import { isFrozen } from "../frozen.ts";
import type { CompiledExpression, CompiledTrigger } from "../generate.ts";
import type { KernelPhase, Step } from "../phase.ts";
import type { Program } from "../program.ts";
import { runSlaActions } from "../sla-actions.ts";
import { createStart, hasStarted, isTriggeredBy, type CompiledStart } from "../start.ts";

export const slaPhase: KernelPhase = {
  name: "sla",
  concerns: ({ slas }) => slas.length > 0,
  mayRest: true,

  onReleased({ program, lead, now }, since) {
    const instances = readInstances(lead);
    if (instances === undefined) return;
    for (const { sla } of tableOf(program)) {
      const instance = instances[sla.name];
      if (instance !== undefined) postponeAll(program, sla, instance, since, now);
    }
  },

  merge(step, from, supplier) {
    const { lead, program } = step;
    const cancelled = supplier === lead ? namesOfRunning(from) : takeInstances(lead, from);
    for (const { sla } of tableOf(program)) {
      if (cancelled.includes(sla.name)) step.emit({ type: "sla_cancelled", sla: sla.name, cause: sla.id });
    }
  },

  evaluate(step) {
    for (const each of tableOf(step.program)) {
      if (readInstances(step.lead)?.[each.sla.name] !== undefined && goOn(step, each)) {
        step.startOver();
        return;
      }
      start(step, each);
    }
  },

  nextDue(program, lead, now) {
    const instances = readInstances(lead);
    if (instances === undefined || isFrozen(lead)) return Infinity;
    let due = Infinity;
    for (const { sla, metWhen } of tableOf(program)) {
      const instance = instances[sla.name];
      if (instance === undefined) continue;
      const next = findNext(instance, sla);
      // What came due in the very step that started it comes a moment later.
      if (next !== undefined) due = Math.min(due, Math.max(next.at, now + 1));
      if (metWhen !== undefined && isOpen(instance)) due = Math.min(due, metWhen.nextChange(lead, now));
    }
    return due;
  },
};

interface CompiledSla {
  readonly sla: Sla;
  readonly start: CompiledStart;
  readonly met: readonly CompiledTrigger[];
  readonly metWhen: CompiledExpression | undefined;
}

/** In order of name. */
function tableOf(program: Program): readonly CompiledSla[] {
  return program.keep(createTable);
}

function createTable(program: Program): readonly CompiledSla[] {
  return program.plan.slas.map((sla) => ({
    sla,
    start: createStart(program, sla.starts),
    met: sla.met.map((trigger) => program.compileTrigger(trigger)),
    metWhen: sla.met_when === undefined ? undefined : program.compile(sla.met_when),
  }));
}

/** What becomes of an SLA that has started; true when an action moved the lead, so that all parts must look again. */
function goOn(step: Step, compiled: CompiledSla): boolean {
  const { lead, now, program } = step;
  const { sla } = compiled;
  const instance = readInstances(lead)![sla.name]!;
  answer(step, compiled, instance);
  const findDue = (): DueInstant | undefined => {
    const next = instance.step === lead.steps ? undefined : findNext(instance, sla);
    return next !== undefined && next.at <= now ? next : undefined;
  };
  for (let due = findDue(); due !== undefined; due = findDue()) {
    takeOff(instance, due);
    if (announce(step, sla, instance, due)) return true;
  }
  if (program.linked.stages.all[lead.stage]!.name === instance.stage) return false;
  if (instance.status === "running") {
    close(instance, "cancelled");
    step.emit({ type: "sla_cancelled", sla: sla.name, cause: sla.id });
  } else if (instance.status === "breached") close(instance, "breached");
  return false;
}

/** Met, met after all, or committed to, by the step's activity or by what is now true. */
function answer(step: Step, { sla, met, metWhen }: CompiledSla, instance: SlaInstance): void {
  const { lead, now, input } = step;
  // Whatever answers comes after the step that started the instance, which parts may start over in.
  const isNew = instance.step === lead.steps;
  const counts = input !== undefined && input.time >= instance.start && !isNew;
  const holds = isOpen(instance) && metWhen?.isTrue(lead, now) === true;
  if (holds && isNew) step.lookAgain();
  const isAnswer = counts && met.some((trigger) => isTriggeredBy(trigger, step));
  if (isAnswer && correct(instance, input.time)) {
    step.emit({ type: "sla_met", sla: sla.name, late: false, corrected: true, cause: sla.id });
  } else if (isAnswer || (holds && !isNew)) {
    const outcome = meet(instance);
    if (outcome !== undefined) step.emit({ type: "sla_met", sla: sla.name, late: outcome.late, cause: sla.id });
  }
  if (!counts || instance.status !== "running" || sla.commit === undefined || input.activity === -1) return;
  const { name } = step.program.linked.activities.all[input.activity]!;
  if (sla.commit.on.includes(name)) delete instance.commitment;
}

/** Tells of an instant that has come; true when an action moved the lead. */
function announce(step: Step, sla: Sla, { deadline }: SlaInstance, due: DueInstant): boolean {
  const { name } = sla;
  switch (due.kind) {
    case "commitment": {
      const cause = sla.commit!.id;
      const { owner: team } = step.program.linked.stages.all[step.lead.stage]!;
      step.emit({ type: "sla_commitment_missed", sla: name, cause });
      if (team !== undefined) step.emit({ type: "notify", team, sla: name, cause });
      return false;
    }
    case "deadline":
      step.emit({ type: "sla_breached", sla: name, deadline: new Date(deadline).toISOString(), cause: sla.id });
      return false;
    case "tier":
      step.emit({ type: "sla_warned", sla: name, tier: due.tier.id, cause: due.tier.id });
      return runSlaActions(step, sla, due.tier);
  }
}

function start(step: Step, { sla, start: begin, metWhen }: CompiledSla): void {
  const { lead, now, program } = step;
  const before = readInstances(lead)?.[sla.name];
  if (before?.status === "running") return;
  // An activity starts an SLA once, also when parts start over.
  if (!hasStarted(begin, step, before?.step !== lead.steps)) return;
  const calendar = queueCalendarOf(program, lead);
  const { deadline, commitment, tiers } = scheduleSla(sla, now, calendar, program);
  setInstance(lead, sla.name, {
    status: "running",
    stage: program.linked.stages.all[lead.stage]!.name,
    start: now,
    step: lead.steps,
    ...(calendar === undefined ? {} : { calendar }),
    deadline,
    ...(commitment === undefined ? {} : { commitment }),
    tiers,
  });
  const { id: cause } = sla.starts;
  step.emit({ type: "sla_started", sla: sla.name, deadline: new Date(deadline).toISOString(), cause });
  if (metWhen?.isTrue(lead, now) === true) step.lookAgain();
}

/** The calendar of the assigned queue, else the first of the funnel by name. */
function queueCalendarOf({ plan }: Program, lead: Lead): string | undefined {
  return plan.queues.find(({ name }) => name === lead.queue)?.calendar ?? plan.calendars[0]?.name;
}

function isOpen({ status }: SlaInstance): boolean {
  return status === "running" || status === "breached";
}

/** Everything that was still to come is as far away as when the lead was frozen. */
function postponeAll(program: Program, sla: Sla, instance: SlaInstance, since: number, now: number): void {
  const { calendar, commitment, status } = instance;
  if (commitment !== undefined) {
    instance.commitment = postpone(commitment, since, now, sla.commit?.within ?? sla.within, calendar, program);
  }
  for (const { id, after } of sla.tiers) {
    const at = instance.tiers[id];
    if (at !== undefined) instance.tiers[id] = postpone(at, since, now, after ?? sla.within, calendar, program);
  }
  if (status === "running") {
    instance.deadline = postpone(instance.deadline, since, now, sla.within, calendar, program);
  }
}
