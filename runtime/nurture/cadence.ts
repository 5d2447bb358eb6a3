/** The ticks of a programme that sends at a steady pace: a grid that begins at enrolment. */
import type { Cadence } from "../../schemas/generated/plan.ts";
import { addDuration, type DurationContext } from "../time/duration.ts";
import { dayLength, minuteLength, weekdayOf, type Zone } from "../time/zone.ts";

/** Past this many ticks a grid is taken to be over; even one tick a minute gets further than a thousand years. */
const lastTick = 2 ** 40;

/** No tick is farther from where elapsed time puts it. */
const farthestMove = 9 * dayLength;

export interface CadenceContext extends DurationContext {
  /** The lead's own zone, in which times and days are meant. */
  readonly leadZone: Zone;
}

/** The first tick of a lead that was enrolled at an instant; Infinity when none is possible. */
export function firstTick(cadence: Cadence, enrolled: number, ctx: CadenceContext): number {
  return createGrid(cadence, enrolled, ctx)(0);
}

/** The first tick after an instant; Infinity when there is none. */
export function nextTick(cadence: Cadence, enrolled: number, after: number, ctx: CadenceContext): number {
  // Elapsed time says nearly which one it is; wall clocks and allowed days move ticks by days at most.
  const { every } = cadence;
  const tickAt = createGrid(cadence, enrolled, ctx);
  const likely =
    every.unit === "milliseconds" ? Math.floor((after - enrolled - farthestMove) / Math.max(1, every.amount)) : 0;
  let low = Math.max(0, likely);
  if (low > 0 && tickAt(low) > after) low = 0;
  let step = 1;
  while (tickAt(low + step) <= after) {
    low += step;
    step *= 2;
    if (low + step > lastTick) return Infinity;
  }
  let high = low + step;
  // Ticks never go back, so the first one after the instant can be found by halving.
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (tickAt(middle) > after) high = middle;
    else low = middle + 1;
  }
  return tickAt(low);
}

/** The tick of a number, moved to the next allowed day. */
function createGrid(cadence: Cadence, enrolled: number, ctx: CadenceContext): (number: number) => number {
  const { every, at } = cadence;
  const { leadZone } = ctx;
  if (at === undefined) {
    return (number) => {
      const instant = addTimes(enrolled, cadence, number, ctx);
      if (!Number.isFinite(instant)) return Infinity;
      const day = leadZone.dayNumberAt(instant);
      const allowed = allowedDay(cadence, day);
      if (allowed === day) return instant;
      const timeOfDay = instant + leadZone.offsetAt(instant) - day * dayLength;
      return leadZone.instantOf(allowed * dayLength + timeOfDay);
    };
  }
  const start = firstDayAt(cadence, at, enrolled, leadZone);
  return (number) => {
    if (number === 0) return instantOn(start, at, leadZone);
    const day =
      every.unit === "milliseconds"
        ? start + number * Math.max(1, Math.round(every.amount / dayLength))
        : leadZone.dayNumberAt(addTimes(instantOn(start, at, leadZone), cadence, number, ctx));
    return Number.isFinite(day) ? instantOn(allowedDay(cadence, day), at, leadZone) : Infinity;
  };
}

/** The first allowed day whose time of day is not before the enrolment. */
function firstDayAt(cadence: Cadence, at: number, enrolled: number, zone: Zone): number {
  const today = zone.dayNumberAt(enrolled);
  const first = instantOn(today, at, zone) >= enrolled ? today : today + 1;
  return allowedDay(cadence, first);
}

function addTimes(instant: number, { every }: Cadence, times: number, ctx: CadenceContext): number {
  return addDuration(instant, { ...every, amount: every.amount * times }, ctx) ?? Infinity;
}

function allowedDay({ days }: Cadence, day: number): number {
  if (days === undefined || days.length === 0) return day;
  let allowed = day;
  while (!days.includes(weekdayOf(allowed)) && allowed < day + 7) allowed += 1;
  return allowed;
}

function instantOn(day: number, minutes: number, zone: Zone): number {
  return zone.instantOf(day * dayLength + minutes * minuteLength);
}
