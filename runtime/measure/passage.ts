/** Ways of leads from one stage to another: every entry into the first one is a case of its own. */
import type { LeadHistory } from "./lead-history.ts";

export interface Passage {
  /** When the first stage was entered, and when the other one, if it was; epoch milliseconds. */
  readonly from: number;
  readonly to: number | undefined;
}

/**
 * One passage for each entry into the stage `from`. It arrives where a later stay, also one at the same instant,
 * satisfies `isTarget`; a lead that comes back to `from` before has not arrived, and begins a passage anew.
 */
export function* listPassages(
  histories: Iterable<LeadHistory>,
  from: number,
  isTarget: (stage: number) => boolean,
): Generator<Passage> {
  for (const { stays } of histories) {
    let entered: number | undefined;
    for (const { stage, at } of stays) {
      if (entered !== undefined && (isTarget(stage) || stage === from)) {
        yield { from: entered, to: isTarget(stage) ? at : undefined };
        entered = undefined;
      }
      if (stage === from) entered = at;
    }
    if (entered !== undefined) yield { from: entered, to: undefined };
  }
}
