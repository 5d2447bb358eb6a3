/** Finds the name somebody may have meant. */
import { distance } from "fastest-levenshtein";

/** The candidate most like `written`, or `undefined` when none is near: a third of its letters may differ. */
export function findNearestName(written: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(written.length / 3));
  const plain = simplify(written);
  let nearest: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const edits = distance(plain, simplify(candidate));
    if (edits < least && candidate !== written) {
      nearest = candidate;
      least = edits;
    }
  }
  return nearest;
}

/** Case and separators are what people mix up most, so they cost nothing. */
function simplify(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, "");
}
