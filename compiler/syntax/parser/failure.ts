/** What a rule throws when it cannot go on, and how that is said to people. */
import type { DiagnosticCode } from "../../diagnostics/codes.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import { replaceText } from "../../diagnostics/fix.ts";
import { And, isName, LineEnd, Minus, Not, Or, type Token, Unusable } from "../lexer/token.ts";
import type { Grammar } from "./grammar.ts";

export interface FailureDetails {
  readonly code?: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string | undefined;
  readonly fix?: Fix | undefined;
  /** True when the cause was reported before. */
  readonly silent?: boolean;
}

/** Not an `Error`, since nobody reads its stack, and making one would cost more than the parsing. */
export class SyntaxFailure {
  readonly details: FailureDetails;

  constructor(details: FailureDetails) {
    this.details = details;
  }
}

/** The failure for `what` being expected where the next token is. */
export function describeFailure(grammar: Grammar, what: string, help?: string): SyntaxFailure {
  const token = grammar.peek(1);
  const previous = grammar.peek(0);
  const text = grammar.source.text;
  const after = previous.startOffset < 0 || previous.tokenType === LineEnd ? "" : ` after ${showToken(previous)}`;
  if (token.startOffset < 0) {
    const at = previous.startOffset < 0 ? text.length : previous.endOffset + 1;
    return new SyntaxFailure({ message: `Expected ${what}${after}, but the file ends.`, start: at, end: at, help });
  }
  const start = token.startOffset;
  const end = token.endOffset + 1;
  if (token.tokenType === Unusable) return new SyntaxFailure({ message: "", start, end, silent: true });
  if (token.tokenType === LineEnd) {
    return new SyntaxFailure({ message: `Expected ${what}${after}, but the line ends.`, start, end, help });
  }
  const hyphen = describeHyphen(grammar, previous, token);
  if (hyphen !== undefined) return hyphen;
  if (what === "a name" && (token.tokenType === And || token.tokenType === Or || token.tokenType === Not)) {
    return new SyntaxFailure({
      code: "reserved-name",
      message: `\`${token.image}\` is a reserved word and cannot be a name.`,
      help: "Choose another name; only `and`, `or` and `not` are reserved.",
      start,
      end,
    });
  }
  if (token.first && previous.startOffset >= 0) {
    // The mistake is that something is missing where the line before ends, not what the next line begins with.
    const at = previous.endOffset + 1;
    return new SyntaxFailure({ message: `Expected ${what}${after}, but the line ends.`, start: at, end: at, help });
  }
  return new SyntaxFailure({ message: `Expected ${what}${after}, found ${showToken(token)}.`, start, end, help });
}

/** How a token is shown in a sentence. */
export function showToken(token: Token): string {
  if (token.startOffset < 0) return "the end of the file";
  if (token.tokenType === LineEnd) return "the end of the line";
  const image = token.image.length > 40 ? `${token.image.slice(0, 37)}…` : token.image;
  return image.includes("\n") ? "a block of text" : `\`${image}\``;
}

/** `page-viewed`: a name with a hyphen, as many other tools write it. */
function describeHyphen(grammar: Grammar, previous: Token, token: Token): SyntaxFailure | undefined {
  const next = grammar.peek(2);
  if (token.tokenType !== Minus || !isName(previous) || !isName(next)) return undefined;
  if (previous.endOffset + 1 !== token.startOffset || token.endOffset + 1 !== next.startOffset) return undefined;
  let distance = 2;
  while (isHyphenAt(grammar, distance + 1)) distance += 2;
  const start = previous.startOffset;
  const end = grammar.peek(distance).endOffset + 1;
  const written = grammar.source.text.slice(start, end);
  const meant = written.replaceAll("-", "_");
  return new SyntaxFailure({
    message: `\`${written}\` is not a name: names have \`_\` where words meet, not \`-\`.`,
    help: `Write \`${meant}\`.`,
    fix: replaceText(grammar.source, start, end, meant),
    start,
    end,
  });
}

function isHyphenAt(grammar: Grammar, distance: number): boolean {
  const hyphen = grammar.peek(distance);
  const next = grammar.peek(distance + 1);
  return (
    hyphen.tokenType === Minus &&
    isName(next) &&
    grammar.peek(distance - 1).endOffset + 1 === hyphen.startOffset &&
    hyphen.endOffset + 1 === next.startOffset
  );
}
