/** Which lead an input is about: the sender's ids first, then key fields in the order of the plan. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { LeadKeys } from "../../schemas/generated/event.ts";
import type { LinkedPlan } from "../plan/link.ts";
import { normalForm } from "../model/value.ts";

export interface LeadIndex<Holder> {
  /** The holder that the first known key leads to. */
  find(keys: LeadKeys): Holder | undefined;
  /** Gives the holder every key that nobody has. */
  bind(keys: LeadKeys, holder: Holder): void;
  /** The id of the lead that the keys would make, `l_` and sixteen digits of a hash, from the first of them; undefined without any usable key. */
  idOf(keys: LeadKeys): string | undefined;
}

export function createLeadIndex<Holder>(
  linked: LinkedPlan,
  hash: (text: string) => string = sha256Hex,
): LeadIndex<Holder> {
  const hashKey = (key: string): string => `l_${hash(key).slice(0, 16)}`;
  const keyFields = linked.fields.all.filter(({ key }) => key).map(({ name }) => name);
  const byUser = new Map<string, Holder>();
  const byAnonymous = new Map<string, Holder>();
  const byField = new Map(keyFields.map((name) => [name, new Map<string, Holder>()]));

  return {
    find(keys) {
      const { user, anonymous, fields } = keys;
      let holder = user === undefined ? undefined : byUser.get(user);
      if (holder !== undefined) return holder;
      holder = anonymous === undefined ? undefined : byAnonymous.get(anonymous);
      if (holder !== undefined || fields === undefined) return holder;
      for (const [name, holders] of byField) {
        const value = keyValue(fields[name]);
        holder = value === undefined ? undefined : holders.get(value);
        if (holder !== undefined) return holder;
      }
      return undefined;
    },
    bind({ user, anonymous, fields }, holder) {
      if (user !== undefined && !byUser.has(user)) byUser.set(user, holder);
      if (anonymous !== undefined && !byAnonymous.has(anonymous)) byAnonymous.set(anonymous, holder);
      if (fields === undefined) return;
      for (const [name, holders] of byField) {
        const value = keyValue(fields[name]);
        if (value !== undefined && !holders.has(value)) holders.set(value, holder);
      }
    },
    idOf({ user, anonymous, fields }) {
      if (user !== undefined) return hashKey(`user:${user}`);
      if (anonymous !== undefined) return hashKey(`anonymous:${anonymous}`);
      for (const name of keyFields) {
        const value = keyValue(fields?.[name]);
        if (value !== undefined) return hashKey(`${name}:${value}`);
      }
      return undefined;
    },
  };
}

/** SHA-256 in hexadecimal, on any platform; a platform's own is faster. */
function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function keyValue(raw: unknown): string | undefined {
  if (typeof raw !== "string" && typeof raw !== "number") return undefined;
  const value = normalForm(raw);
  return value === "" ? undefined : value;
}
