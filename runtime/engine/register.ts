/** The leads of a host, the keys that lead to them, and what becomes of both when two leads turn out to be one. */
import type { LeadKeys } from "../../schemas/generated/event.ts";
import { createReader, wrong, type ValueReader } from "../expr/values.ts";
import { createMatchKeyReader } from "../identity/match-keys.ts";
import { createLead } from "../kernel/lead-state.ts";
import type { Encounter, Meeting } from "../kernel/meeting.ts";
import type { Program } from "../kernel/program.ts";
import { nothing, type FieldChange } from "../model/input.ts";
import type { Lead } from "../model/lead.ts";
import type { Value } from "../model/value.ts";
import { createLeadIndex, type InputKeys } from "./lead-index.ts";
import { standingFor, type Holder, type Present } from "./present.ts";

export interface Register {
  /** All that were ever created, in order; those of leads merged into others have `into`. */
  readonly holders: readonly Holder[];
  /** The keys of an input, of the fields it names and of those it sets. */
  keysOf(keys: LeadKeys, changes: readonly FieldChange[]): InputKeys;
  find(keys: InputKeys): Holder | undefined;
  /** The id of the lead that the keys would make; undefined without any. */
  idOf(keys: InputKeys): string | undefined;
  create(id: string, time: number): Holder;
  holderOf(lead: Lead): Holder | undefined;
  /** The lead of an id, which may be one that was merged away. */
  findById(id: string): Holder | undefined;
  /** The present of a lead. */
  clockOf(holder: Holder): number;
  /** For a step of the holder's lead: how it meets the leads that have a key of its input or of its fields. */
  meet(holder: Holder, keys: readonly InputKeys[], setsFields: boolean): Meeting;
  /** The holder that the lead of the latest meeting has become. */
  readonly standing: Holder | undefined;
}

/** `onGone` is told of a holder whose lead was merged into another. */
export function createRegister(
  program: Program,
  present: Present,
  hash: ((text: string) => string) | undefined,
  onGone: (holder: Holder) => void,
): Register {
  const { plan, linked, zone } = program;
  const index = createLeadIndex<Holder>(standingFor, hash);
  const readMatchKeys = createMatchKeyReader(plan);
  const readers = new Map<number, ValueReader>();
  const unstated = plan.identity?.id ?? plan.lead.id;
  const holders: Holder[] = [];
  const byLead = new Map<Lead, Holder>();
  const byId = new Map<string, Holder>();
  let standing: Holder | undefined;
  let claimed: readonly InputKeys[] = nothing;
  let claimsFields = false;

  function readField(name: string, raw: unknown, values: Map<number, Value | undefined>): void {
    const place = linked.fields.find(name);
    if (place === undefined) return;
    let read = readers.get(place);
    if (read === undefined) readers.set(place, (read = createReader(linked.fields.all[place]!.type, zone)));
    const value = read(raw);
    if (value !== wrong) values.set(place, value);
  }

  function clockOf({ lead, arrival }: Holder): number {
    return Math.max(lead.created, present.clockSince(arrival));
  }

  const meeting: Meeting = {
    next(): Encounter | undefined {
      const holder = standing!;
      const taken = claimAll(holder);
      if (taken === undefined) return undefined;
      const { lead: other } = taken.holder;
      return {
        other,
        survivor: isOlder(taken.holder, holder) ? other : holder.lead,
        clock: clockOf(taken.holder),
        cause: taken.row ?? unstated,
      };
    },
    joined(survivor, gone) {
      const [into, from] = [byLead.get(survivor)!, byLead.get(gone)!];
      from.into = into;
      into.arrival = Math.min(into.arrival, from.arrival);
      byLead.delete(gone);
      index.joined(into, from);
      standing = into;
      claimsFields = true;
      onGone(from);
    },
  };

  function claimAll(holder: Holder): ReturnType<typeof index.claim> {
    for (const keys of claimed) {
      const taken = index.claim(keys, holder);
      if (taken !== undefined) return taken;
    }
    if (!claimsFields) return undefined;
    const { fields } = holder.lead;
    return index.claim({ matches: readMatchKeys((place) => fields[place]) }, holder);
  }

  return {
    holders,
    keysOf({ user, anonymous, fields }, changes) {
      if (fields === undefined && changes.length === 0) return { user, anonymous, matches: nothing };
      const values = new Map<number, Value | undefined>();
      for (const name in fields) readField(name, fields[name], values);
      for (const { field, value } of changes) values.set(field, value);
      return { user, anonymous, matches: readMatchKeys((place) => values.get(place)) };
    },
    find: (keys) => index.find(keys),
    idOf: (keys) => index.idOf(keys),
    create(id, time) {
      const holder: Holder = {
        lead: createLead(program, id, time),
        order: holders.length,
        arrival: present.arrivals - 1,
      };
      holders.push(holder);
      byLead.set(holder.lead, holder);
      byId.set(id, holder);
      return holder;
    },
    holderOf: (lead) => byLead.get(lead),
    findById(id) {
      const holder = byId.get(id);
      return holder === undefined ? undefined : standingFor(holder);
    },
    clockOf,
    meet(holder, keys, setsFields) {
      standing = holder;
      claimed = keys;
      claimsFields = setsFields;
      return meeting;
    },
    get standing() {
      return standing;
    },
  };
}

function isOlder(one: Holder, other: Holder): boolean {
  const difference = one.lead.created - other.lead.created;
  return difference === 0 ? one.order < other.order : difference < 0;
}
