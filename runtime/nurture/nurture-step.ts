/** One step of a lead as its programmes see it. */
import type { AskEffect, NotifyEffect, NurtureEffect, SendEffect, TaskEffect } from "../../schemas/generated/effect.ts";
import type { Duration } from "../../schemas/generated/plan.ts";
import type { Lead } from "../model/lead.ts";
import { addDuration, type DurationContext } from "../time/duration.ts";
import { dayLength, minuteLength } from "../time/zone.ts";
import type { CapContext } from "./contact-cap.ts";
import type { Stop } from "./course.ts";
import type { NurtureTable } from "./nurture-table.ts";

type Unnumbered<Kind> = Omit<Kind, "id" | "lead" | "at">;

/** What programmes tell the world, before the step has numbered it. */
export type NurtureDraft =
  | Unnumbered<SendEffect>
  | Unnumbered<AskEffect>
  | Unnumbered<TaskEffect>
  | Unnumbered<NotifyEffect>
  | Unnumbered<NurtureEffect>;

/** Told of a stop that was run and what came of it: the place to go on at, or that it waits, or the end. */
export type ProgrammeWatch = (stop: Stop, next: number | "waits" | object) => void;

export interface NurtureStep {
  readonly table: NurtureTable;
  readonly lead: Lead;
  readonly now: number;
  /** The programme that a turned-back lead is meant for: it goes before all others. */
  readonly turnback: string | undefined;
  emit(effect: NurtureDraft): void;
  /** For those who want to know which way leads take; undefined when nobody does. */
  readonly watch: ProgrammeWatch | undefined;
}

/** Whether people are on it, so that programmes keep quiet. */
export function isWorked({ source }: NurtureTable, lead: Lead): boolean {
  return source.linked.stages.all[lead.stage]!.worked_by !== undefined;
}

/** The zones and calendars that count for a lead. */
export function contextOf({ source, zones, usualCalendar }: NurtureTable, lead: Lead): CapContext & DurationContext {
  const { plan, zone, calendars } = source;
  const queue = lead.queue === undefined ? undefined : plan.queues.find(({ name }) => name === lead.queue);
  const calendar = queue?.calendar ?? usualCalendar;
  return {
    zone,
    calendars,
    leadZone: zones.zoneOf(lead),
    queueCalendar: calendar === undefined ? undefined : calendars.get(calendar),
  };
}

/** When a wait is over; without any calendar business time passes like any other. */
export function endOfWait(table: NurtureTable, lead: Lead, from: number, duration: Duration): number {
  if (duration.unit === "milliseconds") return from + duration.amount;
  const end = addDuration(from, duration, contextOf(table, lead));
  if (end !== undefined) return end;
  if (duration.calendar_of === undefined || table.source.calendars.size > 0) return Infinity;
  return from + duration.amount * (duration.unit === "business_days" ? dayLength : minuteLength);
}
