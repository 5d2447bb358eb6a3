/** The ticks of a programme that sends every so often, found by counting from its beginning. */
import { Temporal } from "temporal-polyfill";
import type { Cadence } from "../../schemas/generated/plan.ts";
import { zoneOf } from "./contact.ts";
import type { Moment } from "./history.ts";

const dayLength = 86_400_000;

/** The first tick after an instant of a programme that began at `enrolled`. */
export function firstTickAfter(instant: number, cadence: Cadence, enrolled: number, moment: Moment): number {
  for (let k = 0; ; k += 1) {
    const tick = tickOf(k, cadence, enrolled, moment);
    if (tick > instant) return tick;
  }
}

function tickOf(k: number, { every, days, at }: Cadence, enrolled: number, moment: Moment): number {
  const zone = zoneOf(moment);
  const local = (time: number) => Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
  const isAllowed = (day: Temporal.PlainDate) => days === undefined || days.includes(day.dayOfWeek);
  const next = (day: Temporal.PlainDate): Temporal.PlainDate => (isAllowed(day) ? day : next(day.add({ days: 1 })));
  if (at === undefined) {
    const tick = local(moment.wallTime.add(enrolled, every, k));
    const day = tick.toPlainDate();
    if (isAllowed(day)) return tick.epochMilliseconds;
    return next(day).toZonedDateTime({ timeZone: zone, plainTime: tick.toPlainTime() }).epochMilliseconds;
  }
  const plainTime = new Temporal.PlainTime(Math.floor(at / 60), at % 60);
  const onDay = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
  let first = next(local(enrolled).toPlainDate());
  while (onDay(first) < enrolled) first = next(first.add({ days: 1 }));
  return onDay(next(first.add({ days: (k * every.amount) / dayLength })));
}
