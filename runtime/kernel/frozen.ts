/** Frozen leads: what holds a lead still, whichever part did it, until every reason is gone. */
import type { Lead } from "../model/lead.ts";
import type { Step } from "./phase.ts";

/** One reason to hold a lead still. */
export interface Freeze {
  /** The id of the declaration in the plan that says so; a lead is frozen by each only once. */
  readonly id: string;
  /** The reason as the world hears it. */
  readonly reason: string;
}

interface Frozen {
  readonly since: number;
  readonly freezes: readonly Freeze[];
}

const partName = "frozen";

/** While it is true the lead does not move and is not routed, no SLA runs and no programme does anything. */
export function isFrozen(lead: Lead): boolean {
  return lead.parts[partName] !== undefined;
}

/** The instant from which the lead has been frozen without a break; undefined when it is not. */
export function frozenSince(lead: Lead): number | undefined {
  return (lead.parts[partName] as Frozen | undefined)?.since;
}

/** The reasons in the order in which they came. */
export function listFreezes(lead: Lead): readonly Freeze[] {
  return (lead.parts[partName] as Frozen | undefined)?.freezes ?? [];
}

/** Freezes the lead, also if something else has; does nothing when this reason holds it already. */
export function freeze(step: Step, id: string, reason: string): void {
  const freezes = listFreezes(step.lead);
  if (freezes.some((each) => each.id === id)) return;
  const since = frozenSince(step.lead) ?? step.now;
  step.lead.parts[partName] = { since, freezes: [...freezes, { id, reason }] } satisfies Frozen;
  step.emit({ type: "quarantined", reason, cause: id });
}

/** Takes one reason away; the lead stays frozen while there are others. */
export function unfreeze(step: Step, id: string): void {
  const freezes = listFreezes(step.lead);
  const gone = freezes.find((each) => each.id === id);
  if (gone === undefined) return;
  const left = freezes.filter((each) => each !== gone);
  if (left.length === 0) delete step.lead.parts[partName];
  else step.lead.parts[partName] = { since: frozenSince(step.lead)!, freezes: left } satisfies Frozen;
  step.emit({ type: "unquarantined", reason: gone.reason, cause: id });
}

/**
 * What holds the lead of a step still after another was merged into it. The supplier's reasons go on; those of the lead
 * itself stay until what gave them looks again, so that the world hears of their end.
 */
export function mergeFreezes({ lead, now }: Step, from: Lead, supplier: Lead): void {
  if (supplier === lead) return;
  const freezes = [...listFreezes(from)];
  for (const own of listFreezes(lead)) if (!freezes.some(({ id }) => id === own.id)) freezes.push(own);
  if (freezes.length === 0) return;
  lead.parts[partName] = { since: frozenSince(from) ?? now, freezes } satisfies Frozen;
}
