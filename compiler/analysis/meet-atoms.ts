/** Decides without a search what most questions come down to: a few variables that each lie in some domains. */
import { type Domain, meet } from "./domain.ts";
import type { Formula } from "./formula.ts";
import type { Variable } from "./variable.ts";

/** Whether the formulas can be true together; `undefined` when one of them leaves a choice. */
export function meetAtoms(formulas: readonly Formula[]): boolean | undefined {
  const variables: Variable[] = [];
  const domains: Domain[] = [];
  return meetInto(formulas, variables, domains);
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
        const left = meet(place === -1 ? formula.variable.domain : domains[place]!, formula.domain);
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
