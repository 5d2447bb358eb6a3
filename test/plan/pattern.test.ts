/** Which engine matches a pattern. */
import { expect, it } from "vitest";
import { chooseEngine } from "../../compiler/plan/lower/pattern.ts";

it.each(["\\b(cfo|finance|vp|chief)\\b", "^a?b[+*]c$", "a\\+b\\*", "(?:one|two)", "colou?r"])(
  "lets the platform match /%s/",
  (pattern) => expect(chooseEngine(pattern)).toBe("native"),
);

it.each(["a+", "a*b", "(a|b){2}", "a{3,}", "(a?){30}a{30}", "a?".repeat(13), "(a|a)".repeat(13)])(
  "does not let the platform match /%s/",
  (pattern) => expect(chooseEngine(pattern)).toBe("linear"),
);
