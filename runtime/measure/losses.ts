/** Finds in a history where leads were lost: promises that were broken, handovers nobody answered, rejections, ran-dry programmes. */
import type { Effect, Released, StageChanged } from "../../schemas/generated/effect.ts";
import type { KernelPhase } from "../kernel/phase.ts";
import type { Program } from "../kernel/program.ts";
import { isWayBack } from "./stage-path.ts";

/** Leads to which something happened while they stood in a stage; each lead counts once. */
export interface LostLeads {
  readonly stage: string;
  readonly leads: number;
  /** Ids of the first of them. */
  readonly examples: readonly string[];
}

export interface Losses {
  /** How many leads have entered each stage. */
  readonly entered: ReadonlyMap<string, number>;
  /** Not met by the deadline, whether or not it was met later. */
  readonly breaches: readonly (LostLeads & { readonly sla: string })[];
  /** Handed to a team that did nothing before the lead left the stage otherwise, or let the deadline of an SLA pass. */
  readonly unanswered: readonly (LostLeads & { readonly team: string })[];
  /** Sent back, or given up, by people. */
  readonly rejections: readonly (LostLeads & { readonly to: string; readonly reason: string })[];
  /** In a programme that had nothing left to send. */
  readonly exhausted: readonly (LostLeads & { readonly nurture: string })[];
}

/** Observes a run; memory grows with the leads, not with the effects. */
export interface LossFinder {
  /** Takes in an effect; those of a lead must come in order. */
  observe(effect: Effect): void;
  /** Joins in steps to see what people did, which effects do not say. It changes nothing. */
  readonly watch: KernelPhase;
  finish(): Losses;
}

interface Handover {
  readonly stage: string;
  readonly team: string;
  isBreached: boolean;
}

/** Where a lead stands, and the handover that waits for an answer. */
interface Standing {
  stage: string;
  handover: Handover | undefined;
}

const mostExamples = 3;

export function createLossFinder({ plan }: Program): LossFinder {
  const stages = new Map(plan.lifecycle.map((stage) => [stage.name, stage]));
  const byPeople = new Set(
    plan.activities.filter(({ by }) => by === "sales" || by === "marketing").map(({ name }) => name),
  );
  const standings = new Map<string, Standing>();
  const entered = new Tally<{ readonly stage: string }>();
  const breaches = new Tally<{ readonly sla: string; readonly stage: string }>();
  const unanswered = new Tally<{ readonly stage: string; readonly team: string }>();
  const rejections = new Tally<{ readonly stage: string; readonly to: string; readonly reason: string }>();
  const exhausted = new Tally<{ readonly nurture: string; readonly stage: string }>();

  function move({ lead, from, to, reason, trigger }: StageChanged): void {
    const before = standings.get(lead);
    standings.set(lead, { stage: to, handover: undefined });
    entered.add({ stage: to }, lead);
    const target = stages.get(to);
    if (from === undefined || target === undefined) return;
    const isByPeople = trigger !== undefined && byPeople.has(trigger);
    if (isByPeople && isWayBack(target)) {
      rejections.add({ stage: from, to, reason: reason ?? "unspecified" }, lead);
    }
    const handover = before?.handover;
    if (handover === undefined || isByPeople || target.final === "won") return;
    unanswered.add({ stage: handover.stage, team: handover.team }, lead);
  }

  /** Handing back to those who had the lead earlier asks nobody for an answer. */
  function goesBack({ from, to }: Released): boolean {
    const places = plan.lifecycle.map(({ name }) => name);
    return from !== undefined && places.indexOf(from) > places.indexOf(to) && stages.get(from)!.reasons.length === 0;
  }

  function observe(effect: Effect): void {
    const { lead } = effect;
    const standing = standings.get(lead);
    switch (effect.type) {
      case "stage_changed":
        return move(effect);
      case "released":
        if (standing !== undefined && !goesBack(effect)) {
          standing.handover = { stage: effect.to, team: effect.team, isBreached: false };
        }
        return;
      case "sla_breached":
        if (standing === undefined) return;
        breaches.add({ sla: effect.sla, stage: standing.stage }, lead);
        if (standing.handover !== undefined) standing.handover.isBreached = true;
        return;
      case "nurture_exhausted":
        if (standing !== undefined) exhausted.add({ nurture: effect.nurture, stage: standing.stage }, lead);
        return;
      case "merged": {
        const kept = effect.supplier === effect.merged_lead ? standings.get(effect.merged_lead) : standing;
        standings.delete(effect.merged_lead);
        if (kept !== undefined) standings.set(lead, kept);
        return;
      }
      default:
    }
  }

  return {
    observe,
    watch: {
      name: "losses",
      onActivity({ input, lead }) {
        const standing = standings.get(lead.id);
        if (standing?.handover === undefined || input === undefined) return;
        const activity = plan.activities[input.activity];
        if (activity !== undefined && byPeople.has(activity.name)) standing.handover = undefined;
      },
    },
    finish() {
      for (const [lead, { handover }] of standings) {
        if (handover?.isBreached === true) unanswered.add({ stage: handover.stage, team: handover.team }, lead);
      }
      return {
        entered: new Map(entered.list().map(({ stage, leads }) => [stage, leads])),
        breaches: breaches.list(),
        unanswered: unanswered.list(),
        rejections: rejections.list(),
        exhausted: exhausted.list(),
      };
    },
  };
}

/** Counts leads by what happened to them. */
class Tally<Key extends object> {
  readonly #counted = new Map<string, { readonly key: Key; readonly leads: Set<string> }>();

  add(key: Key, lead: string): void {
    const name = JSON.stringify(key);
    let found = this.#counted.get(name);
    if (found === undefined) this.#counted.set(name, (found = { key, leads: new Set() }));
    found.leads.add(lead);
  }

  list(): (Key & { readonly leads: number; readonly examples: readonly string[] })[] {
    return [...this.#counted.values()].map(({ key, leads }) => ({
      ...key,
      leads: leads.size,
      examples: [...leads].slice(0, mostExamples),
    }));
  }
}
