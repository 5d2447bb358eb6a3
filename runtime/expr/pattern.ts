/** Patterns of `matches`: the native engine where the compiler found it safe, else one that takes linear time. */
import { RE2JS } from "re2js";
import type { Matches } from "../../schemas/generated/plan.ts";
import { PlanProblem } from "../plan/problem.ts";

/** A function that tells whether the pattern occurs in a text. Throws a `PlanProblem` for what is no pattern. */
export function createPattern({ pattern, flags, engine }: Matches): (text: string) => boolean {
  try {
    // `g` and `y` would make the answer depend on the last one.
    const kept = flags.replaceAll(/[gy]/g, "");
    if (engine === "native") {
      const native = new RegExp(pattern, kept);
      return (text) => native.test(text);
    }
    const linear = RE2JS.compile(RE2JS.translateRegExp(pattern), linearFlags(kept));
    return (text) => linear.matcher(text).find();
  } catch (error) {
    throw new PlanProblem(
      "",
      `/${pattern}/${flags} is no pattern: ${error instanceof Error ? error.message : "unknown"}`,
    );
  }
}

function linearFlags(flags: string): number {
  return (
    (flags.includes("i") ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes("m") ? RE2JS.MULTILINE : 0) |
    (flags.includes("s") ? RE2JS.DOTALL : 0)
  );
}
