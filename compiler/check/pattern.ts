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
  return scanPattern(pattern).needsLinear ? "linear" : "native";
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

function explainInvalid({ pattern, flags }: RegexLiteral): string | undefined {
  const strict = findSyntaxError(pattern, `${flags}u`);
  // Without `u`, needless escapes such as `\-` and `\_` are allowed, as people write them.
  const problem = strict === undefined ? undefined : findSyntaxError(pattern, flags);
  return problem ?? scanPattern(pattern).unusual;
}

function findSyntaxError(pattern: string, flags: string): string | undefined {
  try {
    RegExp(pattern, flags);
    return undefined;
  } catch (error) {
    const words = error instanceof Error ? error.message : "";
    return (words.split(": ").at(-1) ?? "it cannot be read").toLowerCase();
  }
}

interface PatternFindings {
  /** True when something may repeat without bound, or is written in a way that only the linear engine reads. */
  readonly needsLinear: boolean;
  /** What needs backtracking, as the subject of a sentence. */
  readonly backtracks: string | undefined;
  /** What the engines do not agree about, as a reason. */
  readonly unusual: string | undefined;
}

/** A linear engine writes repetitions out, and refuses more than this many of one thing. */
const mostRepetitions = 1000;

/** One pass over the pattern that knows escapes, character classes and groups. */
function scanPattern(pattern: string): PatternFindings {
  let needsLinear = false;
  let backtracks: string | undefined;
  let unusual: string | undefined;
  let isInClass = false;
  // How often the innermost part of each open group, and of what stands last, is written out.
  const groups: number[] = [];
  let most = 1;
  let last = 1;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index];
    if (character === "\\") {
      const next = pattern[index + 1] ?? "";
      if (!isInClass && next >= "1" && next <= "9") backtracks ??= `The back-reference \`\\${next}\``;
      if (!isInClass && next === "k") backtracks ??= "A back-reference by name";
      if (isInClass && next === "b") unusual ??= "`\\b` has no meaning inside `[…]`";
      if (next === "p" || next === "P") needsLinear = true;
      if (/^\\[pP]\{[^}]*=/.test(pattern.slice(index, index + 40)))
        unusual ??= "a property of characters has no `=` here";
      index += 1;
      last = 1;
    } else if (isInClass) {
      if (character === "]") isInClass = false;
    } else if (character === "[") {
      isInClass = true;
      last = 1;
    } else if (character === "(") {
      if (/^\(\?(?:[=!]|<[=!])/.test(pattern.slice(index, index + 4))) {
        const behind = pattern[index + 2] === "<";
        backtracks ??= behind ? "Looking behind with `(?<`" : `Looking ahead with \`(?${pattern[index + 2]}\``;
      }
      groups.push(most);
      most = 1;
      last = 1;
    } else if (character === ")") {
      last = most;
      most = Math.max(groups.pop() ?? 1, most);
    } else if (character === "*" || character === "+") {
      needsLinear = true;
    } else if (character === "{") {
      const match = /^\{(\d+)(,(\d*))?\}/.exec(pattern.slice(index, index + 24));
      if (match === null) continue;
      if (match[2] === ",") needsLinear = true;
      last *= Math.max(1, Number(match[1]), Number(match[3] ?? 0));
      most = Math.max(most, last);
      if (last > mostRepetitions) backtracks ??= `A repetition of more than ${mostRepetitions} times`;
    } else if (character !== "?") {
      last = 1;
    }
  }
  return { needsLinear, backtracks, unusual };
}
