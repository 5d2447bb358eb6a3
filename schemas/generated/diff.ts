/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * What `funnel diff --format json` writes.
 */
export interface DiffDocument {
  format: 1;
  base: Side;
  head: Side;
  counts: {
    /**
     * Those accepted are among them.
     */
    breaking: number;
    accepted: number;
    behaviour: number;
    neutral: number;
  };
  /**
   * The most consequential first.
   */
  changes: ReviewedChange[];
  /**
   * The agreements that cover a change, with the teams that have not signed it as it is now.
   */
  to_sign: SigningTeams[];
}
/**
 * What was compared.
 *
 * This interface was referenced by `DiffDocument`'s JSON-Schema
 * via the `definition` "Side".
 */
export interface Side {
  /**
   * As it was asked for: a Git ref, a folder or a plan.
   */
  name: string;
  commit?: string;
  plan_hash: string;
}
/**
 * This interface was referenced by `DiffDocument`'s JSON-Schema
 * via the `definition` "ReviewedChange".
 */
export interface ReviewedChange {
  area: "qualification" | "routing" | "sla" | "nurture" | "content" | "data" | "governance" | "wording";
  /**
   * `breaking`: something that live leads or senders use is gone. `behaviour`: leads are treated differently. `neutral`: nothing happens to leads.
   */
  class: "breaking" | "behaviour" | "neutral";
  what: string;
  subject: ReviewedSubject;
  before?: ReviewedPlace;
  after?: ReviewedPlace;
  signers: SigningTeams[];
  /**
   * What depends on it without having been edited, the nearest first.
   */
  effects: ReviewedEffect[];
  /**
   * What `--accept` takes; breaking changes have one.
   */
  code?: string;
  help?: string;
  /**
   * Of a criterion: whether fewer leads meet it than before, or more.
   */
  strictness?: "stricter" | "looser";
  /**
   * Of a breaking change: whether `funnel.lock` says that it is.
   */
  accepted?: boolean;
}
/**
 * This interface was referenced by `DiffDocument`'s JSON-Schema
 * via the `definition` "ReviewedSubject".
 */
export interface ReviewedSubject {
  kind: string;
  name?: string;
  title: string;
}
/**
 * This interface was referenced by `DiffDocument`'s JSON-Schema
 * via the `definition` "ReviewedPlace".
 */
export interface ReviewedPlace {
  file: string;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
  text: string;
}
/**
 * This interface was referenced by `DiffDocument`'s JSON-Schema
 * via the `definition` "SigningTeams".
 */
export interface SigningTeams {
  agreement: string;
  teams: string[];
}
/**
 * This interface was referenced by `DiffDocument`'s JSON-Schema
 * via the `definition` "ReviewedEffect".
 */
export interface ReviewedEffect {
  kind: string;
  name?: string;
  title: string;
  through: ReviewedSubject;
}
