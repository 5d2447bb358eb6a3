/** The log of all assignments, which is all that leads share. */
import type { Plan, Stage } from "../../schemas/generated/plan.ts";
import type { World } from "./history.ts";

/** Ends whatever assignment of the lead is open. */
export function closeAssignments(world: World, lead: string): void {
  for (const assignment of world.assignments) if (assignment.lead === lead) assignment.open = false;
}

/** Ends the lead's open assignment when it enters a stage that is none of the queue's team's business any more. */
export function releaseAssignment(plan: Plan, world: World, lead: string, target: Stage): void {
  for (const assignment of world.assignments) {
    if (assignment.lead !== lead || !assignment.open) continue;
    const { team } = plan.queues.find(({ name }) => name === assignment.queue)!;
    const another = team !== undefined && target.owner !== undefined && team !== target.owner;
    if (target.final !== undefined || another) assignment.open = false;
  }
}
