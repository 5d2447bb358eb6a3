/** The programme that a lead is in and what it will do next, or why it is in none. */
import type { SourceSpan, Step } from "../../schemas/generated/plan.ts";
import { isFrozen } from "../kernel/frozen.ts";
import { nurtureTableOf } from "../kernel/phases/nurture.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { chooseNamed, chooseNext, type Choice } from "../nurture/choose-content.ts";
import { nextUncapped } from "../nurture/contact-cap.ts";
import { nextContactTime } from "../nurture/contact-window.ts";
import { findNurtureState, type Enrolment, type NurtureState } from "../nurture/nurture-state.ts";
import { contextOf, endOfWait, isWorked } from "../nurture/nurture-step.ts";
import type { NurtureTable, Programme } from "../nurture/nurture-table.ts";
import { standAt } from "../nurture/quiet-ticks.ts";
import { nextRun } from "../nurture/run-programme.ts";
import { explainConditions, type ExplainedCondition } from "./conditions.ts";
import { optional, spanOf, timeOf } from "./plain-data.ts";
import { printExpression } from "./print.ts";

export interface ExplainedNurture {
  /** Absent for a lead in none. */
  readonly programme?: {
    readonly nurture: string;
    readonly since: string;
    /** True while people work on the lead. */
    readonly paused: boolean;
    readonly next?: NextInProgramme;
    readonly span?: SourceSpan;
  };
  /** The team that works on the lead, so that programmes keep quiet. */
  readonly worked_by?: string;
  /** True while the lead is quarantined and nothing is sent. */
  readonly quarantined?: true;
  /** For a lead in none: the programmes for leads of its stage, and what keeps it out of each. */
  readonly considered: readonly {
    readonly nurture: string;
    /** It ended, and the lead must have been outside its audience before it may enter again. */
    readonly blocked: boolean;
    readonly goal_reached: boolean;
    readonly exit_reached: boolean;
    readonly conditions: readonly ExplainedCondition[];
    readonly span?: SourceSpan;
  }[];
}

export interface NextInProgramme {
  /** A tick of a cadence, a wait that ends, or a send that was put off; absent when only news can end the wait. */
  readonly kind: "tick" | "wait" | "wait_until" | "deferred_send";
  readonly at?: string;
  /** What a wait waits for. */
  readonly until?: string;
  /** What follows: a send with what it would choose if it were now. */
  readonly follows: Step["step"] | "the_end";
  readonly content?: string;
  readonly channel?: string;
  /** When caps and quiet time put the send off further: the first instant that they allow. */
  readonly allowed_from?: string;
  /** Why nothing would be sent: all was received, no channel is permitted, or the contact policy never allows it. */
  readonly nothing?: "exhausted" | "unreachable" | "capped";
  readonly span?: SourceSpan;
}

/** Undefined when the plan has no programmes. */
export function explainProgramme(program: Program, lead: Lead, now: number): ExplainedNurture | undefined {
  if (program.plan.nurtures.length === 0) return undefined;
  const table = nurtureTableOf(program);
  const state = findNurtureState(lead);
  const enrolment = state?.enrolment;
  const programme = enrolment && table.byName.get(enrolment.programme);
  const worked = isWorked(table, lead) ? program.linked.stages.all[lead.stage]!.worked_by : undefined;
  const isHeld = worked !== undefined || isFrozen(lead);
  return {
    ...(enrolment === undefined || programme === undefined
      ? {}
      : {
          programme: {
            nurture: enrolment.programme,
            since: timeOf(enrolment.at),
            paused: enrolment.paused === true,
            ...optional("next", explainNext(program, lead, now, programme, enrolment)),
            ...spanOf(program, programme.nurture.id),
          },
        }),
    ...optional("worked_by", worked),
    ...(isFrozen(lead) ? { quarantined: true as const } : {}),
    considered: programme !== undefined || isHeld ? [] : listConsidered(program, table, lead, now, state),
  };
}

function listConsidered(
  program: Program,
  table: NurtureTable,
  lead: Lead,
  now: number,
  state: NurtureState | undefined,
): ExplainedNurture["considered"] {
  return table.byStage[lead.stage]!.map(({ nurture, goal, exit }) => ({
    nurture: nurture.name,
    blocked: state?.blocked.includes(nurture.name) === true,
    goal_reached: goal?.isTrue(lead, now) === true,
    exit_reached: exit?.isTrue(lead, now) === true,
    conditions: explainConditions(program, nurture.for, lead, now),
    ...spanOf(program, nurture.id),
  }));
}

