/** Sends a content now, puts it off, or lets it be, as the contact policy and the lead's consent have it. */
import type { Choice } from "./choose-content.ts";
import { keepRecentTouches, nextUncapped } from "./contact-cap.ts";
import { isContactTime, nextContactTime } from "./contact-window.ts";
import { contextOf, type NurtureStep } from "./nurture-step.ts";
import { nurtureStateOf, type Enrolment } from "./nurture-state.ts";
import type { Programme } from "./nurture-table.ts";

/**
 * True when it is over with: sent, skipped or nothing left to send. Otherwise the enrolment says when to try again, and
 * what is sent is chosen then. `cause` is the id of the step or cadence.
 */
export function trySend(
  step: NurtureStep,
  { nurture }: Programme,
  enrolment: Enrolment,
  cause: string,
  choose: () => Choice,
): boolean {
  const { table, lead, now } = step;
  if (enrolment.notBefore !== undefined) {
    if (now < enrolment.notBefore) return false;
    delete enrolment.notBefore;
  }
  const ctx = contextOf(table, lead);
  const policy = table.source.plan.contact_policy;
  if (!isContactTime(policy, now, ctx.leadZone)) return putOff(enrolment, nextContactTime(policy, now, ctx.leadZone));
  const choice = choose();
  if (choice === "exhausted") {
    tellExhaustion(step, nurture.name, cause);
    return true;
  }
  if (choice === "unreachable") return true;
  const { content, channel } = choice;
  const state = nurtureStateOf(lead);
  if (!nurture.operational) {
    const allowed = nextUncapped(policy, state.touches, channel, now, ctx);
    if (allowed !== now) {
      lead.changed = true;
      return policy!.when_capped === "skip" || putOff(enrolment, allowed);
    }
    state.touches = [...keepRecentTouches(policy, state.touches, now, ctx), { at: now, channel }];
  }
  if (!state.received.includes(content)) state.received.push(content);
  if (state.exhausted.length > 0) state.exhausted = state.exhausted.filter((name) => name !== nurture.name);
  step.emit({ type: "send", content, channel, nurture: nurture.name, cause });
  return true;
}

/** What may never be sent is skipped. */
function putOff(enrolment: Enrolment, until: number | undefined): boolean {
  if (until === undefined) return true;
  enrolment.notBefore = until;
  return false;
}

function tellExhaustion(step: NurtureStep, nurture: string, cause: string): void {
  const state = nurtureStateOf(step.lead);
  if (state.exhausted.includes(nurture)) return;
  state.exhausted.push(nurture);
  step.emit({ type: "nurture_exhausted", nurture, cause });
}
