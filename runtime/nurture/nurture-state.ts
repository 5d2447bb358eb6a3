/** What a lead's programmes, contents and contacts leave behind, as plain JSON. Times are epoch milliseconds. */
import type { Lead } from "../model/lead.ts";
import type { Touch } from "./contact-cap.ts";

/** A lead's stay in a programme. */
export interface Enrolment {
  readonly programme: string;
  /** When it was enrolled. */
  readonly at: number;
  /** The id of the step that it is at; absent for a programme with a cadence. */
  step?: string;
  /** When the step before was completed. */
  since: number;
  /** How many times the steps were begun again, and when they last began. */
  repeats: number;
  roundAt: number;
  /** The next tick of the cadence. */
  tick?: number;
  /** A send that is put off is tried again at this instant. */
  notBefore?: number;
  paused?: true;
}

export interface NurtureState {
  enrolment?: Enrolment;
  /** Programmes that the lead may not enter again until it has been outside their audience. */
  blocked: string[];
  /** Programmes that told that they have nothing left to send. */
  exhausted: string[];
  /** Contents in the order in which they were received. */
  received: string[];
  /** Sends that some cap may still count. */
  touches: Touch[];
  /** Fields that were asked for; absent without any. */
  asked?: string[];
}

const partName = "nurture";

/** The state of a lead that something has happened to. */
export function findNurtureState(lead: Lead): NurtureState | undefined {
  return lead.parts[partName] as NurtureState | undefined;
}

/** The same to be written to; leads to which nothing has happened keep nothing. */
export function nurtureStateOf(lead: Lead): NurtureState {
  let state = findNurtureState(lead);
  if (state === undefined) {
    state = { blocked: [], exhausted: [], received: [], touches: [] };
    lead.parts[partName] = state;
  }
  return state;
}

/**
 * The state of two leads that turn out to be one person: the programme of the one whose stage is kept, and everything
 * that either has been through, received, been contacted with or been asked.
 */
export function uniteNurtureStates(
  kept: NurtureState | undefined,
  other: NurtureState | undefined,
): NurtureState | undefined {
  if (kept === undefined && other === undefined) return undefined;
  const { enrolment, blocked = [], exhausted = [], received = [], touches = [], asked = [] } = kept ?? {};
  const all = [...new Set([...asked, ...(other?.asked ?? [])])];
  return {
    ...(enrolment === undefined ? {} : { enrolment }),
    blocked: [...new Set([...blocked, ...(other?.blocked ?? [])])],
    exhausted: [...new Set([...exhausted, ...(other?.exhausted ?? [])])],
    received: [...new Set([...received, ...(other?.received ?? [])])],
    touches: [...touches, ...(other?.touches ?? [])].sort((left, right) => left.at - right.at),
    ...(all.length === 0 ? {} : { asked: all }),
  };
}

/** Puts a united state in the place of the lead's own. */
export function setNurtureState(lead: Lead, state: NurtureState | undefined): void {
  if (state === undefined) delete lead.parts[partName];
  else lead.parts[partName] = state;
}
