/** Finds the places where a text may be cut so that each piece parses as it would in the whole. */
import { declarationKeywords } from "../../compiler/syntax/keywords.ts";

const words = new Set(declarationKeywords.map(({ word }) => word.split(" ")[0] ?? word));

/**
 * Offsets at which a piece may begin, in ascending order, without 0. A piece begins behind the last line of code before
 * a declaration word in the first column, so that comments stay with what they speak about. These are candidates only:
 * whether the text before one ends cleanly is known after it was parsed.
 */
export function findCuts(text: string): number[] {
  const cuts: number[] = [];
  /** Where the line after the last line of code begins; -1 while there was none. */
  let afterCode = -1;
  let isCuttable = false;
  for (let start = 0; start < text.length;) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next + 1;
    const kind = classify(text, start, end);
    if (kind === "declaration" && isCuttable && afterCode > 0) cuts.push(afterCode);
    if (kind !== "blank") {
      afterCode = end;
      // Text behind the end of a block comment may hold doc lines that belong to what follows.
      isCuttable = kind !== "comment-edge";
    }
    start = end;
  }
  return cuts;
}

type LineKind = "blank" | "declaration" | "code" | "comment-edge";

function classify(text: string, start: number, end: number): LineKind {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at += 1;
  if (at === end) return "blank";
  if (text.startsWith("//", at)) return "blank";
  const edge = text.indexOf("*/", at);
  if (text.startsWith("/*", at) || (edge !== -1 && edge < end)) return "comment-edge";
  if (at > start) return "code";
  let wordEnd = at;
  while (wordEnd < end && isLowerLetter(text.charCodeAt(wordEnd))) wordEnd += 1;
  return words.has(text.slice(at, wordEnd)) && !isNamePart(text.charCodeAt(wordEnd)) ? "declaration" : "code";
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

function isLowerLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isNamePart(code: number): boolean {
  return code >= 0x80 || code === 0x5f || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}
