/** How a step learns that its lead is a person whom the host knows as another lead too. */
import type { Stage } from "../../schemas/generated/plan.ts";
import type { Lead } from "../model/lead.ts";
import type { Program } from "./program.ts";

/** What a host knows of the other leads; a step without it leaves them apart. */
export interface Meeting {
  /**
   * Gives the lead, whose fields are those of the input by now, all keys of the input and of its fields that nobody
   * has; the first one that another lead has makes the two one. Asked again after every merge.
   */
  next(lead: Lead): Encounter | undefined;
  /** Told that one of the two is gone: its keys are the survivor's from now on. */
  joined(survivor: Lead, gone: Lead): void;
}

export interface Encounter {
  readonly other: Lead;
  /** The one that came to be first; it stays. */
  readonly survivor: Lead;
  /** The instant up to which the other lead has lived. */
  readonly clock: number;
  /** The id of the declaration that makes them one. */
  readonly cause: string;
}

/** Which of the two supplies stage, history, owner, queue, SLAs and programme. */
export function chooseSupplier({ linked }: Program, survivor: Lead, gone: Lead): Lead {
  const rankOf = (lead: Lead): number =>
    rankStage(linked.stages.all[lead.stage]!, lead.stage, linked.stages.all.length);
  return rankOf(gone) > rankOf(survivor) ? gone : survivor;
}

/** Won before worked, before stages without reasons by how far they are, before those with reasons, before lost. */
function rankStage({ final, worked_by: worker, reasons }: Stage, place: number, count: number): number {
  if (final === "won") return count + 2;
  if (final === "lost") return -2;
  if (worker !== undefined) return count + 1;
  return reasons.length === 0 ? place : -1;
}
