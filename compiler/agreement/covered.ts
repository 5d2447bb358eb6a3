/** Lists what an agreement covers, with the hash of what each part means today. */
import type { Agreement, Plan } from "../../schemas/generated/plan.ts";
import { hashDeclaration, hashTerms } from "../plan/hash.ts";
import { invariant } from "../text/invariant.ts";

export interface CoveredDeclaration {
  /** As `covers` names it: `score fit`, `content map`; `agreement fy26` stands for the terms themselves. */
  readonly words: string;
  /** The kind as in the plan, `content_map`. */
  readonly kind: string;
  readonly name: string | undefined;
  /** SHA-256 of its meaning, in hexadecimal: titles, docs, comments and `moved from` do not count. */
  readonly hash: string;
}

/** The terms of the agreement first, then what it covers in the order written. */
export function listCovered(plan: Plan, agreement: Agreement): readonly CoveredDeclaration[] {
  const words = `agreement ${agreement.name}`;
  const terms = describeCovered(words, "agreement", agreement.name, () => hashTerms(agreement));
  const covered = agreement.covers.map(({ kind, name }) => {
    const words = nameCovered(kind, name);
    return describeCovered(words, kind, name, () => {
      const hash = hashDeclaration(plan, kind, name);
      invariant(hash !== undefined, `an agreement covers \`${words}\`, which the checker has found`);
      return hash;
    });
  });
  return [terms, ...covered];
}

/** Hashes when somebody asks: an agreement that nobody has signed is compared with nothing. */
function describeCovered(
  words: string,
  kind: string,
  name: string | undefined,
  computeHash: () => string,
): CoveredDeclaration {
  let hash: string | undefined;
  return {
    words,
    kind,
    name,
    get hash() {
      return (hash ??= computeHash());
    },
  };
}

/** `score fit`, `content map`. */
export function nameCovered(kind: string, name: string | undefined): string {
  const words = kind.replaceAll("_", " ");
  return name === undefined ? words : `${words} ${name}`;
}
