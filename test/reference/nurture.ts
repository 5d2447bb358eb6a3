/** Programmes: who is in one, and what it does next. */
import type { Duration, Nurture, Step as ProgrammeStep } from "../../schemas/generated/plan.ts";
import { firstTickAfter } from "./cadence.ts";
import { isPermitted, endOfCap, endOfQuiet } from "./contact.ts";
import { truthOf } from "./evaluate.ts";
import { closeOnHolidays } from "./holidays.ts";
import { presentStay, type Course, type Moment } from "./history.ts";
import type { Happening, Step } from "./step.ts";
import { turnbackRowOf } from "./turnback-row.ts";
import { createCalendar } from "../../runtime/time/calendar.ts";
import { addDuration } from "../../runtime/time/duration.ts";
import { createZone } from "../../runtime/time/zone.ts";

/** Takes the lead through enrolment and its programme until it waits. */
export function nurtureLead(step: Step): void {
  const { history, moment } = step;
  for (const { name, for: audience } of moment.plan.nurtures) {
    if (truthOf(audience, moment) !== true) history.blocked.delete(name);
  }
  const run = new Set<string>();
  for (;;) {
    reviewCourse(step);
    enrolBest(step, run);
    const { course } = history;
    if (course === undefined || course.paused || run.has(course.nurture.name)) return;
    run.add(course.nurture.name);
    if (course.nurture.cadence === undefined) runSteps(step, course);
    else runCadence(step, course);
    if (history.course !== undefined) return;
  }
}

/** The instants at which the lead's programme goes on by itself. */
export function courseInstants(moment: Moment): number[] {
  const { course } = moment.history;
  if (course === undefined) return [];
  const instants = [course.tick, course.deferred ?? 0];
  const [present] = course.rest;
  if (present?.step === "wait") instants.push(endOf(present.duration, course.since, moment));
  if (present?.step === "wait_until" && present.at_most !== undefined) {
    instants.push(endOf(present.at_most, course.since, moment));
  }
  return instants;
}

function endOf(duration: Duration, start: number, { plan, wallTime }: Moment): number {
  if (!duration.unit.startsWith("business")) return wallTime.add(start, duration);
  const calendars = new Map(
    plan.calendars.map((each) => [
      each.name,
      createCalendar(closeOnHolidays(each), createZone(each.timezone)!, () => []),
    ]),
  );
  return addDuration(start, duration, { zone: createZone(plan.funnel.timezone)!, calendars }) ?? 8.64e15;
}

function reviewCourse(step: Step): void {
  const { history, moment, happenings } = step;
  const { course } = history;
  if (course === undefined) return;
  const { nurture } = course;
  const { name, id: cause } = nurture;
  const stage = moment.plan.lifecycle.find((each) => each.name === presentStay(history).stage)!;
  if (holds(nurture.goal, moment)) end(step, "nurture_completed", "goal");
  else if (holds(nurture.exit, moment)) end(step, "nurture_exited", "exit");
  else if (stage.worked_by !== undefined) {
    if (!course.paused) happenings.push({ type: "nurture_paused", nurture: name, cause: stage.id });
    course.paused = true;
  } else if (!holds(nurture.for, moment)) end(step, "nurture_exited", "audience");
  else if (course.paused) {
    course.paused = false;
    happenings.push({ type: "nurture_resumed", nurture: name, cause });
  }
}

function holds(criterion: Nurture["goal"], moment: Moment): boolean {
  return criterion !== undefined && truthOf(criterion, moment) === true;
}

function end(
  { history, happenings, moment }: Step,
  type: "nurture_completed" | "nurture_exited",
  outcome: string,
  cause?: string,
): void {
  const { nurture } = history.course!;
  happenings.push({ type, nurture: nurture.name, outcome, cause: cause ?? nurture.id });
  history.course = undefined;
  if (outcome !== "superseded" && holds(nurture.for, moment)) history.blocked.add(nurture.name);
}

function enrolBest(step: Step, run: ReadonlySet<string>): void {
  const { history, moment, now, happenings } = step;
  const { plan } = moment;
  const stage = plan.lifecycle.find((each) => each.name === presentStay(history).stage)!;
  if (stage.worked_by !== undefined) return;
  const present = history.course?.nurture;
  const preferred = turnbackRowOf(plan, history)?.nurture;
  const first = (nurture: Nurture) => (nurture.name === preferred ? 0 : 1);
  const [best] = plan.nurtures
    .filter((nurture) => {
      if (nurture === present) return true;
      if (history.blocked.has(nurture.name) || run.has(nurture.name)) return false;
      return holds(nurture.for, moment) && !holds(nurture.goal, moment) && !holds(nurture.exit, moment);
    })
    .toSorted((a, b) => first(a) - first(b) || b.priority - a.priority || (a.name < b.name ? -1 : 1));
  if (best === undefined || best === present) return;
  if (present !== undefined) end(step, "nurture_exited", "superseded", best.id);
  happenings.push({ type: "nurture_enrolled", nurture: best.name, cause: best.id });
  history.course = {
    nurture: best,
    enrolled: now,
    paused: false,
    rest: best.steps,
    since: now,
    rounds: 0,
    roundBegan: now,
    tick: Infinity,
    deferred: undefined,
  };
  if (best.cadence !== undefined) history.course.tick = firstTickAfter(now - 1, best.cadence, now, moment);
}

