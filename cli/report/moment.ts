/** Writes times as people in the funnel's zone read them. */
import type { Zone } from "../../runtime/time/zone.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2 Mar 2026, 10:00`, for a time in ISO 8601. */
export function showMoment(zone: Zone, time: string): string {
  const local = zone.toLocal(Date.parse(time));
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${local.day} ${months[local.month - 1]} ${local.year}, ${two(local.hour)}:${two(local.minute)}`;
}

/** `2 Mar 2026`. */
export function showDay(zone: Zone, time: string): string {
  return showMoment(zone, time).replace(/, .*/, "");
}
