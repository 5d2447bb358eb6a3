/** Counts what one plan does with a history. */
import type { Effect } from "../../../schemas/generated/effect.ts";
import type { Plan, Score } from "../../../schemas/generated/plan.ts";
import type { Program } from "../../kernel/program.ts";
import type { Lead } from "../../model/lead.ts";
import { gradeOf } from "../../scoring/itemise.ts";

/** Counts by what is counted, such as `stage entries mql`; plain data, so that a thread can hand it over. */
export interface SideCounts {
  readonly counts: Readonly<Record<string, number>>;
  readonly leads: number;
}

/** Its memory grows with the leads, not with what happens to them. */
export class SideTally {
  readonly #program: Program;
  readonly #counts = new Map<string, number>();
  /** For each stage, the leads that have entered it. */
  readonly #reached = new Map<string, Set<string>>();

  /** For scores without grades, by name, where the bands begin, ascending. */
  readonly #floors: Floors;

  constructor(program: Program, floors: Floors) {
    this.#program = program;
    this.#floors = floors;
  }

  observe(effect: Effect): void {
    switch (effect.type) {
      case "stage_changed": {
        this.#add(`stage entries ${effect.to}`);
        let reached = this.#reached.get(effect.to);
        if (reached === undefined) this.#reached.set(effect.to, (reached = new Set()));
        reached.add(effect.lead);
        return;
      }
      case "released":
        this.#add(`team handed ${effect.team}`);
        return;
      case "assigned":
        this.#add(`queue assigned ${effect.queue}`);
        return;
      case "unassigned":
        this.#add(`queue unassigned ${effect.queue}`);
        return;
      case "send":
        this.#add(`channel sends ${effect.channel}`);
        if (effect.nurture !== undefined) this.#add(`nurture sends ${effect.nurture}`);
        return;
      case "task":
        this.#add(`team tasks ${effect.team}`);
        return;
      case "notify":
        if (effect.team !== undefined) this.#add(`team notices ${effect.team}`);
        return;
      case "escalated":
        this.#add(`team notices ${effect.team}`);
        return;
      case "sla_started":
      case "sla_warned":
      case "sla_breached":
      case "sla_cancelled":
        this.#add(`sla ${effect.type.slice("sla_".length)} ${effect.sla}`);
        return;
      case "sla_met":
        this.#add(`sla ${effect.late ? "late" : "met"} ${effect.sla}`);
        return;
      case "nurture_enrolled":
      case "nurture_completed":
      case "nurture_exited":
      case "nurture_exhausted":
        this.#add(`nurture ${effect.type.slice("nurture_".length)} ${effect.nurture}`);
        return;
      default:
    }
  }

  /** Takes in the leads as they are at the end; each must have been worked out for its present. */
  finish(leads: Iterable<Lead>): SideCounts {
    const { plan } = this.#program;
    let total = 0;
    for (const lead of leads) {
      total += 1;
      const stage = plan.lifecycle[lead.stage]?.name;
      if (stage !== undefined) this.#add(`stage now ${stage}`);
      for (const [place, score] of plan.scores.entries()) {
        const band = findBand(score, this.#floors.get(score.name) ?? [], lead.scores[place] ?? 0);
        this.#add(`score ${band} ${score.name}`);
      }
    }
    for (const [stage, reached] of this.#reached) this.#counts.set(`stage reached ${stage}`, reached.size);
    return { counts: Object.fromEntries(this.#counts), leads: total };
  }

  #add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }
}

/** By the name of a score, numbers ascending. */
export type Floors = ReadonlyMap<string, readonly number[]>;

/** The thresholds that either plan compares a score with, by the names that `plan` has for the scores. */
export function joinFloors(plan: Plan, other: Plan, otherName: (name: string) => string): Floors {
  return new Map(
    plan.scores.map(({ name, thresholds }) => {
      const same = other.scores.find((score) => score.name === otherName(name));
      const floors = new Set([...thresholds, ...(same?.thresholds ?? [])]);
      return [name, [...floors].sort((left, right) => left - right)];
    }),
  );
}

/** The bands of a score from the highest, as they are counted. */
export function listBands({ grades }: Score, floors: readonly number[]): string[] {
  if (grades.length > 0) return grades.map(({ name }) => name);
  return [...floors.map((_, place) => nameBand(floors, place)).reverse(), nameBand(floors, -1)];
}

/** The grade, else the band between two floors. */
function findBand(score: Score, floors: readonly number[], value: number): string {
  if (score.grades.length > 0) return gradeOf(score, value) ?? "";
  return nameBand(
    floors,
    floors.findLastIndex((floor) => value >= floor),
  );
}

function nameBand(floors: readonly number[], place: number): string {
  const [from, to] = [floors[place], floors[place + 1]];
  if (from === undefined) return to === undefined ? "any" : `below_${to}`;
  return to === undefined ? `${from}_or_more` : `${from}_to_below_${to}`;
}
