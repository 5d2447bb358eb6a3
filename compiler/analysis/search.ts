/** Looks for domains in which a formula is true: narrows as far as it goes, then tries one alternative after the other. */
import { areApart, type Domain, isWithin, meet } from "./domain.ts";
import type { Atom, Formula } from "./formula.ts";
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
  const path = new Path(theory, limit);
  if (!path.assume(formula)) return { found: "nothing" };
  const result = path.explore();
  if (result === undefined) return { found: "too_much" };
  return result ? { found: "domains", domains: path.domains } : { found: "nothing" };
}

type Alternatives = Extract<Formula, { kind: "any" | "all" }>;

/** The one path that is looked at; a class, since most searches are so short that making closures would cost more. */
class Path implements SearchState {
  readonly domains = new Map<Variable, Domain>();
  private readonly theory: Theory;
  private readonly limit: number;
  /** What was narrowed, and its domain before; in two lists that grow alike. */
  private readonly narrowed: Variable[] = [];
  private readonly before: (Domain | undefined)[] = [];
  private pending: Alternatives[] = [];
  private tried = 0;

  constructor(theory: Theory, limit: number) {
    this.theory = theory;
    this.limit = limit;
  }

  domainOf(variable: Variable): Domain {
    return this.domains.get(variable) ?? variable.domain;
  }

  assume(given: Formula): boolean {
    switch (given.kind) {
      case "constant":
        return given.value;
      case "all":
        for (const operand of given.operands) if (!this.assume(operand)) return false;
        return true;
      case "any":
        this.pending.push(given);
        return true;
      case "atom": {
        const { variable } = given;
        const before = this.domains.get(variable);
        const now = before === undefined ? given.left : meet(before, given.domain);
        if (now === undefined) return false;
        this.narrowed.push(variable);
        this.before.push(before);
        this.domains.set(variable, now);
        return true;
      }
    }
  }

  decide(given: Formula): boolean | undefined {
    switch (given.kind) {
      case "constant":
        return given.value;
      case "atom":
        return this.decideAtom(given);
      default: {
        const final = given.kind === "any";
        let isOpen = false;
        for (const operand of given.operands) {
          const decided = this.decide(operand);
          if (decided === final) return final;
          isOpen ||= decided === undefined;
        }
        return isOpen ? undefined : !final;
      }
    }
  }

  private decideAtom(given: Atom): boolean | undefined {
    const domain = this.domains.get(given.variable);
    if (domain === undefined) return given.left === undefined ? false : given.isCertain ? true : undefined;
    if (isWithin(domain, given.domain)) return true;
    return areApart(domain, given.domain) ? false : undefined;
  }

  /** Follows whatever has only one way left; false at a contradiction. */
  private settle(): boolean {
    for (;;) {
      const looked = this.pending;
      this.pending = [];
      let isChanged = false;
      for (const given of looked) {
        const left = this.listOpen(given);
        if (left === undefined) continue;
        if (left.length === 0) return false;
        if (left.length > 1) {
          this.pending.push(left.length === given.operands.length ? given : { kind: "any", operands: left });
          continue;
        }
        isChanged = true;
        if (!this.assume(left[0]!)) return false;
      }
      const length = this.narrowed.length;
      if (!this.theory.narrow(this)) return false;
      if (!isChanged && this.narrowed.length === length) return true;
    }
  }

  /** The alternatives that are neither true nor false yet; `undefined` when one is true. */
  private listOpen({ operands }: Alternatives): readonly Formula[] | undefined {
    const left: Formula[] = [];
    for (const operand of operands) {
      const decided = this.decide(operand);
      if (decided === true) return undefined;
      if (decided === undefined) left.push(operand);
    }
    return left;
  }

  /** True when found, false when there is nothing, `undefined` at the limit. */
  explore(): boolean | undefined {
    if (!this.settle()) return false;
    const chosen = shortest(this.pending);
    const alternatives = chosen?.operands ?? this.theory.split(this);
    if (alternatives === undefined) return true;
    // An alternative that is assumed settles the formula that it comes from.
    const open = this.pending.filter((each) => each !== chosen);
    const mark = this.narrowed.length;
    for (const alternative of alternatives) {
      this.tried += 1;
      if (this.tried > this.limit) return undefined;
      this.pending = open.slice();
      if (this.assume(alternative)) {
        const result = this.explore();
        if (result !== false) return result;
      }
      this.takeBack(mark);
    }
    return false;
  }

  private takeBack(mark: number): void {
    while (this.narrowed.length > mark) {
      const variable = this.narrowed.pop()!;
      const before = this.before.pop();
      if (before === undefined) this.domains.delete(variable);
      else this.domains.set(variable, before);
    }
  }
}

/** The pending formula that leaves the fewest ways. */
function shortest(pending: readonly Alternatives[]): Alternatives | undefined {
  let best: Alternatives | undefined;
  for (const formula of pending) {
    if (best === undefined || formula.operands.length < best.operands.length) best = formula;
  }
  return best;
}
