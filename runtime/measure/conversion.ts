/** Conversion and velocity along the main path, whether or not a measure asks for them. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { StageConversion } from "../../schemas/generated/report.ts";
import type { LeadHistory } from "./lead-history.ts";
import { listPassages } from "./passage.ts";
import { placeOf } from "./place.ts";
import { findMainPath } from "./stage-path.ts";
import { percentileOf, percentOf } from "./statistic.ts";

/**
 * From each stage of the main path to the next one, or to one beyond it where leads skip stages. `remaining` are the
 * leads in each stage at the end, by its place.
 */
export function measureConversions(
  plan: Plan,
  histories: readonly LeadHistory[],
  remaining: readonly number[],
): StageConversion[] {
  const path = findMainPath(plan);
  return path.slice(0, -1).map((from, index) => {
    const beyond = new Set(path.slice(index + 1));
    const passages = [...listPassages(histories, from, (stage) => beyond.has(stage))];
    const times = passages.flatMap(({ from: entered, to }) => (to === undefined ? [] : [to - entered]));
    const stage = plan.lifecycle[from]!;
    const percent = percentOf(times.length, passages.length);
    const p50 = percentileOf(times, 50);
    const p90 = percentileOf(times, 90);
    return {
      from: stage.name,
      to: plan.lifecycle[path[index + 1]!]!.name,
      entered: passages.length,
      moved_on: times.length,
      remaining: remaining[from] ?? 0,
      ...(percent === undefined ? {} : { percent }),
      ...(p50 === undefined ? {} : { p50 }),
      ...(p90 === undefined ? {} : { p90 }),
      ...placeOf(plan, stage.id),
    };
  });
}
