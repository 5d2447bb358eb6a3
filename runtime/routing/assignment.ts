/** What a lead remembers of its assignment, and how it comes to count as open work no longer. */
import type { Lead } from "../model/lead.ts";
import type { World } from "../model/world.ts";
import { releaseMember } from "./assign.ts";

/** The latest assignment of a lead. */
export interface Assignment {
  readonly queue: string;
  readonly member: string;
  /** The name of the routing that made it. */
  readonly routing: string;
  /** Whether it counts as work that the member has open. */
  open: boolean;
}

const partName = "routing";

export function readAssignment(lead: Lead): Assignment | undefined {
  return lead.parts[partName] as Assignment | undefined;
}

/** Gives the lead to a member whose work already counts it, and takes it from whoever had it. */
export function setAssignment(lead: Lead, world: World, assignment: Omit<Assignment, "open">): void {
  closeAssignment(lead, world);
  lead.parts[partName] = { ...assignment, open: true } satisfies Assignment;
  lead.owner = assignment.member;
  lead.queue = assignment.queue;
}

/** The lead is no longer work for the member, who stays its owner until there is another. */
export function closeAssignment(lead: Lead, world: World): void {
  const assignment = readAssignment(lead);
  if (assignment?.open !== true) return;
  lead.parts[partName] = { ...assignment, open: false } satisfies Assignment;
  const state = world.queues[assignment.queue];
  if (state !== undefined) releaseMember(state, assignment.member);
}

/** After `from` turned out to be the same person: the supplier's assignment holds, and the other is work no longer. */
export function mergeAssignment(lead: Lead, from: Lead, supplier: Lead, world: World): void {
  closeAssignment(supplier === lead ? from : lead, world);
  if (supplier === lead) return;
  const assignment = readAssignment(from);
  if (assignment === undefined) delete lead.parts[partName];
  else lead.parts[partName] = { ...assignment };
}