function runCadence(step: Step, course: Course): void {
  const { now, moment } = step;
  const cadence = course.nurture.cadence!;
  if (now < Math.max(course.tick, course.deferred ?? 0)) return;
  course.deferred = trySend(step, course, undefined, cadence.channels, cadence.id);
  if (course.deferred === undefined) course.tick = firstTickAfter(now, cadence, course.enrolled, moment);
}

function runSteps(step: Step, course: Course): void {
  const { history, now, happenings } = step;
  const { nurture } = course;
  for (;;) {
    const [present, ...rest] = course.rest;
    if (present === undefined) {
      end(step, "nurture_completed", "finished");
      return;
    }
    const say = (happening: Happening) => happenings.push({ ...happening, nurture: nurture.name, cause: present.id });
    let next: readonly ProgrammeStep[] = rest;
    switch (present.step) {
      case "send":
        if (now < (course.deferred ?? 0)) return;
        course.deferred = trySend(step, course, present.content, present.channels, present.id);
        if (course.deferred !== undefined) return;
        break;
      case "wait":
        if (now < endOf(present.duration, course.since, step.moment)) return;
        break;
      case "wait_until": {
        history.waitBegan = course.since;
        const waiting = withWait(step.moment, course.since);
        const over = present.at_most !== undefined && now >= endOf(present.at_most, course.since, step.moment);
        if (!over && !holds(present.until, waiting)) return;
        break;
      }
      case "if":
        next = [...(holds(present.condition, step.moment) ? present.then : present.else), ...rest];
        break;
      case "ask": {
        const fields = present.fields.filter((field) => history.fields[field] === undefined);
        if (fields.length > 0) say({ type: "ask", fields });
        break;
      }
      case "task": {
        const channel = present.channel === undefined ? {} : { channel: present.channel };
        say({ type: "task", text: present.text, team: present.team, ...channel });
        break;
      }
      case "notify":
        say({ type: "notify", team: present.team, ...(present.text === undefined ? {} : { text: present.text }) });
        break;
      case "exit":
        end(step, "nurture_exited", "exit_step", present.id);
        return;
      case "repeat":
        if (course.rounds >= (present.at_most ?? Infinity)) break;
        if (course.roundBegan === now) {
          end(step, "nurture_completed", "finished", present.id);
          return;
        }
        course.rounds += 1;
        course.roundBegan = now;
        next = nurture.steps;
    }
    course.rest = next;
    course.since = now;
  }
}

/** The same moment, seen from within a wait. */
function withWait(moment: Moment, waitStart: number): Moment {
  return { ...moment, waitStart };
}

/** Sends, or gives up; the instant to try again at when it must wait. */
function trySend(
  step: Step,
  course: Course,
  content: string | undefined,
  channels: readonly string[],
  cause: string,
): number | undefined {
  const { moment, history, now, happenings } = step;
  const { nurture } = course;
  const quietUntil = endOfQuiet(moment);
  if (quietUntil > now) return quietUntil;
  const candidates =
    content === undefined ? nextContents(moment) : [content].filter((name) => !isRetired(name, moment));
  if (content === undefined && candidates.length === 0) {
    if (!history.exhausted.has(nurture.name)) {
      happenings.push({ type: "nurture_exhausted", nurture: nurture.name, cause });
    }
    history.exhausted.add(nurture.name);
    return undefined;
  }
  for (const name of candidates) {
    const { by } = moment.plan.contents.find((each) => each.name === name)!;
    const channel = channels.find((each) => by.includes(each) && isPermitted(each, moment));
    if (channel === undefined) continue;
    const cappedUntil = nurture.operational ? now : endOfCap(channel, moment);
    if (cappedUntil > now) return moment.plan.contact_policy!.when_capped === "defer" ? cappedUntil : undefined;
    happenings.push({ type: "send", content: name, channel, nurture: nurture.name, cause });
    history.received.add(name);
    history.exhausted.delete(nurture.name);
    if (!nurture.operational) history.touches.push({ time: now, channel });
    return undefined;
  }
  return undefined;
}

/** What the lead may be sent next, those that meet a need of the lead first. */
function nextContents(moment: Moment): string[] {
  const { plan, history } = moment;
  const phase = moment.derived === undefined ? undefined : moment.derived.phase;
  const persona = moment.derived === undefined ? undefined : moment.derived.persona;
  const row = plan.content_map.find((each) => each.phase === phase);
  const cell = row?.cells.find((each) => each.persona === persona) ?? row?.cells.find((each) => each.persona === "any");
  const left = (cell?.contents ?? []).filter((name) => !history.received.has(name) && !isRetired(name, moment));
  const needed = (name: string) =>
    plan.contents
      .find((each) => each.name === name)!
      .needs.some((need) => truthOf({ op: "need", name: need }, moment) === true);
  return [...left.filter(needed), ...left.filter((name) => !needed(name))];
}

function isRetired(name: string, { plan, wallTime, now }: Moment): boolean {
  const { retired } = plan.contents.find((each) => each.name === name)!;
  return retired !== undefined && now >= wallTime.read(retired, "date")!;
}
