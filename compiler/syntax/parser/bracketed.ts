/** Lists in square brackets, with findings for a missing comma or bracket. */
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import * as t from "../lexer/token.ts";
import type { SyntaxFailure } from "./failure.ts";
import type { Grammar } from "./grammar.ts";

/** `[a, b]`, possibly empty, a comma after the last item allowed; a missing comma or bracket is said so. */
export function parseBracketed<Item>(grammar: Grammar, item: () => Item): Item[] {
  const open = grammar.take(t.LeftBracket);
  const items: Item[] = [];
  if (grammar.isRecording) {
    grammar.when(
      () => true,
      () => grammar.list(item),
    );
    grammar.take(t.RightBracket);
    return items;
  }
  while (!grammar.isAt(1, t.RightBracket)) {
    const place = grammar.peek(1);
    items.push(item());
    if (grammar.isAt(1, t.Comma)) grammar.take(t.Comma);
    else if (!grammar.isAt(1, t.RightBracket)) reportMissingComma(grammar, open, place);
  }
  grammar.take(t.RightBracket);
  return items;
}

/** Goes on as if the comma were there when the bracket is closed further on; fails when it is not. */
function reportMissingComma(grammar: Grammar, open: t.Token, before: t.Token): void {
  const next = grammar.peek(1);
  const mayBeItem = grammar.isNameAt(1) || next.tokenType === t.StringToken || next.tokenType === t.NumberToken;
  if (!mayBeItem || !isClosedAhead(grammar) || before === next) throw unclosed(grammar, open, t.RightBracket);
  const at = grammar.end();
  const last = grammar.diagnostics.diagnostics.at(-1);
  // One finding for a whole list without commas.
  if (last?.message.startsWith("A comma is missing") === true && last.location.start > open.startOffset) return;
  grammar.report({
    message: `A comma is missing before \`${next.image}\`.`,
    help: "Write a `,` between the members of a list.",
    start: next.startOffset,
    end: next.endOffset + 1,
    fix: { title: "Insert `,`", edits: findMissingCommas(grammar, at) },
  });
}

/** One edit for each comma that is missing up to the end of the list. */
function findMissingCommas(grammar: Grammar, first: number): TextEdit[] {
  const insertion = (at: number): TextEdit => ({
    location: { source: grammar.source, start: at, end: at },
    newText: ",",
  });
  const edits = [insertion(first)];
  for (let distance = 2; isItem(grammar, distance - 1) || grammar.isAt(distance - 1, t.Comma); distance += 1) {
    const both = isItem(grammar, distance - 1) && isItem(grammar, distance);
    if (both) edits.push(insertion(grammar.peek(distance - 1).endOffset + 1));
  }
  return edits;
}

function isItem(grammar: Grammar, distance: number): boolean {
  return grammar.isNameAt(distance) || grammar.isAt(distance, t.StringToken);
}

function isClosedAhead(grammar: Grammar): boolean {
  for (let distance = 1; distance < 200; distance += 1) {
    const type = grammar.peek(distance).tokenType;
    if (type === t.RightBracket) return true;
    if (type === t.LeftBracket || type === t.LeftBrace || type === t.RightBrace || type === t.LineEnd) return false;
  }
  return false;
}

/** What to throw for a bracket that is not closed. */
export function unclosed(grammar: Grammar, open: t.Token, close: t.TokenType): SyntaxFailure {
  const label = close.label;
  const failure = grammar.expected(
    label,
    `Write ${label} to close the ${t.LeftParen === open.tokenType ? "`(`" : "`[`"}.`,
  );
  return failure;
}
