/** Puts a team's signature under agreements, and accepted changes on record. */
import type { Agreement, Plan } from "../../schemas/generated/plan.ts";
import { listCovered } from "./covered.ts";
import { findSigning, isSameSigning, type Lock, type SignedContent, type Signing } from "./lock.ts";

/** What a team signs of an agreement as it stands in the plan; `at` is ISO 8601. */
export function prepareSigning(plan: Plan, agreement: Agreement, team: string, by: string, at: string): SignedContent {
  const hashes = new Map(listCovered(plan, agreement).map(({ words, hash }) => [words, hash]));
  return { agreement: agreement.name, team, by, at, hashes, proof: undefined };
}

/** The lock with a signing in place of the same team's earlier one. */
export function addSigning(lock: Lock, signing: SignedContent): Lock {
  const { agreement, team, by, at, hashes, proof } = signing;
  const isOther = (entry: Signing): boolean => entry.agreement !== agreement || entry.team !== team;
  return {
    ...lock,
    signatures: [
      ...lock.signatures.filter(isOther),
      ...[...hashes].map(([covers, hash]) => ({ agreement, team, covers, by, at, hash })),
    ],
    proofs: [...lock.proofs.filter(isOther), ...(proof === undefined ? [] : [{ agreement, team, by, at, ssh: proof }])],
  };
}

/** The lock without entries that no longer count: of agreements and teams that are gone, and of earlier signings. */
export function pruneLock(lock: Lock, plan: Plan): Lock {
  const current = plan.agreements.flatMap(({ name, between }) =>
    between.flatMap((team) => findSigning(lock, name, team) ?? []),
  );
  const counts = (entry: Signing): boolean => current.some((signing) => isSameSigning(signing, entry));
  return { ...lock, signatures: lock.signatures.filter(counts), proofs: lock.proofs.filter(counts) };
}

/** The lock with breaking changes accepted at a time in ISO 8601; what was accepted before is accepted anew. */
export function acceptChanges(lock: Lock, changes: readonly string[], at: string): Lock {
  const fresh = new Set(changes);
  const added = [...fresh].map((change) => ({ change, at }));
  return { ...lock, accepted: [...lock.accepted.filter(({ change }) => !fresh.has(change)), ...added] };
}

/**
 * The breaking changes from `base` on that `head` says are accepted. What the base had accepted already was another
 * loss of the same name, because there the thing was back.
 */
export function listAccepted(base: Lock, head: Lock): ReadonlySet<string> {
  const former = new Set(base.accepted.map(({ change, at }) => `${change} ${at}`));
  return new Set(head.accepted.filter(({ change, at }) => !former.has(`${change} ${at}`)).map(({ change }) => change));
}
