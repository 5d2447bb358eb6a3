/** Which effects are decisions about a lead, and when two plans decide the same. */
import type { Effect } from "../../../schemas/generated/effect.ts";
import { assertNever } from "../../model/invariant.ts";

/** What the earlier plan's names have become, by kind and name such as `stage mql`. */
export type NewNames = ReadonlyMap<string, string>;

/** A decision, and a text that is the same for the same decision of either plan. */
export interface Decision {
  readonly key: string;
  readonly effect: Effect;
}

/**
 * The key of an effect; `undefined` for one that decides nothing by itself: a score that crosses a threshold shows in
 * what follows from it. Which member of a queue gets a lead depends on all other leads, so only the queue counts.
 */
export function keyDecision(effect: Effect, names: NewNames): string | undefined {
  const about = describeDecision(effect, (kind, name) =>
    name === undefined ? "" : (names.get(`${kind} ${name}`) ?? name),
  );
  return about === undefined ? undefined : `${effect.type} ${effect.at} ${about}`;
}

type Naming = (kind: string, name: string | undefined) => string;

function describeDecision(effect: Effect, named: Naming): string | undefined {
  switch (effect.type) {
    case "score_crossed":
    case "released":
    case "merged":
      return undefined;
    case "stage_changed":
      return `${named("stage", effect.from)} ${named("stage", effect.to)} ${named("reason", effect.reason)}`;
    case "assigned":
    case "unassigned":
      return named("queue", effect.queue);
    case "send":
      return `${named("content", effect.content)} ${effect.channel} ${named("nurture", effect.nurture)}`;
    case "ask":
      return effect.fields.map((field) => named("field", field)).join(" ");
    case "task":
    case "notify":
      return `${named("team", effect.team)} ${effect.text ?? ""}`;
    case "sla_started":
    case "sla_breached":
      return `${named("sla", effect.sla)} ${effect.deadline}`;
    case "sla_met":
      return `${named("sla", effect.sla)} ${effect.late}`;
    case "sla_warned":
    case "sla_cancelled":
    case "sla_commitment_missed":
      return named("sla", effect.sla);
    case "escalated":
      return `${named("sla", effect.sla)} ${named("team", effect.team)}`;
    case "nurture_enrolled":
    case "nurture_paused":
    case "nurture_resumed":
    case "nurture_completed":
    case "nurture_exited":
    case "nurture_exhausted":
      return named("nurture", effect.nurture);
    case "quarantined":
    case "unquarantined":
      return effect.reason;
    case "move_held":
      return named("stage", effect.to);
    case "stale":
      return "";
    default:
      return assertNever(effect);
  }
}
