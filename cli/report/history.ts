/** Says in words what was decided about a lead. */
import type { Effect, NurtureEffect } from "../../schemas/generated/effect.ts";
import type { Program } from "../../runtime/index.ts";
import { showMoment } from "./moment.ts";

/** One effect as a clause without a subject, such as `became Inquiry after form_submitted`. */
export function describeEffect({ plan, zone }: Program, effect: Effect): string {
  const stage = (name: string): string => plan.lifecycle.find((each) => each.name === name)?.title ?? name;
  const by = (name: string | undefined): string => (name === undefined ? "" : ` (${name})`);
  switch (effect.type) {
    case "stage_changed":
      return `became ${stage(effect.to)}${after(effect.trigger)}${effect.reason === undefined ? "" : `, because ${effect.reason}`}`;
    case "released":
      return `handed to ${effect.team}`;
    case "score_crossed":
      return `${effect.score} ${effect.direction === "up" ? "rose" : "fell"} from ${effect.previous} to ${effect.value}`;
    case "assigned":
      return `given to ${effect.member}, ${effect.queue}${effect.why === "routed" ? "" : ` (${effect.why.replaceAll("_", " ")})`}`;
    case "unassigned":
      return `found nobody in ${effect.queue}`;
    case "send":
      return `sent ${effect.content} by ${effect.channel}${by(effect.nurture)}`;
    case "ask":
      return `to be asked for ${effect.fields.join(", ")}${by(effect.nurture)}`;
    case "task":
      return `task for ${effect.team}: ${effect.text}${by(effect.nurture ?? effect.sla)}`;
    case "notify":
      return `told ${effect.team ?? effect.member ?? "the owner"}${effect.text === undefined ? "" : `: ${effect.text}`}${by(effect.nurture ?? effect.sla)}`;
    case "escalated":
      return `escalated to ${effect.team} (${effect.sla})`;
    case "sla_started":
      return `${effect.sla} started, due ${showMoment(zone, effect.deadline)}`;
    case "sla_warned":
      return `${effect.sla} warned`;
    case "sla_breached":
      return `${effect.sla} was missed`;
    case "sla_met":
      return `${effect.sla} was met${effect.late ? " late" : ""}`;
    case "sla_cancelled":
      return `${effect.sla} was cancelled`;
    case "sla_commitment_missed":
      return `the commitment of ${effect.sla} was missed`;
    case "nurture_enrolled":
    case "nurture_paused":
    case "nurture_resumed":
    case "nurture_completed":
    case "nurture_exited":
    case "nurture_exhausted":
      return describeNurture(effect);
    case "merged":
      return `merged with ${effect.merged_lead}`;
    case "quarantined":
      return `quarantined: ${effect.reason}`;
    case "unquarantined":
      return `released from quarantine: ${effect.reason}`;
    case "move_held":
      return `may not become ${stage(effect.to)} yet: ${plan.spans[effect.requirement]?.text ?? effect.requirement}`;
    case "stale":
      return "went stale";
    default:
      return effect satisfies never;
  }
}

function describeNurture({ type, nurture, outcome }: NurtureEffect): string {
  switch (type) {
    case "nurture_enrolled":
      return `joined ${nurture}`;
    case "nurture_paused":
      return `paused in ${nurture}`;
    case "nurture_resumed":
      return `went on in ${nurture}`;
    case "nurture_completed":
      return outcome === "goal" ? `reached the goal of ${nurture}` : `came to the end of ${nurture}`;
    case "nurture_exited":
      return `left ${nurture}${outcome === undefined ? "" : ` (${outcome})`}`;
    case "nurture_exhausted":
      return `has seen everything of ${nurture}`;
    default:
      return type satisfies never;
  }
}

function after(trigger: string | undefined): string {
  return trigger === undefined ? "" : ` after ${trigger}`;
}
