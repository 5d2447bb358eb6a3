/** What an SLA does when one of its tiers is reached. */
import type { Sla, SlaAction, Tier } from "../../schemas/generated/plan.ts";
import { assertNever } from "../model/invariant.ts";
import type { Step } from "./phase.ts";
import { reassign } from "./phases/routing.ts";

/** Runs the actions of a tier in order; true when one of them moved the lead. */
export function runSlaActions(step: Step, sla: Sla, tier: Tier): boolean {
  let hasMoved = false;
  for (const action of tier.actions) {
    if (runAction(step, sla, tier.id, action)) hasMoved = true;
  }
  return hasMoved;
}

function runAction(step: Step, { name: sla }: Sla, cause: string, action: SlaAction): boolean {
  const { lead, program } = step;
  switch (action.action) {
    case "notify_owner": {
      const { owner: team } = program.linked.stages.all[lead.stage]!;
      if (lead.owner !== undefined) step.emit({ type: "notify", member: lead.owner, sla, cause });
      else if (team !== undefined) step.emit({ type: "notify", team, sla, cause });
      return false;
    }
    case "notify_team":
      step.emit({ type: "notify", team: action.team!, sla, cause });
      return false;
    case "escalate":
      step.emit({ type: "escalated", sla, team: action.team!, cause });
      return false;
    case "task":
      step.emit({ type: "task", text: action.text ?? "", team: action.team!, sla, cause });
      return false;
    case "reassign":
      reassign(step);
      return false;
    case "move":
      return move(step, cause, action);
    default:
      return assertNever(action.action);
  }
}

/** Moves the lead unless it is there, was there in this step, or something holds the move. */
function move(step: Step, cause: string, { stage, because }: SlaAction): boolean {
  const { lead, program, now, moves } = step;
  const target = program.linked.stages.indexOf(stage!);
  if (target === lead.stage || moves.some(({ to }) => to === target)) return false;
  const given = because === undefined ? undefined : program.compile(because).value(lead, now);
  const reason = typeof given === "string" ? given : undefined;
  if (!step.admits(target, cause, reason)) return false;
  step.moveTo(target, cause, reason);
  return true;
}
