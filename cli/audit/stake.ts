/** Works out the revenue at stake: leads concerned × deal × the conversions from their stage to a deal. */
import type { ConversionStep, Stake } from "../../schemas/generated/audit.ts";
import type { Stage } from "../../schemas/generated/plan.ts";
import type { Worth } from "../../schemas/generated/report.ts";
import { countOf } from "../report/layout.ts";
import { showMoney, showPercent } from "../report/measure-words.ts";

/** How many leads have entered a stage of a history; without one, amounts are for every hundred. */
export type Entered = ReadonlyMap<string, number> | undefined;

export interface Pricing {
  readonly worth: Worth;
  readonly stages: readonly Stage[];
}

/** The stake of so many leads to which something happened in a stage; `undefined` when the stage has no price. */
export function priceLeads(pricing: Pricing, stage: string, leads: number): Stake | undefined {
  return price(pricing, stage, leads, "measured", (title) => `${countOf(leads, "lead")} in ${title}`);
}

/** The stake of the stage with the most at stake, of those that something in the definition concerns. */
export function priceConcerned(pricing: Pricing, concerned: readonly string[], entered: Entered): Stake | undefined {
  const stakes = concerned.flatMap((stage) => {
    if (entered === undefined) {
      return price(pricing, stage, 100, "per_100", (title) => `100 leads that enter ${title}`) ?? [];
    }
    const leads = entered.get(stage) ?? 0;
    return price(pricing, stage, leads, "measured", (title) => `${countOf(leads, "lead")} that entered ${title}`) ?? [];
  });
  return stakes.toSorted((one, other) => other.amount - one.amount)[0];
}

/** Whether leads of a stage can still become a deal: what is won is earned already, and what is lost is not expected. */
export function isOpen({ stages }: Pricing, name: string): boolean {
  return stages.some((stage) => stage.name === name && stage.final === undefined);
}

function price(
  pricing: Pricing,
  name: string,
  leads: number,
  basis: Stake["basis"],
  describeLeads: (title: string) => string,
): Stake | undefined {
  const { worth, stages } = pricing;
  const priced = worth.stages.find(({ stage }) => stage === name);
  if (priced === undefined || !isOpen(pricing, name)) return undefined;
  const titleOf = (stage: string): string => stages.find((each) => each.name === stage)?.title ?? stage;
  const steps = listSteps(worth, name);
  const amount = Math.round(priced.worth * leads * 100) / 100;
  const factors = steps.map(({ from, to, percent, source }) => {
    const way = to === undefined ? `${titleOf(from)} to a deal` : `${titleOf(from)} to ${titleOf(to)}`;
    return `${showPercent(percent)} (${way}, ${source})`;
  });
  const product = [describeLeads(titleOf(name)), `${showMoney(worth.deal, worth.currency)} a deal`, ...factors].join(
    " × ",
  );
  return {
    amount,
    leads,
    basis,
    stage: name,
    worth: priced.worth,
    steps,
    text: `${product} = ${showMoney(amount, worth.currency)}`,
  };
}

/** The conversions on the way; none for a stage that is won or lost already. */
function listSteps({ stages }: Worth, from: string): ConversionStep[] {
  const steps: ConversionStep[] = [];
  let at: string | undefined = from;
  while (at !== undefined && steps.length <= stages.length) {
    const found = stages.find(({ stage }) => stage === at);
    if (found?.percent === undefined) break;
    const { stage, to, percent, source = "assumed" } = found;
    steps.push({ from: stage, percent, source, ...(to === undefined ? {} : { to }) });
    at = to;
  }
  return steps;
}
