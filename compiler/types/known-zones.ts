/** Which time zone names exist. */
import { listZoneNames } from "./zone-names.ts";

/**
 * Whether a name is in the time zone database: `America/New_York`, or an old name such as `US/Eastern`. Names are
 * compared as they are written; an offset such as `+05:30` is no zone.
 */
export function isKnownTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(?:\/[A-Za-z][\w+-]*)*$/.test(name)) return false;
  // `Intl` knows zones newer than the list, but loading what it needs takes longer than a small project's whole check.
  return listZoneNames().includes(name) || Intl.supportedValuesOf("timeZone").includes(name);
}

/** All names, for suggestions. */
export function listKnownTimeZones(): readonly string[] {
  return listZoneNames();
}
