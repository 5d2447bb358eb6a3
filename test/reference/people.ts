/** Who is who: which lead an input is about, and which leads turn out to be one. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { History } from "./history.ts";
import { matchKeysOf, type Key } from "./keys.ts";

/** All keys that were ever given to a lead. */
export interface Directory<Person extends { readonly history: History }> {
  /** The lead of the first key that somebody has. */
  find(keys: readonly Key[]): Person | undefined;
  /**
   * Gives the person all the keys, and all those of their fields if asked; somebody else who has one of them, and why the
   * two are the same.
   */
  claim(
    person: Person,
    keys: readonly Key[],
    withFields: boolean,
  ): { readonly other: Person; readonly cause: string } | undefined;
  /** All keys of one person are another's from now on. */
  rebind(from: Person, into: Person): void;
}

export function createDirectory<Person extends { readonly history: History }>(plan: Plan): Directory<Person> {
  const owners = new Map<string, Person>();
  const hasUser = (person: Person): boolean =>
    [...owners].some(([text, owner]) => owner === person && text.startsWith("user:"));
  /** People with user ids of their own may share a device. */
  const isSharedDevice = ({ kind, withUser }: Key, owner: Person): boolean =>
    kind === "anonymous" && withUser && hasUser(owner);

  return {
    find(keys) {
      for (const key of keys) {
        const owner = owners.get(key.text);
        if (owner !== undefined && !isSharedDevice(key, owner)) return owner;
      }
      return undefined;
    },
    claim(person, keys, withFields) {
      const fields = withFields ? matchKeysOf(plan, person.history.fields) : [];
      for (const key of [...keys, ...fields]) {
        const owner = owners.get(key.text);
        if (owner !== undefined && owner !== person && !isSharedDevice(key, owner)) {
          return { other: owner, cause: key.cause };
        }
        owners.set(key.text, person);
      }
      return undefined;
    },
    rebind(from, into) {
      for (const [text, owner] of owners) if (owner === from) owners.set(text, into);
    },
  };
}
