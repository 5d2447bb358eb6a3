/** What `funnel.lock` holds: signatures, their proofs, and the breaking changes that were accepted. */
import type { AcceptedChange, Proof, Signature } from "../../schemas/generated/lock.ts";

export type { AcceptedChange, Proof, Signature };

/** The name of the lock, in the project's folder. */
export const lockName = "funnel.lock";

export interface Lock {
  readonly signatures: readonly Signature[];
  readonly proofs: readonly Proof[];
  readonly accepted: readonly AcceptedChange[];
}

/** What a project without a lock has. */
export const emptyLock: Lock = { signatures: [], proofs: [], accepted: [] };

/** Who put a team's name under an agreement, and when; times are ISO 8601. */
export interface Signing {
  readonly agreement: string;
  readonly team: string;
  readonly by: string;
  readonly at: string;
}

/** A signing with the hashes of what was signed, by its words such as `score fit`. */
export interface SignedContent extends Signing {
  readonly hashes: ReadonlyMap<string, string>;
  /** The signature over it by an SSH key, when there is one. */
  readonly proof: string | undefined;
}

/** A team's latest signing of an agreement; entries of earlier ones, which a merge may have left, do not count. */
export function findSigning(lock: Lock, agreement: string, team: string): SignedContent | undefined {
  const entries = lock.signatures.filter((entry) => entry.agreement === agreement && entry.team === team);
  const latest = entries.reduce<Signature | undefined>(
    (best, entry) => (best === undefined || compareSignings(best, entry) < 0 ? entry : best),
    undefined,
  );
  if (latest === undefined) return undefined;
  const { by, at } = latest;
  const proof = lock.proofs.find((candidate) => isSameSigning(candidate, latest));
  return {
    agreement,
    team,
    by,
    at,
    hashes: new Map(entries.filter((entry) => isSameSigning(entry, latest)).map(({ covers, hash }) => [covers, hash])),
    proof: proof?.ssh,
  };
}

/** True when two entries belong to one act of signing. */
export function isSameSigning(left: Signing, right: Signing): boolean {
  return left.agreement === right.agreement && left.team === right.team && left.by === right.by && left.at === right.at;
}

/** By time; two people who signed at the same instant are told apart by their names. */
function compareSignings(left: Signing, right: Signing): number {
  return Date.parse(left.at) - Date.parse(right.at) || (left.by < right.by ? -1 : left.by > right.by ? 1 : 0);
}
