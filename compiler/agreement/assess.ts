/** Says how each agreement of a plan stands: who signed it, what changed since, and when it is to be reviewed. */
import type { Agreement, Plan } from "../../schemas/generated/plan.ts";
import { type CoveredDeclaration, listCovered } from "./covered.ts";
import { findSigning, type Lock, type SignedContent } from "./lock.ts";
import { assessReview, type ReviewStatus } from "./review-date.ts";

/** What became of a declaration since a team signed. */
export interface CoveredChange {
  /** `score fit`; `agreement fy26` for the terms themselves. */
  readonly words: string;
  /** `added`: covered now but not when it was signed. `removed`: signed, but not covered any more. */
  readonly change: "changed" | "added" | "removed";
}

export interface TeamStatus {
  readonly team: string;
  readonly state: "signed" | "changed" | "unsigned";
  /** The latest signing; `undefined` for a team that never signed. */
  readonly signing: SignedContent | undefined;
  /** What differs from what the team signed, in the order in which it is covered; since when is `signing.at`. */
  readonly changes: readonly CoveredChange[];
}

export interface AgreementStatus {
  readonly agreement: Agreement;
  readonly covered: readonly CoveredDeclaration[];
  /** In the order of `between`. */
  readonly teams: readonly TeamStatus[];
  /**
   * `signed`: by all, as it stands. `changed`: signed by all, but not as it stands for some. `one_sided`: some have
   * signed and others never did. `unsigned`: nobody has.
   */
  readonly state: "signed" | "changed" | "one_sided" | "unsigned";
  /** `undefined` without `review every`. */
  readonly review: ReviewStatus | undefined;
}

/** The status of every agreement in the plan, in the plan's order; `now` in milliseconds since 1970. */
export function assessAgreements(plan: Plan, lock: Lock, now: number): readonly AgreementStatus[] {
  return plan.agreements.map((agreement) => {
    const covered = listCovered(plan, agreement);
    const teams = agreement.between.map((team) => assessTeam(covered, team, findSigning(lock, agreement.name, team)));
    const signedAt = teams.map(({ signing }) => signing?.at);
    return { agreement, covered, teams, state: summarize(teams), review: assessReview(agreement, signedAt, now) };
  });
}

function assessTeam(
  covered: readonly CoveredDeclaration[],
  team: string,
  signing: SignedContent | undefined,
): TeamStatus {
  if (signing === undefined) return { team, state: "unsigned", signing, changes: [] };
  const changes: CoveredChange[] = covered.flatMap(({ words, hash }) => {
    const signed = signing.hashes.get(words);
    if (signed === hash) return [];
    return [{ words, change: signed === undefined ? ("added" as const) : ("changed" as const) }];
  });
  const present = new Set(covered.map(({ words }) => words));
  for (const words of signing.hashes.keys()) if (!present.has(words)) changes.push({ words, change: "removed" });
  return { team, state: changes.length === 0 ? "signed" : "changed", signing, changes };
}

function summarize(teams: readonly TeamStatus[]): AgreementStatus["state"] {
  const unsigned = teams.filter(({ state }) => state === "unsigned").length;
  if (unsigned === teams.length) return "unsigned";
  if (unsigned > 0) return "one_sided";
  return teams.every(({ state }) => state === "signed") ? "signed" : "changed";
}
