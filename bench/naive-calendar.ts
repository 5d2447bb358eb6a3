/** A business calendar that reads the clock on the wall minute by minute, to judge the fast one by. */
import type { CalendarDefinition } from "../runtime/time/calendar.ts";
import { formatDay } from "../runtime/time/iso-date.ts";
import { minuteLength, type Zone } from "../runtime/time/zone.ts";

/** Whether the wall shows an open time at an instant: of its own day, or of the day before past midnight. */
export function isOpenNaively(definition: CalendarDefinition, zone: Zone, instant: number): boolean {
  return opensFor(definition, zone, instant, 0) || opensFor(definition, zone, instant, 1);
}

/** Whether an instant falls in the hours of the day so many days before its own. */
function opensFor(definition: CalendarDefinition, zone: Zone, instant: number, daysBefore: number): boolean {
  const local = zone.toLocal(instant);
  const minute = local.hour * 60 + local.minute + daysBefore * 1440;
  const weekday = ((local.weekday - daysBefore + 6) % 7) + 1;
  const date = formatDay(local.dayNumber - daysBefore);
  if (definition.closed.some(({ from, to = from }) => from <= date && date <= to)) return false;
  return definition.open.some(({ days, from, to }) => {
    const end = to > from ? to : to + 1440;
    return days.includes(weekday) && minute >= from && minute < end;
  });
}

/** The end of so many open minutes, or `undefined` when they are not used up in so many minutes' walk. */
export function addOpenMinutesNaively(
  definition: CalendarDefinition,
  zone: Zone,
  start: number,
  minutes: number,
  walk: number,
): number | undefined {
  let left = minutes;
  for (let at = start; at < start + walk * minuteLength; at += minuteLength) {
    if (left === 0) return at;
    if (isOpenNaively(definition, zone, at)) left--;
  }
  return undefined;
}
