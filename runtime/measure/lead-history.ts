/** What a lead leaves behind for measures: its stays in stages, its handovers, and the contents that it met. */

/** A stay begins at `at`, in epoch milliseconds, and ends with the next one. */
export interface Stay {
  /** The place of the stage. */
  readonly stage: number;
  readonly at: number;
  readonly reason: string | undefined;
}

/** A handover of the lead to another team. */
export interface Handover {
  /** The place of the stage that was entered. */
  readonly to: number;
  readonly at: number;
  /** Score rules that gave points. */
  readonly rules: readonly { readonly rule: string; readonly points: number }[];
  /** Contents that the lead had been sent or had looked at. */
  readonly contents: readonly string[];
  persona: string | undefined;
}

export interface LeadHistory {
  /** In order of time. */
  readonly stays: readonly Stay[];
  readonly handovers: readonly Handover[];
}

/** What is known of a lead while effects still come in. */
export class GrowingHistory implements LeadHistory {
  readonly stays: Stay[] = [];
  readonly handovers: Handover[] = [];
  readonly contents = new Set<string>();

  /** The stays of another lead in place of its own, for the other is the one that goes on. */
  becomes(other: LeadHistory): void {
    this.stays.splice(0, Infinity, ...other.stays);
    this.handovers.splice(0, Infinity, ...other.handovers);
  }
}
