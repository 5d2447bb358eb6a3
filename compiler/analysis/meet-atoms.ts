/** Decides without a search what most questions come down to: a few variables that each lie in some domains. */
import { type Domain, meet } from "./domain.ts";
import { everyVariable, type Formula } from "./formula.ts";
import type { Variable } from "./variable.ts";

/** Whether the formulas can be true together; `undefined` when one of them leaves a choice. */
export function meetAtoms(formulas: readonly Formula[]): boolean | undefined {
  const variables: Variable[] = [];
  const domains: Domain[] = [];
  return meetInto(formulas, variables, domains);
}

/** Whether one way of making the formula true is seen at once, whatever a theory says; of variables that are tied to none. */
export function isEasilyMet(formula: Formula): boolean {
  switch (formula.kind) {
    case "constant":
      return formula.value;
    case "atom":
      return formula.left !== undefined;
    case "all":
      return everyVariable(formula, ({ isFree }) => isFree) && meetAtoms(formula.operands) === true;
    case "any":
      return formula.operands.some(isEasilyMet);
  }
}

function meetInto(formulas: readonly Formula[], variables: Variable[], domains: Domain[]): boolean | undefined {
  for (const formula of formulas) {
    switch (formula.kind) {
      case "constant":
        if (!formula.value) return false;
        break;
      case "any":
        return undefined;
      case "all": {
        const inner = meetInto(formula.operands, variables, domains);
        if (inner !== true) return inner;
        break;
      }
      case "atom": {
        const place = variables.indexOf(formula.variable);
        const left = place === -1 ? formula.left : meet(domains[place]!, formula.domain);
        if (left === undefined) return false;
        if (place === -1) {
          variables.push(formula.variable);
          domains.push(left);
        } else domains[place] = left;
      }
    }
  }
  return true;
}
