/** Business time: when a calendar is open, and where an amount of open time or a number of open days ends. */
import { invariant } from "../model/invariant.ts";
import { createBusinessDays, type CalendarDefinition, type HolidaySource } from "./business-days.ts";
import { createOpenDays } from "./open-days.ts";
import { createOpenTime } from "./open-time.ts";
import { lastInstant, type Zone } from "./zone.ts";

export type { CalendarDefinition, HolidaySource, OpenHours } from "./business-days.ts";

/** Instants and lengths are whole milliseconds. `undefined` is an end that is not reached within four centuries. */
export interface Calendar {
  /** The zone the open hours are written in. */
  readonly zone: Zone;
  isOpen(instant: number): boolean;
  /** The earliest instant from `start` on by which the calendar has been open for so long; `start` itself for 0. */
  addOpenTime(start: number, milliseconds: number): number | undefined;
  /** The close of the nth open day after the one that `start` belongs to; `start` itself for 0. */
  addOpenDays(start: number, days: number): number | undefined;
  /** How long the calendar is open between two instants, negative when they are the other way round. */
  openTimeBetween(from: number, to: number): number;
  /** The earliest open instant from this one on. */
  nextOpen(instant: number): number | undefined;
  /** The instant at which a day's hours are over, on the next day for hours that cross midnight. */
  closeOf(dayNumber: number): number | undefined;
  /** True when no weekday has any open hours. */
  readonly neverOpen: boolean;
}

/** A calendar with hours in the given zone. It keeps what it works out, so one object should serve a whole run. */
export function createCalendar(definition: CalendarDefinition, zone: Zone, holidaysOf: HolidaySource): Calendar {
  const businessDays = createBusinessDays(definition, zone, holidaysOf);
  const openTime = createOpenTime(businessDays);
  const openDays = createOpenDays(businessDays, zone);
  const { neverOpen } = businessDays;

  return {
    zone,
    neverOpen,
    isOpen: (instant) => openTime.isOpen(instant),
    addOpenTime(start, milliseconds) {
      invariant(milliseconds >= 0 && Math.abs(start) <= lastInstant, "business time runs forward from an instant");
      if (milliseconds === 0) return start;
      return neverOpen ? undefined : openTime.add(start, milliseconds);
    },
    addOpenDays(start, days) {
      invariant(days >= 0 && Math.abs(start) <= lastInstant, "business days run forward from an instant");
      if (days === 0) return start;
      return neverOpen ? undefined : openDays.closeAfter(start, days);
    },
    openTimeBetween: (from, to) =>
      from <= to ? openTime.between(from, to) : from === to ? 0 : -openTime.between(to, from),
    nextOpen: (instant) => (neverOpen ? undefined : openTime.nextOpen(instant)),
    closeOf: (dayNumber) => openDays.closeOf(dayNumber),
  };
}

/** True when no weekday of the calendar has any open hours, so that nothing measured by it would ever end. */
export function isNeverOpen(calendar: Calendar): boolean {
  return calendar.neverOpen;
}
