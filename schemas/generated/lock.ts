/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * `funnel.lock`: who signed which definitions, and which breaking changes were accepted. YAML, one entry a line.
 */
export interface LockDocument {
  /**
   * The version of this format.
   */
  lock: 1;
  signatures?: Signature[];
  proofs?: Proof[];
  accepted?: AcceptedChange[];
}
/**
 * One team's signature under one declaration. The entries with the same agreement, team, person and time are one act of signing; the latest counts.
 *
 * This interface was referenced by `LockDocument`'s JSON-Schema
 * via the `definition` "Signature".
 */
export interface Signature {
  agreement: string;
  team: string;
  /**
   * What was signed, such as `score fit` or `lifecycle`; `agreement fy26` stands for the terms of the agreement itself.
   */
  covers: string;
  /**
   * The person who signed.
   */
  by: string;
  at: string;
  /**
   * SHA-256 of the declaration's meaning, in hexadecimal.
   */
  hash: string;
}
/**
 * A detached SSH signature, in namespace `funnel`, over the entries of one act of signing.
 *
 * This interface was referenced by `LockDocument`'s JSON-Schema
 * via the `definition` "Proof".
 */
export interface Proof {
  agreement: string;
  team: string;
  by: string;
  at: string;
  /**
   * The signature as `ssh-keygen -Y sign` writes it, without its first and last line and without line ends.
   */
  ssh: string;
}
/**
 * A breaking change that was accepted, by the code that `funnel diff` gives it.
 *
 * This interface was referenced by `LockDocument`'s JSON-Schema
 * via the `definition` "AcceptedChange".
 */
export interface AcceptedChange {
  change: string;
  at: string;
}
