/** Promises with a deadline: started, warned of, met, broken or called off. */
import type { Duration, Plan, Sla, SlaAction, Tier, Trigger } from "../../schemas/generated/plan.ts";
import { createCalendar, type Calendar } from "../../runtime/time/calendar.ts";
import { addDuration, type DurationContext } from "../../runtime/time/duration.ts";
import { createZone } from "../../runtime/time/zone.ts";
import { truthOf } from "./evaluate.ts";
import { closeOnHolidays } from "./holidays.ts";
import { isFrozen } from "./freezing.ts";
import { holdBack } from "./held-moves.ts";
import { presentStay, type History, type PendingInstant, type SlaInstance } from "./history.ts";
import { settle } from "./lifecycle.ts";
import { makeMove, reasonFor } from "./moves.ts";
import { beginsNow, reassign } from "./routing.ts";
import { never } from "./sla-instance.ts";
import type { Happening, Step } from "./step.ts";

/** Takes every SLA through the step. True when a tier moved the lead, so that all must be looked at again. */
export function watchSlas(step: Step): "done" | "moved" {
  for (const sla of step.moment.plan.slas.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const instance = step.history.slas.get(sla.name);
    if (instance !== undefined) {
      meet(step, instance);
      commit(step, instance);
      if (passDueInstants(step, instance) === "moved") return "moved";
      cancel(step, instance);
    }
    start(step, sla);
  }
  return "done";
}

function meet(step: Step, instance: SlaInstance): void {
  const { sla, start: begun, status, pending } = instance;
  const { activity, moment, happenings, history } = step;
  const met = (late: boolean, corrected?: true): void => {
    instance.status = late ? "met_late" : "met";
    const more = corrected === undefined ? {} : { corrected };
    happenings.push({ type: "sla_met", sla: sla.name, late, ...more, cause: sla.id });
  };
  const deadline = pending.find(({ kind }) => kind === "deadline")!;
  const matched =
    activity !== undefined &&
    activity.time >= begun &&
    instance.step !== history.steps &&
    sla.met.some((trigger) => matches(step, trigger));
  if ((status === "breached" || status === "met_late") && matched && activity.time < deadline.at) {
    met(false, true);
  } else if (status === "running" || status === "breached") {
    const holds =
      instance.step !== history.steps && sla.met_when !== undefined && truthOf(sla.met_when, moment) === true;
    if (matched || holds) met(status === "breached");
  }
}

function matches({ activity, moment }: Step, { activities, where }: Trigger): boolean {
  if (activity === undefined || !activities.includes(activity.name)) return false;
  return where === undefined || truthOf(where, moment) === true;
}

function commit({ activity, history }: Step, { sla, start: begun, status, pending, step: started }: SlaInstance): void {
  if (status !== "running" || activity === undefined || activity.time < begun || started === history.steps) return;
  if (sla.commit?.on.includes(activity.name) !== true) return;
  for (const instant of pending) if (instant.kind === "commitment") instant.done = true;
}

function passDueInstants(step: Step, instance: SlaInstance): "done" | "moved" {
  const { sla } = instance;
  const { now, happenings, moment } = step;
  for (;;) {
    if (instance.status !== "running" && instance.status !== "breached") return "done";
    // Nothing comes in the step of the start itself; order is kept among instants that are the same.
    if (instance.step === step.history.steps) return "done";
    const due = instance.pending
      .filter(({ at, done, kind }) => {
        const applies = kind !== "commitment" || instance.status === "running";
        return !done && applies && at <= now;
      })
      .toSorted((a, b) => a.at - b.at)[0];
    if (due === undefined) return "done";
    due.done = true;
    switch (due.kind) {
      case "commitment": {
        const cause = sla.commit!.id;
        happenings.push({ type: "sla_commitment_missed", sla: sla.name, cause });
        notify(step, stageTeam(step), sla, cause);
        break;
      }
      case "deadline":
        instance.status = "breached";
        happenings.push({
          type: "sla_breached",
          sla: sla.name,
          deadline: new Date(due.at).toISOString(),
          cause: sla.id,
        });
        break;
      case "tier": {
        const tier = due.tier!;
        happenings.push({ type: "sla_warned", sla: sla.name, tier: tier.id, cause: tier.id });
        const before = step.entered.length;
        for (const action of tier.actions) act(step, sla, tier, action);
        if (step.entered.length > before) {
          step.entered = step.entered.slice(before);
          return "moved";
        }
      }
    }
  }

  function act(at: Step, { name }: Sla, tier: Tier, action: SlaAction): void {
    const { history } = at;
    const cause = tier.id;
    const say = (happening: Happening) => happenings.push({ ...happening, sla: name, cause });
    switch (action.action) {
      case "notify_owner":
        notify(at, history.owner === undefined ? stageTeam(at) : { member: history.owner }, sla, cause);
        break;
      case "notify_team":
        say({ type: "notify", team: action.team });
        break;
      case "escalate":
        say({ type: "escalated", team: action.team });
        break;
      case "task":
        say({ type: "task", text: action.text, team: action.team });
        break;
      case "reassign":
        reassign(at);
        break;
      case "move": {
        const target = moment.plan.lifecycle.find((stage) => stage.name === action.stage)!;
        if (target.name === presentStay(history).stage || at.visited.has(target.name)) break;
        const move = { target, cause, reason: reasonFor(target, action.because, at.moment) };
        if (holdBack(at, move)) break;
        makeMove(at, move);
        settle(at);
      }
    }
  }
}

