/** The time zone that a lead lives in, by its own account. */
import type { Lead } from "../model/lead.ts";
import type { LinkedPlan } from "../plan/link.ts";
import { createZone, type Zone } from "../time/zone.ts";

export interface LeadZones {
  /** The zone that the lead's `timezone` names, else the funnel's. */
  zoneOf(lead: Lead): Zone;
}

/** Zones are made once each and kept. */
export function createLeadZones({ linked, zone }: { readonly linked: LinkedPlan; readonly zone: Zone }): LeadZones {
  const field = linked.fields.find("timezone");
  if (field === undefined || linked.fields.all[field]!.type.type !== "text") return { zoneOf: () => zone };
  const zones = new Map<string, Zone>();
  return {
    zoneOf(lead) {
      const value = lead.fields[field];
      if (typeof value !== "string") return zone;
      // Names are known whatever their case; keeping one spelling bounds what is kept.
      const name = value.trim().toLowerCase();
      let own = zones.get(name);
      if (own === undefined) {
        own = createZone(name);
        if (own === undefined) return zone;
        zones.set(name, own);
      }
      return own;
    },
  };
}
