/** Looks for domains in which a formula is true: narrows as far as it goes, then tries one alternative after the other. */
import { type Domain, isWithin, meet } from "./domain.ts";
import type { Formula } from "./formula.ts";
import type { Variable } from "./variable.ts";

/** What is known of the variables on the present path. */
export interface SearchState {
  /** Only variables about which something is asked. */
  readonly domains: ReadonlyMap<Variable, Domain>;
  domainOf(variable: Variable): Domain;
  /** Takes a formula for true; false when it cannot be. Alternatives are left for later. */
  assume(formula: Formula): boolean;
  /** What the domains say already: `undefined` when both are left. */
  decide(formula: Formula): boolean | undefined;
}

/** What else holds between variables, besides what formulas say. */
export interface Theory {
  /** Draws conclusions; false when there is a contradiction. */
  narrow(state: SearchState): boolean;
  /** When nothing else is open: what to tell apart next, one of which holds; nothing when all is settled. */
  split(state: SearchState): readonly Formula[] | undefined;
}

/** Nothing holds between variables but what formulas say. */
export const noTheory: Theory = { narrow: () => true, split: () => undefined };

export type Search =
  | { readonly found: "nothing" | "too_much" }
  | { readonly found: "domains"; readonly domains: ReadonlyMap<Variable, Domain> };

/** Searches with at most that many alternatives tried. */
export function search(formula: Formula, theory: Theory, limit: number): Search {
  const domains = new Map<Variable, Domain>();
  const trail: [Variable, Domain | undefined][] = [];
  let pending: Formula[] = [];
  let tried = 0;

  const domainOf = (variable: Variable): Domain => domains.get(variable) ?? variable.domain;

  function assume(given: Formula): boolean {
    switch (given.kind) {
      case "constant":
        return given.value;
      case "all":
        return given.operands.every(assume);
      case "any":
        pending.push(given);
        return true;
      case "atom": {
        const { variable } = given;
        const before = domains.get(variable);
        const now = meet(before ?? variable.domain, given.domain);
        if (now === undefined) return false;
        trail.push([variable, before]);
        domains.set(variable, now);
        return true;
      }
    }
  }

  function decide(given: Formula): boolean | undefined {
    switch (given.kind) {
      case "constant":
        return given.value;
      case "atom": {
        const domain = domainOf(given.variable);
        if (meet(domain, given.domain) === undefined) return false;
        return isWithin(domain, given.domain) ? true : undefined;
      }
      default: {
        const final = given.kind === "any";
        let isOpen = false;
        for (const operand of given.operands) {
          const decided = decide(operand);
          if (decided === final) return final;
          isOpen ||= decided === undefined;
        }
        return isOpen ? undefined : !final;
      }
    }
  }

  const state: SearchState = { domains, domainOf, assume, decide };

  /** Follows whatever has only one way left; false at a contradiction. */
  function settle(): boolean {
    for (;;) {
      const looked = pending;
      pending = [];
      let isChanged = false;
      for (const given of looked) {
        if (given.kind !== "any") continue;
        const left: Formula[] = [];
        let isTrue = false;
        for (const operand of given.operands) {
          const decided = decide(operand);
          if (decided === true) {
            isTrue = true;
            break;
          }
          if (decided === undefined) left.push(operand);
        }
        if (isTrue) continue;
        if (left.length === 0) return false;
        if (left.length > 1)
          pending.push(left.length === given.operands.length ? given : { kind: "any", operands: left });
        else {
          isChanged = true;
          if (!assume(left[0]!)) return false;
        }
      }
      const length = trail.length;
      if (!theory.narrow(state)) return false;
      if (!isChanged && trail.length === length) return true;
    }
  }

  /** True when found, false when there is nothing, `undefined` at the limit. */
  function explore(): boolean | undefined {
    if (!settle()) return false;
    const chosen = shortest(pending);
    const alternatives = chosen?.operands ?? theory.split(state);
    if (alternatives === undefined) return true;
    // An alternative that is assumed settles the formula that it comes from.
    const open = pending.filter((each) => each !== chosen);
    const mark = trail.length;
    for (const alternative of alternatives) {
      tried += 1;
      if (tried > limit) return undefined;
      pending = open.slice();
      if (assume(alternative)) {
        const result = explore();
        if (result !== false) return result;
      }
      while (trail.length > mark) {
        const [variable, before] = trail.pop()!;
        if (before === undefined) domains.delete(variable);
        else domains.set(variable, before);
      }
    }
    return false;
  }

  if (!assume(formula)) return { found: "nothing" };
  const result = explore();
  if (result === undefined) return { found: "too_much" };
  return result ? { found: "domains", domains } : { found: "nothing" };
}

/** The pending formula that leaves the fewest ways. */
function shortest(pending: readonly Formula[]): Extract<Formula, { kind: "any" | "all" }> | undefined {
  let best: Extract<Formula, { kind: "any" | "all" }> | undefined;
  for (const formula of pending) {
    if (formula.kind !== "any") continue;
    if (best === undefined || formula.operands.length < best.operands.length) best = formula;
  }
  return best;
}
