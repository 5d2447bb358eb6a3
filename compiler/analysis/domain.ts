/** What a variable can still be: unknown, or a value of a set. */
import { countNames, intersectNames, isNameSubset, type NameSet } from "./name-set.ts";
import { intersectNumbers, isNumberSubset, type NumberSet, overlap } from "./number-set.ts";
import { intersectTexts, isTextSubset, type TextSet } from "./text-set.ts";

/** A set of known values that is not empty. */
export type Known =
  | { readonly kind: "number"; readonly set: NumberSet }
  | { readonly kind: "name"; readonly set: NameSet }
  | { readonly kind: "text"; readonly set: TextSet };

/** Never without any possibility: that is written `undefined`. */
export interface Domain {
  readonly unknown: boolean;
  /** `undefined` when no known value is left. */
  readonly known: Known | undefined;
}

/** What is left of a domain under another; `undefined` when nothing is. Gives the first itself when nothing is lost. */
export function meet(left: Domain, right: Domain): Domain | undefined {
  const unknown = left.unknown && right.unknown;
  const known = left.known && right.known && meetKnown(left.known, right.known);
  if (!unknown && known === undefined) return undefined;
  return { unknown, known };
}

/** Whether nothing is left of a domain under another. */
export function areApart(left: Domain, right: Domain): boolean {
  if (left.unknown && right.unknown) return false;
  if (left.known?.kind === "number" && right.known?.kind === "number") {
    return !overlap(left.known.set, right.known.set);
  }
  return left.known === undefined || right.known === undefined || meetKnown(left.known, right.known) === undefined;
}

/** Whether it is certain that everything possible in the one is possible in the other. */
export function isWithin(part: Domain, whole: Domain): boolean {
  if (part.unknown && !whole.unknown) return false;
  if (part.known === undefined) return true;
  if (whole.known === undefined) return false;
  if (part.known.kind === "number" && whole.known.kind === "number") {
    return isNumberSubset(part.known.set, whole.known.set);
  }
  if (part.known.kind === "name" && whole.known.kind === "name") return isNameSubset(part.known.set, whole.known.set);
  if (part.known.kind === "text" && whole.known.kind === "text") return isTextSubset(part.known.set, whole.known.set);
  return false;
}

/** A set of numbers, or nothing when it is empty. */
export function numbers(set: NumberSet): Known | undefined {
  return set.length === 0 ? undefined : { kind: "number", set };
}

/** A set of names, or nothing when it is empty. */
export function names(set: NameSet): Known | undefined {
  return countNames(set) === 0 ? undefined : { kind: "name", set };
}

function meetKnown(left: Known, right: Known): Known | undefined {
  if (left.kind === "number" && right.kind === "number") return numbers(intersectNumbers(left.set, right.set));
  if (left.kind === "name" && right.kind === "name") return names(intersectNames(left.set, right.set));
  if (left.kind === "text" && right.kind === "text") {
    const set = intersectTexts(left.set, right.set);
    return set && { kind: "text", set };
  }
  return undefined;
}
