/** One SLA of one lead: how it stands, what is still to come, and what an activity makes of it. */
import type { Sla, SlaIs, Tier } from "../../schemas/generated/plan.ts";
import type { Lead } from "../model/lead.ts";

export type SlaStatus = SlaIs["status"];

/** Plain JSON; instants are epoch milliseconds. */
export interface SlaInstance {
  status: SlaStatus;
  /** The name of the stage that the lead was in. */
  readonly stage: string;
  readonly start: number;
  /** The number of the step that started it, whose activity does not count for it. */
  readonly step: number;
  /** The calendar that durations `of queue` are measured by; absent when they are elapsed time. */
  readonly calendar?: string;
  deadline: number;
  /** When the commitment is missed; absent once it was made or missed. */
  commitment?: number;
  /** The tiers still to come, by their ids. */
  tiers: Record<string, number>;
  corrected?: true;
}

/** Something that time brings. */
export type DueInstant =
  | { readonly kind: "commitment" | "deadline"; readonly at: number }
  | { readonly kind: "tier"; readonly at: number; readonly tier: Tier };

const partName = "sla";

/** The instance of each SLA by its name; only those that have started. */
export function readInstances(lead: Lead): Readonly<Record<string, SlaInstance>> | undefined {
  return lead.parts[partName] as Record<string, SlaInstance> | undefined;
}

export function setInstance(lead: Lead, name: string, instance: SlaInstance): void {
  ((lead.parts[partName] ??= {}) as Record<string, SlaInstance>)[name] = instance;
}

/** How an SLA of the lead stands; undefined when it never started. */
export function slaStatus(lead: Lead, name: string): SlaStatus | undefined {
  return readInstances(lead)?.[name]?.status;
}

/** Whether the SLA was met, late or in time after all; undefined when that changes nothing. */
export function meet(instance: SlaInstance): { readonly late: boolean } | undefined {
  if (instance.status !== "running" && instance.status !== "breached") return undefined;
  const late = instance.status === "breached";
  close(instance, late ? "met_late" : "met");
  return { late };
}

/** An activity that arrived late and is dated before the deadline makes a missed SLA a met one; true when it did. */
export function correct(instance: SlaInstance, time: number): boolean {
  if (instance.status !== "breached" && instance.status !== "met_late") return false;
  if (time >= instance.deadline) return false;
  close(instance, "met");
  instance.corrected = true;
  return true;
}

/** Ends it for good: nothing is to come any more. */
export function close(instance: SlaInstance, status: SlaStatus): void {
  instance.status = status;
  instance.tiers = {};
  delete instance.commitment;
}

/** The first instant that is still to come, by time, then commitment, deadline, tiers by share and in source order. */
export function findNext(instance: SlaInstance, { tiers }: Sla): DueInstant | undefined {
  const { status, commitment, deadline } = instance;
  let next: DueInstant | undefined;
  const consider = (due: DueInstant): void => {
    if (next === undefined || due.at < next.at) next = due;
  };
  if (status === "running") {
    if (commitment !== undefined) consider({ kind: "commitment", at: commitment });
    consider({ kind: "deadline", at: deadline });
  }
  if (status !== "running" && status !== "breached") return undefined;
  for (const tier of sortByShare(tiers)) {
    const at = instance.tiers[tier.id];
    if (at !== undefined) consider({ kind: "tier", at, tier });
  }
  return next;
}

/** Takes an instant that has come off the list, with what it means for the status. */
export function takeOff(instance: SlaInstance, due: DueInstant): void {
  switch (due.kind) {
    case "commitment":
      delete instance.commitment;
      return;
    case "deadline":
      instance.status = "breached";
      delete instance.commitment;
      return;
    case "tier":
      delete instance.tiers[due.tier.id];
      return;
  }
}

/** Takes over the SLAs of a lead that turned out to be the same person; the names of those that ran here. */
export function takeInstances(lead: Lead, from: Lead): string[] {
  const before = namesOfRunning(lead);
  const theirs = readInstances(from);
  delete lead.parts[partName];
  // The steps of the two leads are numbered apart.
  for (const [name, instance] of Object.entries(theirs ?? {})) setInstance(lead, name, { ...instance, step: -1 });
  return before;
}

/** In order of name. */
export function namesOfRunning(lead: Lead): string[] {
  return Object.entries(readInstances(lead) ?? {})
    .filter(([, { status }]) => status === "running")
    .map(([name]) => name)
    .sort();
}

/** Those at a share of the time first, by it. */
function sortByShare(tiers: readonly Tier[]): Tier[] {
  return tiers.toSorted((left, right) => (left.at_percent ?? Infinity) - (right.at_percent ?? Infinity) || 0);
}
