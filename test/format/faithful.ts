/** What formatting must never change: the tree, the comments with their places, and its own result. */
import { expect } from "vitest";
import { formatText, type FormatOptions } from "../../compiler/format/index.ts";
import type { AnyNode } from "../../compiler/syntax/ast/index.ts";
import { scanSource } from "../../compiler/syntax/lexer/scanner.ts";
import { Comma, LeftParen, LineEnd, RightBracket, RightParen } from "../../compiler/syntax/lexer/token.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";

/** True when the text has no mistake of form. */
export function parses(text: string): boolean {
  return parseSource({ path: "a.funnel", text }).diagnostics.length === 0;
}

/** Formats twice and compares with the text that was given; returns the canonical text. */
export async function expectFaithful(text: string, options: FormatOptions = {}): Promise<string> {
  const once = await formatText(text, options);
  expect(describeTree(once), `the tree changed:\n${text}\n--- to\n${once}`).toEqual(describeTree(text));
  expect(placeComments(once), `comments moved:\n${text}\n--- to\n${once}`).toEqual(placeComments(text));
  expect(await formatText(once, options), `not stable:\n${text}`).toBe(once);
  return once;
}

/** The tree without places and without parentheses, whose effect is in its shape. */
export function describeTree(text: string): unknown {
  const { value, diagnostics } = parseSource({ path: "a.funnel", text });
  expect(diagnostics, text).toEqual([]);
  return strip(value.declarations);
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== "object" || value === null) return value;
  const node = value as AnyNode;
  if (node.kind === "Parenthesized") return strip(node.expression);
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name, inner]) => name !== "start" && name !== "end" && inner !== undefined)
      .map(([name, inner]) => [name, strip(inner)]),
  );
}

/** Each comment with the number of tokens before it; those that formatting may leave out do not count. */
export function placeComments(text: string): { text: string; tokens: number }[] {
  const { tokens, comments } = scanSource({ path: "a.funnel", text });
  const all = tokens.filter((token) => token.tokenType !== LineEnd);
  const counted = all.filter(
    ({ tokenType }, index) =>
      tokenType !== LeftParen &&
      tokenType !== RightParen &&
      !(tokenType === Comma && all[index + 1]?.tokenType === RightBracket),
  );
  return comments.map((comment) => ({
    text: comment.text
      .replace(/^\/\/\/\s*/u, "/// ")
      .replaceAll(/\s+/gu, " ")
      .trimEnd(),
    tokens: counted.filter((token) => token.startOffset < comment.start).length,
  }));
}
