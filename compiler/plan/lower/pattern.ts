/** Chooses the engine of a regular expression. */
import type { Matches } from "../../../schemas/generated/plan.ts";
import { patternEngine } from "../../check/pattern.ts";

/** A backtracking engine may have to try every combination of choices; more than this many is too slow. */
const mostCombinations = 4_096;

/** `native` where the platform's engine is certain to be quick; the linear-time engine matches everything else. */
export function chooseEngine(pattern: string): Matches["engine"] {
  if (patternEngine(pattern) === "linear") return "linear";
  const outline = pattern.replace(/\\./gsu, "x").replace(/\[[^\]]*\]/g, "x");
  return outline.includes("{") || countCombinations(outline) > mostCombinations ? "linear" : "native";
}

/** Two ways for each optional part, and as many as it has alternatives for each group. */
function countCombinations(outline: string): number {
  const optional = 2 ** (outline.match(/(?<!\()\?/g)?.length ?? 0);
  return outline.split("(").reduce((ways, part) => ways * part.split("|").length, optional);
}
