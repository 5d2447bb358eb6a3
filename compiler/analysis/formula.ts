/** Questions without `not` and without a third truth value: a variable lies in a domain, all of these, one of these. */
import { type Domain, isWithin, meet } from "./domain.ts";
import { intersectNames, type NameSet, someNames, uniteNames } from "./name-set.ts";
import type { Variable } from "./variable.ts";

export interface Atom {
  readonly kind: "atom";
  readonly variable: Variable;
  readonly domain: Domain;
  /** What the atom leaves of all that the variable can be; worked out once, since most questions ask nothing else of it. */
  readonly left: Domain | undefined;
  /** Whether that is all. */
  readonly isCertain: boolean;
}

export type Formula =
  | { readonly kind: "constant"; readonly value: boolean }
  | Atom
  | { readonly kind: "all" | "any"; readonly operands: readonly Formula[] };

export const always: Formula = { kind: "constant", value: true };
export const never: Formula = { kind: "constant", value: false };

/** The variable lies in the domain; nothing does when there is no domain. */
export function isIn(variable: Variable, domain: Domain | undefined): Formula {
  if (domain === undefined || (!domain.unknown && domain.known === undefined)) return never;
  const left = meet(variable.domain, domain);
  return { kind: "atom", variable, domain, left, isCertain: left !== undefined && isWithin(variable.domain, domain) };
}

export function all(formulas: readonly Formula[]): Formula {
  return combine("all", formulas, true);
}

export function any(formulas: readonly Formula[]): Formula {
  return combine("any", formulas, false);
}

function combine(kind: "all" | "any", formulas: readonly Formula[], neutral: boolean): Formula {
  const operands: Formula[] = [];
  for (const formula of formulas) {
    if (formula.kind === "constant") {
      if (formula.value !== neutral) return formula;
    } else operands.push(formula);
  }
  if (operands.length === 0) return neutral ? always : never;
  return operands.length === 1 ? operands[0]! : { kind, operands };
}

/** Adds the variables that a formula speaks of. */
export function collectVariables(formula: Formula, into: Set<Variable>): void {
  if (formula.kind === "atom") into.add(formula.variable);
  else if (formula.kind !== "constant") for (const operand of formula.operands) collectVariables(operand, into);
}

/** Whether all variables of a formula are of a kind. */
export function everyVariable(formula: Formula, isOfKind: (variable: Variable) => boolean): boolean {
  if (formula.kind === "atom") return isOfKind(formula.variable);
  if (formula.kind === "constant") return true;
  for (const operand of formula.operands) if (!everyVariable(operand, isOfKind)) return false;
  return true;
}

/** The names that a variable can have where the formula is true; `undefined` when it says nothing of it. */
export function projectNames(formula: Formula, variable: Variable): NameSet | undefined {
  switch (formula.kind) {
    case "constant":
      return formula.value ? undefined : someNames([]);
    case "atom": {
      const { known } = formula.domain;
      return formula.variable === variable && known?.kind === "name" ? known.set : undefined;
    }
    case "all": {
      let left: NameSet | undefined;
      for (const operand of formula.operands) {
        const names = projectNames(operand, variable);
        if (names !== undefined) left = left === undefined ? names : intersectNames(left, names);
      }
      return left;
    }
    case "any": {
      let found: NameSet = someNames([]);
      for (const operand of formula.operands) {
        const names = projectNames(operand, variable);
        if (names === undefined) return undefined;
        found = uniteNames(found, names);
      }
      return found;
    }
  }
}
