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

/** What a lead left behind that was merged into another and did not give it its stage. */
interface Absorbed extends LeadHistory {
  /** From which stay on those of the person are its own as well. */
  readonly since: number;
}

/** What is known of a lead while effects still come in. */
export class GrowingHistory implements LeadHistory {
  readonly stays: Stay[] = [];
  readonly handovers: Handover[] = [];
  readonly contents = new Set<string>();
  #absorbed: Absorbed[] = [];

  /** Becomes one with another lead; `goesOn` is the one of the two whose stays are the person's. */
  merge(other: GrowingHistory, goesOn: GrowingHistory, at: number): void {
    const ends = goesOn === this ? other : this;
    const now = goesOn.stays.at(-1);
    const rest = [...ends.listAll()].filter(({ handovers }) => handovers.length > 0);
    const ended = rest.map(({ stays, handovers }): Absorbed => {
      const moves = now !== undefined && stays.at(-1)?.stage !== now.stage;
      return { stays: moves ? [...stays, { ...now, at }] : stays, handovers, since: goesOn.stays.length };
    });
    this.#absorbed = [...goesOn.#absorbed, ...ended];
    if (goesOn !== this) {
      this.stays.splice(0, Infinity, ...other.stays);
      this.handovers.splice(0, Infinity, ...other.handovers);
    }
    for (const content of other.contents) this.contents.add(content);
  }

  /** This lead, and those merged into it, which have gone on as it has. */
  *listAll(): Generator<LeadHistory> {
    yield { stays: [...this.stays], handovers: [...this.handovers] };
    for (const { stays, handovers, since } of this.#absorbed) {
      yield { stays: [...stays, ...this.stays.slice(since)], handovers };
    }
  }
}
