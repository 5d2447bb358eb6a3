/** Which lead an input is about: the sender's ids first, then match keys in the order of the plan. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { MatchKey } from "../identity/match-keys.ts";

/** What may name a lead. */
export interface InputKeys {
  readonly user?: string | undefined;
  readonly anonymous?: string | undefined;
  readonly matches: readonly MatchKey[];
}

/** A key that somebody else has. */
export interface Taken<Holder> {
  readonly holder: Holder;
  /** The id of the row that the key is of; undefined for the sender's ids. */
  readonly row: string | undefined;
}

export interface LeadIndex<Holder> {
  /** The holder that the first known key leads to. */
  find(keys: InputKeys): Holder | undefined;
  /**
   * Gives the holder every key that nobody has, up to the first that somebody else has. An anonymous id goes to the
   * user id that it comes with, and is taken from whoever else has a user id: people share devices.
   */
  claim(keys: InputKeys, holder: Holder): Taken<Holder> | undefined;
  /** Told that the person of one holder is that of another. */
  joined(into: Holder, from: Holder): void;
  /** The id of the lead that the keys would make, `l_` and sixteen digits of a hash, from the first of them; undefined without any. */
  idOf(keys: InputKeys): string | undefined;
}

/** `standingFor` gives the holder that one was merged into, or the same. */
export function createLeadIndex<Holder>(
  standingFor: (holder: Holder) => Holder,
  hash: (text: string) => string = sha256Hex,
): LeadIndex<Holder> {
  const byUser = new Map<string, Holder>();
  const byAnonymous = new Map<string, Holder>();
  const byMatch = new Map<string, Holder>();
  /** Those that a user id leads to. */
  const withUser = new Set<Holder>();

  function claimKey(keys: Map<string, Holder>, key: string, holder: Holder): Holder | undefined {
    const known = keys.get(key);
    if (known === holder) return undefined;
    const standing = known === undefined ? holder : standingFor(known);
    if (standing !== holder) return standing;
    keys.set(key, holder);
    return undefined;
  }

  function claimUser(user: string, holder: Holder): Holder | undefined {
    const other = claimKey(byUser, user, holder);
    if (other === undefined) withUser.add(holder);
    return other;
  }

  function claimAnonymous(anonymous: string, user: string | undefined, holder: Holder): Holder | undefined {
    const other = claimKey(byAnonymous, anonymous, holder);
    if (other === undefined || user === undefined || !withUser.has(other)) return other;
    byAnonymous.set(anonymous, holder);
    return undefined;
  }

  /** Whom an anonymous id leads to; with a user id that nobody has, only to somebody without one. */
  function findAnonymous(anonymous: string, user: string | undefined): Holder | undefined {
    const known = byAnonymous.get(anonymous);
    return known !== undefined && user !== undefined && withUser.has(standingFor(known)) ? undefined : known;
  }

  return {
    joined(into, from) {
      if (withUser.delete(from)) withUser.add(into);
    },
    find({ user, anonymous, matches }) {
      let holder = user === undefined ? undefined : byUser.get(user);
      if (holder === undefined && anonymous !== undefined) holder = findAnonymous(anonymous, user);
      for (let index = 0; holder === undefined && index < matches.length; index += 1) {
        holder = byMatch.get(matches[index]!.text);
      }
      return holder === undefined ? undefined : standingFor(holder);
    },
    claim({ user, anonymous, matches }, holder) {
      const other =
        (user === undefined ? undefined : claimUser(user, holder)) ??
        (anonymous === undefined ? undefined : claimAnonymous(anonymous, user, holder));
      if (other !== undefined) return { holder: other, row: undefined };
      for (const { text, row } of matches) {
        const match = claimKey(byMatch, text, holder);
        if (match !== undefined) return { holder: match, row };
      }
      return undefined;
    },
    idOf({ user, anonymous, matches }) {
      const name =
        user !== undefined ? `user:${user}` : anonymous !== undefined ? `anonymous:${anonymous}` : matches[0]?.name;
      return name === undefined ? undefined : `l_${hash(name).slice(0, 16)}`;
    },
  };
}

/** SHA-256 in hexadecimal, on any platform; a platform's own is faster. */
function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
