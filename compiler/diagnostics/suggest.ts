/** Finds the name that a person most likely meant. */
import { distance } from "fastest-levenshtein";

/** The nearest candidate, or `undefined` when none is near enough to be worth mentioning. Ties go to the first. */
export function suggest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(name);
  // One slip in a short word, two from six letters on, three from ten on.
  const cutOff = wanted.length < 3 ? 0 : wanted.length < 6 ? 1 : wanted.length < 10 ? 2 : 3;
  let best: string | undefined;
  let bestDistance = cutOff + 1;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const folded = fold(candidate);
    if (Math.abs(folded.length - wanted.length) >= bestDistance) continue;
    const steps = folded === wanted ? 0 : isTransposition(wanted, folded) ? 1 : distance(wanted, folded);
    if (steps < bestDistance) {
      best = candidate;
      bestDistance = steps;
    }
  }
  return best;
}

/** Case, `_`, `-` and spaces are not what people mean to tell names apart by. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[_\-\s]/gu, "");
}

/** Two neighbouring letters changed places: one slip of the fingers, though two edits. */
function isTransposition(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2);
}
