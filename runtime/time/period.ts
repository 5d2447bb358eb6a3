/** Calendar periods: the day, week or month that an instant falls in. */
import type { Capacity } from "../../schemas/generated/plan.ts";
import { assertNever } from "../model/invariant.ts";
import type { Zone } from "./zone.ts";

/** The number of the first local day of the period around an instant; weeks begin on Monday. */
export function periodStart(per: Capacity["per"], now: number, zone: Zone): number {
  const local = zone.toLocal(now);
  switch (per) {
    case "day":
      return local.dayNumber;
    case "week":
      return local.dayNumber - (local.weekday - 1);
    case "month":
      return local.dayNumber - (local.day - 1);
    default:
      return assertNever(per);
  }
}
