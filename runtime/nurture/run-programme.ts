/** Runs a lead's programme until it waits: the steps one after the other, or the tick that is due. */
import type { AskStep, Cadence, RepeatStep } from "../../schemas/generated/plan.ts";
import { assertNever } from "../model/invariant.ts";
import { firstTick, nextTick } from "./cadence.ts";
import { chooseNamed, chooseNext, type Choice } from "./choose-content.ts";
import { nurtureStateOf, type Enrolment } from "./nurture-state.ts";
import { contextOf, endOfWait, type NurtureStep } from "./nurture-step.ts";
import type { Programme } from "./nurture-table.ts";
import { trySend } from "./try-send.ts";

/** How a programme ended, and the id of what ended it. */
export interface Ending {
  readonly type: "nurture_completed" | "nurture_exited";
  readonly outcome: "finished" | "exit_step";
  readonly cause: string;
}

/** The beginning of a stay; nothing is done yet. */
export function beginProgramme(step: NurtureStep, programme: Programme): Enrolment {
  const { lead, now, table } = step;
  const { nurture } = programme;
  const enrolment: Enrolment = { programme: nurture.name, at: now, since: now, repeats: 0, roundAt: now };
  if (nurture.cadence === undefined) arrive(step, programme, enrolment, 0);
  else enrolment.tick = firstTick(nurture.cadence, now, contextOf(table, lead));
  return enrolment;
}

/** Does what is due; undefined while the programme goes on. */
export function runProgramme(step: NurtureStep, programme: Programme, enrolment: Enrolment): Ending | undefined {
  const { nurture, course } = programme;
  if (nurture.cadence !== undefined) {
    const { channels } = nurture.cadence;
    runCadence(step, programme, nurture.cadence, enrolment, () =>
      chooseNext(step.table, step.lead, step.now, channels),
    );
    return undefined;
  }
  for (;;) {
    const place = enrolment.step === undefined ? undefined : course.places.get(enrolment.step);
    if (place === undefined) return { type: "nurture_completed", outcome: "finished", cause: nurture.id };
    const next = runStep(step, programme, enrolment, place);
    step.watch?.(course.stops[place]!, next);
    if (next === "waits") return undefined;
    if (typeof next !== "number") return next;
    arrive(step, programme, enrolment, next);
  }
}

/** The next instant at which time alone gives the steps of a programme that is not paused something to do. */
export function nextRun(
  { table, lead, now }: Pick<NurtureStep, "table" | "lead" | "now">,
  { course }: Programme,
  enrolment: Enrolment,
): number {
  const { notBefore, tick, since } = enrolment;
  if (tick !== undefined) return Infinity;
  if (notBefore !== undefined) return notBefore;
  const stop = course.stops[course.places.get(enrolment.step ?? "") ?? -1]?.step;
  if (stop?.step === "wait") return endOfWait(table, lead, since, stop.duration);
  if (stop?.step !== "wait_until") return Infinity;
  const end = stop.at_most === undefined ? Infinity : endOfWait(table, lead, since, stop.at_most);
  return Math.min(end, table.untilOf.get(stop.id)!.nextChange(lead, now));
}

/** Puts the lead at a step, or behind the last one. */
function arrive({ table, lead, now }: NurtureStep, { course }: Programme, enrolment: Enrolment, place: number): void {
  const stop = course.stops[place]?.step;
  if (stop === undefined) delete enrolment.step;
  else enrolment.step = stop.id;
  enrolment.since = now;
  lead.changed = true;
  if (stop?.step === "wait_until") table.source.startWait(lead, now);
}

function runCadence(
  step: NurtureStep,
  programme: Programme,
  cadence: Cadence,
  enrolment: Enrolment,
  choose: () => Choice,
): void {
  const { table, lead, now } = step;
  enrolment.tick ??= firstTick(cadence, enrolment.at, contextOf(table, lead));
  if (now < enrolment.tick) return;
  if (!trySend(step, programme, enrolment, cadence.id, choose)) return;
  enrolment.tick = nextTick(cadence, enrolment.at, now, contextOf(table, lead));
}

/** The place to go on at, or that the step is not done yet, or the end of the programme. */
function runStep(
  ctx: NurtureStep,
  programme: Programme,
  enrolment: Enrolment,
  place: number,
): number | "waits" | Ending {
  const { table, lead, now } = ctx;
  const { nurture, course } = programme;
  const { step, next, otherwise } = course.stops[place]!;
  switch (step.step) {
    case "send": {
      const { content, channels } = step;
      const { notBefore } = enrolment;
      const isOver = trySend(ctx, programme, enrolment, step.id, () =>
        content === undefined
          ? chooseNext(table, lead, now, channels)
          : chooseNamed(table, lead, now, content, channels),
      );
      if (enrolment.notBefore !== notBefore) lead.changed = true;
      return isOver ? next : "waits";
    }
    case "wait":
      return now < endOfWait(table, lead, enrolment.since, step.duration) ? "waits" : next;
    case "wait_until": {
      if (table.untilOf.get(step.id)!.isTrue(lead, now)) return next;
      const { at_most: most } = step;
      return most !== undefined && now >= endOfWait(table, lead, enrolment.since, most) ? next : "waits";
    }
    case "if":
      return table.conditionOf.get(step.id)!.isTrue(lead, now) ? next : otherwise;
    case "ask":
      ask(ctx, nurture.name, step);
      return next;
    case "task": {
      const { text, team, channel, id } = step;
      const by = channel === undefined ? {} : { channel };
      ctx.emit({ type: "task", text, team, ...by, nurture: nurture.name, cause: id });
      return next;
    }
    case "notify": {
      const { text, team, id } = step;
      ctx.emit({ type: "notify", team, ...(text === undefined ? {} : { text }), nurture: nurture.name, cause: id });
      return next;
    }
    case "exit":
      return { type: "nurture_exited", outcome: "exit_step", cause: step.id };
    case "repeat":
      return repeat(ctx, step, enrolment) ?? next;
    default:
      return assertNever(step);
  }
}

/** Asks for what is not known yet, if anything. */
function ask({ table, lead, emit }: NurtureStep, nurture: string, step: AskStep): void {
  const { fields: places } = table.source.linked;
  const fields = step.fields.filter((field) => lead.fields[places.indexOf(field)] === undefined);
  if (fields.length === 0) return;
  const state = nurtureStateOf(lead);
  state.asked = [...new Set([...(state.asked ?? []), ...fields])];
  emit({ type: "ask", fields, nurture, cause: step.id });
}

/** A round that took no time would come around for ever, so the programme ends with it. */
function repeat({ now }: NurtureStep, step: RepeatStep, enrolment: Enrolment): number | Ending | undefined {
  if (step.at_most !== undefined && enrolment.repeats >= step.at_most) return undefined;
  if (enrolment.roundAt === now) return { type: "nurture_completed", outcome: "finished", cause: step.id };
  enrolment.repeats += 1;
  enrolment.roundAt = now;
  return 0;
}
