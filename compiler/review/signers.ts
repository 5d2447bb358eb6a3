/** Finds the agreements that cover what changed, whose teams must sign again. */
import type { Covered, Plan } from "../../schemas/generated/plan.ts";
import { findDeclaration } from "../plan/hash.ts";
import type { Signers, Subject } from "./change.ts";
import { listReferences, type Reference } from "./references.ts";

/** Agreements of either plan; one in both is as the later one has it, with the teams of both. */
export function findSigners(base: Plan, head: Plan, subject: Subject): readonly Signers[] {
  const teams = new Map<string, Set<string>>();
  for (const plan of [head, base]) {
    for (const { name, between, covers } of plan.agreements) {
      if (!covers.some((covered) => isCovered(covered, subject)) && !isTerms(name, subject)) continue;
      const known = teams.get(name) ?? new Set();
      for (const team of between) known.add(team);
      teams.set(name, known);
    }
  }
  return [...teams].map(([agreement, list]) => ({ agreement, teams: [...list] })).sort(byName);
}

/** The agreements of the earlier plan in which something goes by a name that it has no longer. */
export function findSignersByName(base: Plan, renamed: Reference): readonly Signers[] {
  return base.agreements
    .filter(({ covers }) => covers.some(({ kind, name }) => usesName(findDeclaration(base, kind, name), renamed)))
    .map(({ name, between }) => ({ agreement: name, teams: [...between] }));
}

function usesName(part: unknown, { kind, name, of }: Reference): boolean {
  return listReferences(part).some((used) => {
    if (used.name !== name) return false;
    // Reasons are members of attributes, and go by their bare names.
    if (used.kind === "reason") return kind === "member";
    return used.kind === kind && (of.length === 0 || of.some((owner) => used.of.includes(owner)));
  });
}

/** Each agreement once, with the teams of all. */
export function joinSigners(lists: readonly (readonly Signers[])[]): readonly Signers[] {
  const teams = new Map<string, Set<string>>();
  for (const { agreement, teams: own } of lists.flat()) {
    teams.set(agreement, new Set([...(teams.get(agreement) ?? []), ...own]));
  }
  return [...teams].map(([agreement, list]) => ({ agreement, teams: [...list] })).sort(byName);
}

/** A stage is covered as a part of the lifecycle, and a phase as one of the journey. */
function isCovered({ kind, name }: Covered, subject: Subject): boolean {
  const whole = wholeOf[subject.kind];
  if (whole !== undefined && kind === whole) return true;
  return kind === subject.kind && name === subject.name;
}

const wholeOf: Readonly<Record<string, string>> = { stage: "lifecycle", phase: "journey" };

function isTerms(agreement: string, { kind, name }: Subject): boolean {
  return kind === "agreement" && name === agreement;
}

function byName(left: Signers, right: Signers): number {
  return left.agreement < right.agreement ? -1 : 1;
}
