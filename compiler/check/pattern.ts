/** Regular expressions: well formed, and matched in linear time. */
import type { RegexLiteral } from "../syntax/ast/index.ts";
import type { CheckContext } from "./check-context.ts";
import { report } from "./check-context.ts";

export type PatternEngine = "native" | "linear";

/**
 * Which engine matches a pattern: `native` when nothing in it repeats without bound, so that backtracking is bounded
 * too; otherwise an engine that needs linear time for every pattern.
 */
export function patternEngine(pattern: string): PatternEngine {
  return scanPattern(pattern).repeats ? "linear" : "native";
}

/** Reports a pattern that is not well formed, or that only backtracking can match. */
export function checkPattern(ctx: CheckContext, regex: RegexLiteral): void {
  const flag = [...regex.flags].find(
    (letter, index) => !"ims".includes(letter) || regex.flags.indexOf(letter) !== index,
  );
  if (flag !== undefined) {
    report(ctx, "invalid-pattern", regex, `A pattern cannot have the flag \`${flag}\` here.`, {
      help: "The flags are `i` (ignore case), `m` (lines) and `s` (`.` matches line ends), each once.",
    });
    return;
  }
  const problem = explainInvalid(regex);
  if (problem !== undefined) {
    report(ctx, "invalid-pattern", regex, `This pattern is not well formed: ${problem}.`, {
      help: "Put a backslash before a character that stands for itself.",
    });
    return;
  }
  const { backtracks } = scanPattern(regex.pattern);
  if (backtracks === undefined) return;
  report(ctx, "super-linear-pattern", regex, `${backtracks} cannot be matched in linear time.`, {
    help: "Leave it out; several simpler comparisons with `and` and `or` say the same.",
  });
}

function explainInvalid(regex: RegexLiteral): string | undefined {
  try {
    new RegExp(regex.pattern, `${regex.flags}u`);
    return undefined;
  } catch {
    // Without `u`, needless escapes such as `\-` and `\_` are allowed, as people write them.
  }
  try {
    new RegExp(regex.pattern, regex.flags);
    return undefined;
  } catch (error) {
    const words = error instanceof Error ? error.message : "";
    return (words.split(": ").at(-1) ?? "it cannot be read").toLowerCase();
  }
}

interface PatternFindings {
  /** True when `*`, `+` or `{n,}` repeats something. */
  readonly repeats: boolean;
  /** What needs backtracking, as the subject of a sentence. */
  readonly backtracks: string | undefined;
}

/** One pass over the pattern that knows escapes and character classes. */
function scanPattern(pattern: string): PatternFindings {
  let repeats = false;
  let backtracks: string | undefined;
  let isInClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index];
    if (character === "\\") {
      const next = pattern[index + 1] ?? "";
      if (!isInClass && next >= "1" && next <= "9") backtracks ??= `The back-reference \`\\${next}\``;
      if (!isInClass && next === "k") backtracks ??= "A back-reference by name";
      index += 1;
    } else if (isInClass) {
      if (character === "]") isInClass = false;
    } else if (character === "[") {
      isInClass = true;
    } else if (character === "*" || character === "+") {
      repeats = true;
    } else if (character === "{") {
      if (/^\{\d+,\}/.test(pattern.slice(index, index + 12))) repeats = true;
      else if (isLongRepetition(pattern, index)) backtracks ??= "A repetition of more than 1000 times";
    } else if (character === "(" && /^\(\?(?:[=!]|<[=!])/.test(pattern.slice(index, index + 4))) {
      backtracks ??=
        pattern[index + 2] === "<" ? "Looking behind with `(?<`" : `Looking ahead with \`(?${pattern[index + 2]}\``;
    }
  }
  return { repeats, backtracks };
}

/** Linear engines unroll repetitions, and refuse those above a thousand. */
function isLongRepetition(pattern: string, index: number): boolean {
  const match = /^\{(\d+)(?:,(\d+))?\}/.exec(pattern.slice(index, index + 24));
  return match !== null && Math.max(Number(match[1]), Number(match[2] ?? 0)) > 1000;
}