/** Tells somebody, if there is anybody to tell. */
function notify(
  { happenings }: Step,
  whom: { team: string } | { member: string } | undefined,
  sla: Sla,
  cause: string,
) {
  if (whom !== undefined) happenings.push({ type: "notify", ...whom, sla: sla.name, cause });
}

function stageTeam({ moment, history }: Step): { team: string } | undefined {
  const stage = moment.plan.lifecycle.find(({ name }) => name === presentStay(history).stage);
  return stage?.owner === undefined ? undefined : { team: stage.owner };
}

/** Leaving the stage calls a running SLA off; one that was broken stays broken and does nothing more. */
function cancel({ history, happenings }: Step, instance: SlaInstance): void {
  if (presentStay(history).stage === instance.stage) return;
  if (instance.status === "running") {
    instance.status = "cancelled";
    happenings.push({ type: "sla_cancelled", sla: instance.sla.name, cause: instance.sla.id });
  }
  for (const instant of instance.pending) instant.done = true;
}

function start(step: Step, sla: Sla): void {
  const { history, now, happenings, moment } = step;
  if (history.slas.get(sla.name)?.status === "running" || isFrozen(history) || !beginsNow(step, sla.starts)) return;
  const ctx = contextOf(moment.plan, history);
  const calendar = calendarOf(sla.within, ctx);
  const deadline = endOf(now, sla.within, ctx);
  const pending: PendingInstant[] = [];
  const add = (instant: Pick<PendingInstant, "kind" | "tier" | "at">, duration: Duration) =>
    pending.push({ ...instant, calendar: calendarOf(duration, ctx), done: false });
  if (sla.commit !== undefined) {
    add({ kind: "commitment", at: endOf(now, sla.commit.within, ctx) }, sla.commit.within);
  }
  add({ kind: "deadline", at: deadline }, sla.within);
  const shares = sla.tiers.filter(({ at_percent: percent }) => percent !== undefined);
  for (const tier of shares.toSorted((a, b) => a.at_percent! - b.at_percent!)) {
    const at = shareOf(now, deadline, tier.at_percent!, sla.within, calendar);
    add({ kind: "tier", tier, at }, sla.within);
  }
  for (const tier of sla.tiers) {
    if (tier.after !== undefined) add({ kind: "tier", tier, at: endOf(now, tier.after, ctx) }, tier.after);
  }
  const { stage } = presentStay(history);
  history.slas.set(sla.name, { sla, start: now, step: history.steps, stage, pending, status: "running" });
  const cause = sla.starts.id;
  happenings.push({ type: "sla_started", sla: sla.name, deadline: new Date(deadline).toISOString(), cause });
}

function shareOf(
  begun: number,
  deadline: number,
  percent: number,
  within: Duration,
  calendar: Calendar | undefined,
): number {
  if (percent === 100 || deadline === never) return deadline;
  if (calendar !== undefined) {
    const open =
      within.unit === "business_minutes" ? within.amount * 60_000 : calendar.openTimeBetween(begun, deadline);
    return calendar.addOpenTime(begun, Math.round((open * percent) / 100)) ?? never;
  }
  return begun + Math.round(((deadline - begun) * percent) / 100);
}

/** The end of a duration; without any calendar business time is elapsed time. */
function endOf(instant: number, duration: Duration, ctx: Calendars): number {
  const calendar = calendarOf(duration, ctx);
  if (calendar === undefined && duration.calendar_of === "queue") {
    if (duration.unit === "business_minutes") return instant + duration.amount * 60_000;
    if (duration.unit === "business_days") return instant + duration.amount * 86_400_000;
  }
  return addDuration(instant, duration, { ...ctx, queueCalendar: calendar }) ?? never;
}

interface Calendars extends DurationContext {
  readonly first: Calendar | undefined;
}

function contextOf(plan: Plan, { queue }: History): Calendars {
  const byName = plan.calendars.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const calendars = new Map(
    byName.map((calendar) => [
      calendar.name,
      createCalendar(closeOnHolidays(calendar), createZone(calendar.timezone)!, () => []),
    ]),
  );
  const own = plan.queues.find(({ name }) => name === queue)?.calendar;
  return {
    zone: createZone(plan.funnel.timezone)!,
    calendars,
    queueCalendar: own === undefined ? undefined : calendars.get(own),
    first: calendars.values().next().value,
  };
}

function calendarOf({ unit, calendar, calendar_of: of }: Duration, ctx: Calendars): Calendar | undefined {
  if (unit !== "business_minutes" && unit !== "business_days") return undefined;
  if (of === "queue") return ctx.queueCalendar ?? ctx.first;
  return ctx.calendars.get(calendar ?? "");
}
