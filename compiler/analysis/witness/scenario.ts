/** A made-up lead and what it does, on a clock without a zone: the funnel's own wall time. */
import type { Scalar } from "../../../schemas/generated/plan.ts";

export type SampleValue = Scalar | readonly string[];

export interface SampleEvent {
  /** Milliseconds since the scenario began. */
  readonly at: number;
  readonly activity: string;
  readonly attributes: Readonly<Record<string, SampleValue>>;
}

export interface Scenario {
  readonly fields: Readonly<Record<string, SampleValue>>;
  /** In order of time. */
  readonly events: readonly SampleEvent[];
  /** When the question is asked: not before the last event. */
  readonly end: number;
}

/** The wall time at which every scenario begins: a Monday morning, two months from any change of clocks. */
export const beginning = Date.parse("2026-01-12T10:00:00Z");

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Thrown where a scenario meets something that is not worked out here; there is no witness then. */
export class NotWorkedOut extends Error {}
