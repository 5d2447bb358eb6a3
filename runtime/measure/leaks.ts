/** Finds the leads that sit somewhere: who, where, for how long, and what they wait for in vain. */
import type { Stage } from "../../schemas/generated/plan.ts";
import type { Leak, Worth } from "../../schemas/generated/report.ts";
import { isFrozen } from "../kernel/frozen.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { findNurtureState } from "../nurture/nurture-state.ts";
import { findNext, readInstances } from "../sla/instance.ts";
import type { LeadHistory } from "./lead-history.ts";
import { placeOf } from "./place.ts";
import { percentileOf, roundValue } from "./statistic.ts";

/** From the gravest on. */
const kinds = ["quarantined", "beyond_limit", "unattended", "exhausted", "slow"] as const;

/** With fewer who left a stage, there is no telling what is slow in it. */
const enoughLeavers = 10;

const mostExamples = 3;

interface Sitting {
  readonly lead: string;
  readonly time: number;
}

/** Takes in leads one by one as they are at the end; each is in the gravest kind of leak that fits it. */
export class LeakFinder {
  readonly #program: Program;
  readonly #now: number;
  /** For each stage the time after which nine in ten of those who left it had gone; Infinity for too few. */
  readonly #slow: readonly number[];
  /** By the place of the stage and the kind. */
  readonly #found = new Map<string, { leads: number; longest: Sitting[] }>();

  constructor(program: Program, histories: readonly LeadHistory[], now: number) {
    this.#program = program;
    this.#now = now;
    this.#slow = findSlow(program.plan.lifecycle.length, histories);
  }

  add(lead: Lead): void {
    const stage = this.#program.plan.lifecycle[lead.stage];
    if (stage === undefined || stage.final !== undefined) return;
    const time = this.#now - lead.enteredAt;
    const kind = this.#classify(lead, stage, time);
    if (kind === undefined) return;
    const key = `${lead.stage} ${kind}`;
    let found = this.#found.get(key);
    if (found === undefined) this.#found.set(key, (found = { leads: 0, longest: [] }));
    found.leads += 1;
    found.longest.push({ lead: lead.id, time });
    found.longest.sort((left, right) => right.time - left.time || (left.lead < right.lead ? -1 : 1));
    found.longest.length = Math.min(found.longest.length, mostExamples);
  }

  /** In the order of the lifecycle, the gravest kind first. What is in quarantine has no price: it may be worth nothing. */
  results(worth: Worth | undefined): Leak[] {
    const { plan } = this.#program;
    return [...plan.lifecycle.entries()].flatMap(([place, stage]) =>
      kinds.flatMap((kind) => {
        const found = this.#found.get(`${place} ${kind}`);
        if (found === undefined) return [];
        const price =
          kind === "quarantined" ? undefined : worth?.stages.find((each) => each.stage === stage.name)?.worth;
        return [
          {
            stage: stage.name,
            kind,
            leads: found.leads,
            longest: found.longest[0]!.time,
            examples: found.longest.map(({ lead }) => lead),
            ...(kind === "slow" ? { threshold: this.#slow[place]! } : {}),
            ...(price === undefined ? {} : { worth: roundValue(price * found.leads) }),
            ...placeOf(plan, kind === "beyond_limit" ? (stage.limit?.id ?? stage.id) : stage.id),
          },
        ];
      }),
    );
  }

  #classify(lead: Lead, stage: Stage, time: number): Leak["kind"] | undefined {
    if (isFrozen(lead)) return "quarantined";
    if (lead.limitAt <= this.#now) return "beyond_limit";
    if (stage.limit === undefined && !this.#hasSla(lead)) {
      if (lead.nurture === undefined) return "unattended";
      if (findNurtureState(lead)?.exhausted.includes(lead.nurture) === true) return "exhausted";
    }
    return time > this.#slow[lead.stage]! ? "slow" : undefined;
  }

  /** Whether some SLA still has something to say about the lead. */
  #hasSla(lead: Lead): boolean {
    const instances = readInstances(lead);
    if (instances === undefined) return false;
    return this.#program.plan.slas.some((sla) => {
      const instance = instances[sla.name];
      return instance !== undefined && findNext(instance, sla) !== undefined;
    });
  }
}

function findSlow(stages: number, histories: readonly LeadHistory[]): number[] {
  const times: number[][] = Array.from({ length: stages }, () => []);
  for (const { stays } of histories) {
    for (const [index, { stage, at }] of stays.entries()) {
      const next = stays[index + 1];
      if (next !== undefined) times[stage]!.push(next.at - at);
    }
  }
  return times.map((each) => (each.length < enoughLeavers ? Infinity : percentileOf(each, 90)!));
}
