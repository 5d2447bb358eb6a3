/** What hygiene remembers of a lead: moves that wait for a requirement, and gaps in which nothing was heard. */
import type { Lead } from "../model/lead.ts";

/** A move that waits; stages by name. It is dropped when the lead leaves `from`. */
export interface HeldMove {
  /** The id of the clause, limit or other declaration that asked for it. */
  readonly cause: string;
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
}

/** The gap that a staleness rule watches. */
export interface Gap {
  /** The time of the latest activity that closes gaps; without one the gap began when the lead was created. */
  since?: number;
  /** Whether this gap has been told of. */
  told?: true;
}

export interface HygieneState {
  /** In the order in which they were held; absent without any. */
  held?: HeldMove[];
  /** By the id of the rule. */
  gaps: Record<string, Gap>;
}

const partName = "hygiene";

/** The state to read; undefined while there is nothing to remember. */
export function readHygiene(lead: Lead): HygieneState | undefined {
  return lead.parts[partName] as HygieneState | undefined;
}

/** The state to change. */
export function openHygiene(lead: Lead): HygieneState {
  return (lead.parts[partName] ??= { gaps: {} }) as HygieneState;
}

/** The moves of a lead that wait for a requirement, in the order in which they were held. */
export function listHeldMoves(lead: Lead): readonly HeldMove[] {
  return readHygiene(lead)?.held ?? [];
}

export function holdMove(lead: Lead, move: HeldMove): void {
  const state = openHygiene(lead);
  state.held = [...(state.held ?? []), move];
}

/** A lead that has moved waits for no other move. */
export function dropHeldMoves(lead: Lead): void {
  const state = readHygiene(lead);
  if (state?.held !== undefined) delete state.held;
}

/** An activity of the rule closes the gap, unless a later one has. */
export function closeGap(lead: Lead, rule: string, time: number): void {
  const { gaps } = openHygiene(lead);
  const { since, told } = gaps[rule] ?? {};
  if (since !== undefined && since >= time) return;
  // The first one, at the instant of the lead's creation, leaves the gap as it is, which may have been told of.
  gaps[rule] = since === undefined && time === lead.created && told === true ? { since: time, told } : { since: time };
}

/** When the open gap of a rule began; undefined when it has been told of. */
export function openGapOf(lead: Lead, rule: string): number | undefined {
  const gap = readHygiene(lead)?.gaps[rule];
  return gap?.told === true ? undefined : (gap?.since ?? lead.created);
}

export function markTold(lead: Lead, rule: string): void {
  const { gaps } = openHygiene(lead);
  gaps[rule] = { ...gaps[rule], told: true };
}

/** Takes in what is remembered of another lead that turned out to be the same person; the supplier's moves stay held. */
export function mergeHygiene(lead: Lead, from: Lead, supplier: Lead): void {
  const theirs = readHygiene(from);
  if (theirs === undefined && readHygiene(lead) === undefined) return;
  const state = openHygiene(lead);
  if (supplier === from) {
    delete state.held;
    if (theirs?.held !== undefined) state.held = theirs.held;
  }
  for (const rule of new Set([...Object.keys(state.gaps), ...Object.keys(theirs?.gaps ?? {})])) {
    state.gaps[rule] = laterGap(state.gaps[rule] ?? {}, theirs?.gaps[rule] ?? {});
  }
}

/** The gap that began last; told of when either lead told of that one. */
function laterGap(one: Gap, other: Gap): Gap {
  const [first, second] = [one.since ?? -Infinity, other.since ?? -Infinity];
  if (first === second) return one.told === true ? one : other;
  return first > second ? one : other;
}