/** Undefined for a programme that goes on at the very next step of the lead. */
function explainNext(
  program: Program,
  lead: Lead,
  now: number,
  programme: Programme,
  enrolment: Enrolment,
): NextInProgramme | undefined {
  const table = nurtureTableOf(program);
  const { nurture, course } = programme;
  if (nurture.cadence !== undefined) {
    const { tick, notBefore } = (isFrozen(lead) ? undefined : standAt(table, lead, now)) ?? enrolment;
    const instant = notBefore ?? tick ?? Infinity;
    const choice = chooseNext(table, lead, now, nurture.cadence.channels);
    const kind = notBefore === undefined ? "tick" : "deferred_send";
    const sent = describeChoice(table, lead, programme, choice, Math.max(instant, now));
    return { kind, ...timeFrom(now, instant), follows: "send", ...sent, ...spanOf(program, nurture.cadence.id) };
  }
  const stop = course.stops[course.places.get(enrolment.step ?? "") ?? -1];
  if (stop === undefined) return undefined;
  const { step, next } = stop;
  if (step.step === "send") {
    const instant = nextRun({ table, lead, now }, programme, enrolment);
    const sent = describeFollower(table, lead, now, programme, step, Math.max(instant, now));
    return { kind: "deferred_send", ...timeFrom(now, instant), ...sent, ...spanOf(program, step.id) };
  }
  if (step.step !== "wait" && step.step !== "wait_until") return undefined;
  // A wait may also end early, so its own end is told and not when its condition is to be looked at.
  const until = step.step === "wait_until" ? printExpression(step.until) : undefined;
  const most = step.step === "wait_until" ? step.at_most : step.duration;
  const end = most === undefined ? Infinity : endOfWait(table, lead, enrolment.since, most);
  const follower = describeFollower(table, lead, now, programme, course.stops[next]?.step, Math.max(end, now));
  return {
    kind: step.step,
    ...timeFrom(now, end),
    ...optional("until", until),
    ...follower,
    ...spanOf(program, step.id),
  };
}

/** An instant that may be past or never come. */
function timeFrom(now: number, instant: number): { readonly at?: string } {
  return optional("at", instant === Infinity ? undefined : timeOf(Math.max(instant, now)));
}

type Follower = Pick<NextInProgramme, "follows" | "content" | "channel" | "allowed_from" | "nothing">;

function describeFollower(
  table: NurtureTable,
  lead: Lead,
  now: number,
  programme: Programme,
  step: Step | undefined,
  at: number,
): Follower {
  if (step === undefined) return { follows: "the_end" };
  if (step.step !== "send") return { follows: step.step };
  const { content, channels } = step;
  const choice =
    content === undefined ? chooseNext(table, lead, now, channels) : chooseNamed(table, lead, now, content, channels);
  return { follows: "send", ...describeChoice(table, lead, programme, choice, at) };
}

/** A choice made now for a send that is due at an instant, with what the contact policy makes of it. */
function describeChoice(
  table: NurtureTable,
  lead: Lead,
  { nurture }: Programme,
  choice: Choice,
  at: number,
): Omit<Follower, "follows"> {
  if (typeof choice === "string") return { nothing: choice };
  if (at === Infinity) return choice;
  const allowed = findAllowed(table, lead, nurture.operational ? undefined : choice.channel, at);
  if (allowed === undefined) return { ...choice, nothing: "capped" };
  return { ...choice, ...optional("allowed_from", allowed === at ? undefined : timeOf(allowed)) };
}

/** The first instant that quiet time and the caps of a channel allow; undefined when a send is let be instead. */
function findAllowed(table: NurtureTable, lead: Lead, channel: string | undefined, from: number): number | undefined {
  const policy = table.source.plan.contact_policy;
  const touches = findNurtureState(lead)?.touches ?? [];
  const ctx = contextOf(table, lead);
  for (let at: number | undefined = from; ;) {
    const open = nextContactTime(policy, at, ctx.leadZone);
    if (open === undefined || channel === undefined) return open;
    at = nextUncapped(policy, touches, channel, open, ctx);
    if (at === open) return at;
    if (at === undefined || policy?.when_capped === "skip") return undefined;
  }
}
