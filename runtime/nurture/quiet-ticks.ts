/** Ticks of a cadence that bring nothing: nobody has to be woken for them, and they are made up for when somebody looks. */
import type { Cadence } from "../../schemas/generated/plan.ts";
import type { Lead } from "../model/lead.ts";
import { nextTick } from "./cadence.ts";
import { chooseNext, nextChoiceChange } from "./choose-content.ts";
import { isContactTime, nextContactTime } from "./contact-window.ts";
import { findNurtureState, type Enrolment } from "./nurture-state.ts";
import { contextOf, isWorked } from "./nurture-step.ts";
import type { NurtureTable } from "./nurture-table.ts";

/** Where a cadence stands: its next tick, and the instant to which the one before was put off, if it was. */
export interface Standing {
  readonly tick: number;
  readonly notBefore: number | undefined;
}

/**
 * Where a lead's cadence stands once it has lived through an instant, if no tick up to then brought anything; undefined
 * for a lead that no cadence runs for.
 */
export function standAt(table: NurtureTable, lead: Lead, until: number): Standing | undefined {
  const enrolment = findNurtureState(lead)?.enrolment;
  const cadence = cadenceOf(table, lead, enrolment);
  if (cadence === undefined) return undefined;
  let [tick, notBefore] = [enrolment!.tick!, enrolment!.notBefore];
  if ((notBefore ?? tick) > until) return { tick, notBefore };
  const ctx = contextOf(table, lead);
  const policy = table.source.plan.contact_policy;
  for (let attempt = notBefore ?? tick; attempt <= until; attempt = notBefore ?? tick) {
    const allowed = nextContactTime(policy, attempt, ctx.leadZone);
    notBefore = allowed === attempt ? undefined : allowed;
    if (notBefore === undefined) tick = nextTick(cadence, enrolment!.at, attempt, ctx);
  }
  return { tick, notBefore };
}

/**
 * Makes up for the ticks up to an instant, that included; none of them may have brought anything. Gives what takes it
 * back, and with it a tick of the instant after that brings nothing either.
 */
export function passTicks(table: NurtureTable, lead: Lead, until: number): (() => void) | undefined {
  const enrolment = findNurtureState(lead)?.enrolment;
  if (enrolment?.tick === undefined) return undefined;
  const { tick, notBefore } = enrolment;
  if ((notBefore ?? tick) > until + 1) return undefined;
  const standing = standAt(table, lead, until);
  if (standing === undefined) return undefined;
  setStanding(enrolment, standing);
  return () => setStanding(enrolment, { tick, notBefore });
}

function setStanding(enrolment: Enrolment, { tick, notBefore }: Standing): void {
  enrolment.tick = tick;
  if (notBefore === undefined) delete enrolment.notBefore;
  else enrolment.notBefore = notBefore;
}

/**
 * The next instant after `now` at which a tick may bring something: that of the next one when there is something to send
 * or to tell, else when there may come to be. The lead has been worked out at `now`.
 */
export function nextTickOf(table: NurtureTable, lead: Lead, now: number): number {
  const standing = standAt(table, lead, now);
  if (standing === undefined) return Infinity;
  const cadence = cadenceOf(table, lead, findNurtureState(lead)!.enrolment)!;
  if (!mayTell(table, lead, now, cadence)) return nextChoiceChange(table, lead, now);
  const { leadZone } = contextOf(table, lead);
  return nextContactTime(table.source.plan.contact_policy, standing.notBefore ?? standing.tick, leadZone) ?? Infinity;
}

/** Whether an instant to which all ticks before have passed has none that brings something. */
export function isQuiet(table: NurtureTable, lead: Lead, now: number): boolean {
  const standing = standAt(table, lead, now - 1);
  if (standing === undefined || (standing.notBefore ?? standing.tick) > now) return true;
  if (!isContactTime(table.source.plan.contact_policy, now, contextOf(table, lead).leadZone)) return true;
  return !mayTell(table, lead, now, cadenceOf(table, lead, findNurtureState(lead)!.enrolment)!);
}

/** Whether an attempt to send would send something, or tell that there is nothing left. */
function mayTell(table: NurtureTable, lead: Lead, now: number, { channels }: Cadence): boolean {
  const choice = chooseNext(table, lead, now, channels);
  if (choice === "unreachable") return false;
  if (choice !== "exhausted") return true;
  const { exhausted, enrolment } = findNurtureState(lead)!;
  return !exhausted.includes(enrolment!.programme);
}

/** The cadence that runs for a lead; none does while people work on it. */
function cadenceOf(table: NurtureTable, lead: Lead, enrolment: Enrolment | undefined): Cadence | undefined {
  if (enrolment?.tick === undefined || isWorked(table, lead)) return undefined;
  return table.byName.get(enrolment.programme)?.nurture.cadence;
}
