/** Counts what nurture programmes did, by programme and by intent. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Nurture, Plan } from "../../schemas/generated/plan.ts";
import type { IntentResult, ProgrammeResult } from "../../schemas/generated/report.ts";
import { placeOf } from "./place.ts";

type Counts = Omit<ProgrammeResult, "name" | "title" | "span">;
type Counted = keyof Counts;

const intents: readonly (Nurture["intent"] | undefined)[] = ["list_to_lead", "lead", "turnback", "customer", undefined];

export class NurtureTally {
  readonly #counts = new Map<string, Counts>();

  add(effect: Effect): void {
    switch (effect.type) {
      case "nurture_enrolled":
        this.#count(effect.nurture, "enrolled");
        return;
      case "nurture_completed":
        this.#count(effect.nurture, effect.outcome === "goal" ? "reached_goal" : "finished");
        return;
      case "nurture_exited":
        this.#count(effect.nurture, "exited");
        return;
      case "nurture_exhausted":
        this.#count(effect.nurture, "exhausted");
        return;
      case "send":
        if (effect.nurture !== undefined) this.#count(effect.nurture, "sends");
        return;
      default:
    }
  }

  /** Each intent that has a programme, from strangers to customers; `running` are the leads in each programme now. */
  results(plan: Plan, running: ReadonlyMap<string, number>): IntentResult[] {
    return intents.flatMap((intent) => {
      const programmes = plan.nurtures
        .filter((nurture) => nurture.intent === intent)
        .map((nurture) => this.#describe(plan, nurture, running.get(nurture.name) ?? 0));
      if (programmes.length === 0) return [];
      return [{ ...(intent === undefined ? {} : { intent }), ...sumOf(programmes), programmes }];
    });
  }

  #describe(plan: Plan, { name, title, id }: Nurture, running: number): ProgrammeResult {
    const counts = this.#counts.get(name) ?? blank();
    return { name, ...(title === undefined ? {} : { title }), ...counts, running, ...placeOf(plan, id) };
  }

  #count(nurture: string, what: Counted): void {
    let counts = this.#counts.get(nurture);
    if (counts === undefined) this.#counts.set(nurture, (counts = blank()));
    counts[what] += 1;
  }
}

function sumOf(programmes: readonly Counts[]): Counts {
  const sum = blank();
  for (const programme of programmes) for (const what of Object.keys(sum) as Counted[]) sum[what] += programme[what];
  return sum;
}

function blank(): Counts {
  return { enrolled: 0, reached_goal: 0, finished: 0, exited: 0, exhausted: 0, running: 0, sends: 0 };
}
