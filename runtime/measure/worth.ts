/** What a lead in each stage is worth: the declared deal and the conversions on the way to it. */
import type { Plan, Stage } from "../../schemas/generated/plan.ts";
import type { StageConversion, StageWorth, Worth } from "../../schemas/generated/report.ts";
import type { LeadHistory } from "./lead-history.ts";
import { listPassages } from "./passage.ts";
import { placeOf } from "./place.ts";
import { findMainPath } from "./stage-path.ts";
import { percentOf, roundValue } from "./statistic.ts";

/** So many entries make a measured conversion better than an assumed one. */
const enoughEntries = 30;

/**
 * Prices the stages by `deal` and the chain of conversions to the stage that is won. A conversion is measured where
 * enough leads have entered the stage and as declared otherwise; without either, the stage has no price. `undefined`
 * when the funnel declares no deal.
 */
export function priceStages(
  plan: Plan,
  histories: readonly LeadHistory[],
  conversions: readonly StageConversion[],
): Worth | undefined {
  const { value, lifecycle, funnel } = plan;
  const deal = value?.deal;
  if (value === undefined || deal === undefined) return undefined;
  const path = findMainPath(plan).map((place) => lifecycle[place]!);

  function chance(stage: Stage, next: Stage | undefined): Pick<StageWorth, "percent" | "source"> | undefined {
    const measured = conversions.find(({ from }) => from === stage.name) ?? comeback(stage, next);
    if (measured?.percent !== undefined && measured.entered >= enoughEntries) {
      return { percent: measured.percent, source: "measured" };
    }
    const assumed = value!.conversions.find((each) => each.stage === stage.name)?.percent;
    return assumed === undefined ? undefined : { percent: assumed, source: "assumed" };
  }

  /** How many of those who went a way back returned to the main path. */
  function comeback(stage: Stage, next: Stage | undefined): { entered: number; percent?: number } | undefined {
    if (next === undefined) return undefined;
    const target = lifecycle.indexOf(next);
    const passages = [...listPassages(histories, lifecycle.indexOf(stage), (place) => place === target)];
    const percent = percentOf(passages.filter(({ to }) => to !== undefined).length, passages.length);
    return { entered: passages.length, ...(percent === undefined ? {} : { percent }) };
  }

  function price(stage: Stage): StageWorth | undefined {
    if (stage.final !== undefined) return { stage: stage.name, worth: stage.final === "won" ? deal! : 0 };
    const place = path.indexOf(stage);
    const next =
      place === -1 ? path.find(({ enter }) => enter.some(({ from }) => from.includes(stage.name))) : path[place + 1];
    const step = chance(stage, next);
    const following = next === undefined ? deal : price(next)?.worth;
    if (step?.percent === undefined || following === undefined) return undefined;
    return {
      stage: stage.name,
      worth: roundValue((step.percent / 100) * following),
      ...(next === undefined ? {} : { to: next.name }),
      ...step,
    };
  }

  return {
    deal,
    ...(funnel.currency === undefined ? {} : { currency: funnel.currency }),
    stages: lifecycle.flatMap((stage) => price(stage) ?? []),
    ...placeOf(plan, value.id),
  };
}
