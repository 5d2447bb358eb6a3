/** Service levels in words: what starts the clock, what stops it, and what happens at each point. */
import type { Duration, Sla, SlaAction, Start, Tier } from "../../../schemas/generated/plan.ts";
import { assertNever } from "../../text/invariant.ts";
import { describeReason, describeTrigger } from "./describe-arrow.ts";
import { describeCriterion } from "./describe-expression.ts";
import { describeDuration } from "./describe-time.ts";
import { enumerate, formatNumber, type Phrase, say } from "./phrase.ts";
import type { PlanNames } from "./names.ts";

/** `entering Marketing-qualified lead, when …`. */
export function describeStart(names: PlanNames, { entering, trigger, when }: Start): Phrase {
  const event =
    trigger === undefined
      ? say`entering ${enumerate((entering ?? []).map(names.stage), "or")}`
      : describeTrigger(names, trigger);
  return when === undefined ? event : say`${event}, when ${describeCriterion(names, when)}`;
}

/** What keeps the promise. */
export function describeMet(names: PlanNames, { met, met_when: when }: Sla): Phrase {
  const events = met.map((trigger) => describeTrigger(names, trigger));
  return enumerate([...events, ...(when === undefined ? [] : [describeCriterion(names, when)])], "or");
}

/** The point in time of a tier: `50%`, or how long after the start. */
export function describePoint({ at_percent: percent, after }: Tier): string {
  return after === undefined ? `${formatNumber(percent ?? 100)}%` : describeDuration(after);
}

/** A share of a duration as whole minutes, days or months; empty where that would be far from the truth. */
export function describeShare(duration: Duration, percent: number): string {
  const step = duration.unit === "milliseconds" ? 60_000 : 1;
  const exact = (duration.amount * percent) / 100;
  const rounded = Math.round(exact / step) * step;
  const error = Math.abs(rounded - exact) / exact;
  if (rounded === 0 || error > 0.1) return "";
  return `${error < 1e-9 ? "" : "about "}${describeDuration({ ...duration, amount: rounded })}`;
}

export function describeActions(names: PlanNames, actions: readonly SlaAction[]): Phrase {
  return enumerate(
    actions.map((action) => describeAction(names, action)),
    "and",
  );
}

function describeAction(names: PlanNames, { action, team, stage, because, text }: SlaAction): Phrase {
  const teamName = team === undefined ? "" : names.team(team);
  switch (action) {
    case "notify_owner":
      return say`notify the owner`;
    case "notify_team":
      return say`notify ${teamName}`;
    case "escalate":
      return say`escalate to ${teamName}`;
    case "reassign":
      return say`give the lead to somebody else`;
    case "move": {
      const reason = describeReason(because);
      return say`move to ${stage === undefined ? "" : names.stage(stage)}${reason === undefined ? "" : ` (${reason})`}`;
    }
    case "task":
      return say`task for ${teamName}: “${text ?? ""}”`;
    default:
      return assertNever(action);
  }
}
