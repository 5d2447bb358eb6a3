/** What a lead has received, and how much more contact the policy allows it. */
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import { nurtureTableOf } from "../kernel/phases/nurture.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { keepRecentTouches } from "../nurture/contact-cap.ts";
import { findNurtureState } from "../nurture/nurture-state.ts";
import { contextOf } from "../nurture/nurture-step.ts";
import { spanOf } from "./plain-data.ts";

export interface ExplainedContact {
  /** In the order in which they were received. */
  readonly received: readonly string[];
  /** Each cap with the touches that it counts now. */
  readonly caps: readonly {
    readonly touches: number;
    readonly at_most: number;
    /** All channels when empty. */
    readonly channels: readonly string[];
    readonly span?: SourceSpan;
  }[];
}

/** Undefined when the plan sends nothing, or nothing was received and no cap counts anything. */
export function explainContact(program: Program, lead: Lead, now: number): ExplainedContact | undefined {
  const state = findNurtureState(lead);
  if (state === undefined || (state.received.length === 0 && state.touches.length === 0)) return undefined;
  const policy = program.plan.contact_policy;
  const ctx = contextOf(nurtureTableOf(program), lead);
  return {
    received: state.received,
    caps: (policy?.caps ?? []).map((cap) => {
      const counted = keepRecentTouches({ ...policy!, caps: [cap] }, state.touches, now, ctx);
      const { channels } = cap;
      return {
        touches: counted.filter(({ channel }) => channels.length === 0 || channels.includes(channel)).length,
        at_most: cap.touches,
        channels,
        ...spanOf(program, cap.id),
      };
    }),
  };
}
