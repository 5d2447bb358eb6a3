/** Counts what became of the SLAs of all leads. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { SlaResult } from "../../schemas/generated/report.ts";
import type { Lead } from "../model/lead.ts";
import { slaStatus } from "../sla/instance.ts";
import { placeOf } from "./place.ts";
import { percentOf } from "./statistic.ts";

type Status = "running" | "met" | "late" | "breached" | "cancelled";
type Counts = Record<Status, number>;
type SlaEffect = Extract<Effect, { type: "sla_started" | "sla_breached" | "sla_met" | "sla_cancelled" }>;

/** Remembers for each lead how its latest run of each SLA stands. */
export class SlaTally {
  readonly #counts = new Map<string, Counts>();
  readonly #latest = new Map<string, Map<string, Status>>();

  add(effect: SlaEffect): void {
    const { lead, sla } = effect;
    const status = this.#latest.get(lead)?.get(sla);
    switch (effect.type) {
      case "sla_started":
        this.#set(lead, sla, undefined, "running");
        return;
      case "sla_breached":
        // A cancelled one that goes on had been that of the other lead in a merge.
        if (status === "running" || status === "cancelled") this.#set(lead, sla, status, "breached");
        return;
      case "sla_met":
        if (status !== undefined) this.#set(lead, sla, status, effect.late ? "late" : "met");
        return;
      case "sla_cancelled":
        if (status === "running") this.#set(lead, sla, status, "cancelled");
        return;
      default:
        effect satisfies never;
    }
  }

  /** One person has turned out to be two leads: what ran for both goes on for one. */
  merge(into: string, from: string): void {
    const given = this.#latest.get(from);
    if (given === undefined) return;
    this.#latest.delete(from);
    const own = this.#latest.get(into);
    for (const [sla, status] of given) {
      if (own?.get(sla) === "running" && status === "running") this.#move(sla, status, "cancelled");
      else if (own?.get(sla) === undefined || status === "running") this.#put(into, sla, status);
    }
  }

  /** What a lead says at the end goes before what was told: a merge may cancel an SLA or take one over. */
  settle(lead: Lead): void {
    for (const [sla, status] of this.#latest.get(lead.id) ?? []) {
      if (status !== "running" && status !== "cancelled") continue;
      const actual = slaStatus(lead, sla) === "running" ? "running" : "cancelled";
      if (actual !== status) this.#set(lead.id, sla, status, actual);
    }
  }

  /** In the order of the plan. */
  results(plan: Plan): SlaResult[] {
    return plan.slas.map(({ name, title, id }) => {
      const counts = this.#counts.get(name) ?? blank();
      const { running, met, late, breached, cancelled } = counts;
      const percent = percentOf(met, met + late + breached);
      return {
        name,
        ...(title === undefined ? {} : { title }),
        started: running + met + late + breached + cancelled,
        met,
        late,
        breached,
        cancelled,
        running,
        ...(percent === undefined ? {} : { percent }),
        ...placeOf(plan, id),
      };
    });
  }

  #set(lead: string, sla: string, before: Status | undefined, after: Status): void {
    this.#move(sla, before, after);
    this.#put(lead, sla, after);
  }

  #put(lead: string, sla: string, status: Status): void {
    let latest = this.#latest.get(lead);
    if (latest === undefined) this.#latest.set(lead, (latest = new Map()));
    latest.set(sla, status);
  }

  #move(sla: string, before: Status | undefined, after: Status): void {
    let counts = this.#counts.get(sla);
    if (counts === undefined) this.#counts.set(sla, (counts = blank()));
    if (before !== undefined) counts[before] -= 1;
    counts[after] += 1;
  }
}

function blank(): Counts {
  return { running: 0, met: 0, late: 0, breached: 0, cancelled: 0 };
}
