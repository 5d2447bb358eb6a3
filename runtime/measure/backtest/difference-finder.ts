/** Finds for each lead the first decision in which two plans differ, while both run. */
import type { Effect } from "../../../schemas/generated/effect.ts";
import type { Decision } from "./decision.ts";

export type SideName = "base" | "head";

/** The first decision that differs; a side without one decided nothing then. */
export interface Difference {
  /** ISO 8601. */
  readonly at: string;
  readonly base: Effect | undefined;
  readonly head: Effect | undefined;
}

/** Decisions of a lead that only one side has told so far. */
interface Waiting {
  readonly side: SideName;
  readonly decisions: Decision[];
  at: number;
}

/**
 * Takes the decisions of both sides as they come, those of a lead in order. It keeps what one side has told and the
 * other has not yet, and one difference for each lead that has any: never the whole history.
 */
export class DifferenceFinder {
  readonly #waiting = new Map<string, Waiting>();
  readonly #found = new Map<string, Difference>();

  /** Leads in the order in which they were found to differ. */
  get found(): ReadonlyMap<string, Difference> {
    return this.#found;
  }

  take(side: SideName, decision: Decision): void {
    const { lead } = decision.effect;
    if (this.#found.has(lead)) return;
    const waiting = this.#waiting.get(lead);
    if (waiting === undefined) {
      this.#waiting.set(lead, { side, decisions: [decision], at: 0 });
      return;
    }
    if (waiting.side === side) {
      waiting.decisions.push(decision);
      return;
    }
    const other = waiting.decisions[waiting.at]!;
    if (other.key === decision.key) {
      waiting.at += 1;
      if (waiting.at === waiting.decisions.length) this.#waiting.delete(lead);
      return;
    }
    const [base, head] = side === "base" ? [decision, other] : [other, decision];
    this.#record(lead, base, head);
  }

  /** Says that both sides have lived through the same: what one of them has told alone is a difference. */
  settle(): void {
    for (const [lead, { side, decisions, at }] of this.#waiting) {
      const decision = decisions[at]!;
      this.#record(lead, side === "base" ? decision : undefined, side === "head" ? decision : undefined);
    }
  }

  /** Of two decisions at different times the earlier one is what differs: the other side did not decide so then. */
  #record(lead: string, base: Decision | undefined, head: Decision | undefined): void {
    this.#waiting.delete(lead);
    const [was, is] = [base?.effect, head?.effect];
    const at = was === undefined ? is!.at : is === undefined || was.at <= is.at ? was.at : is.at;
    this.#found.set(lead, { at, base: was?.at === at ? was : undefined, head: is?.at === at ? is : undefined });
  }
}
