/** Parses a document in parts of about one declaration, and after a change only the parts that it touches. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { SourceFile } from "../../compiler/syntax/ast/index.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import type { Source } from "../../compiler/text/source.ts";
import { findCuts } from "./split.ts";

/**
 * A run of whole lines with its own tree. All spans below count from the beginning of the part, so that a change above
 * it leaves it as it is.
 */
export interface Part {
  /** The path of the document and the text of the part alone. */
  readonly source: Source;
  readonly tree: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses a whole document. There is at least one part. */
export function parseParts(path: string, text: string): readonly Part[] {
  const parts: Part[] = [];
  addParts(parts, path, text, [], new Map());
  return parts;
}

/** Parses a document again: parts whose text a change has not touched stay the same objects. */
export function updateParts(parts: readonly Part[], text: string): readonly Part[] {
  const path = parts[0]?.source.path ?? "";
  const { first, last, start, end } = findTouched(parts, text);
  if (first > last) return parts;
  const reusable = new Map(parts.slice(first, last + 1).map((part) => [part.source.text, part]));
  const updated = parts.slice(0, first);
  const rest = addParts(updated, path, text.slice(start, end), parts.slice(last + 1), reusable);
  return [...updated, ...rest];
}

/** The parts around a change, one more on either side, and the span of the new text that replaces them. */
function findTouched(
  parts: readonly Part[],
  text: string,
): { readonly first: number; readonly last: number; readonly start: number; readonly end: number } {
  let first = 0;
  let start = 0;
  while (first < parts.length && text.startsWith(parts[first]!.source.text, start)) {
    start += parts[first]!.source.text.length;
    first += 1;
  }
  if (first === parts.length && start === text.length) return { first, last: first - 1, start, end: start };
  let last = parts.length - 1;
  let end = text.length;
  while (last >= first && endsWith(text, parts[last]!.source.text, end, start)) {
    end -= parts[last]!.source.text.length;
    last -= 1;
  }
  // A change at an edge may join what was apart: the neighbours are cut again with it.
  if (first > 0) {
    first -= 1;
    start -= parts[first]!.source.text.length;
  }
  if (last < parts.length - 1) {
    last += 1;
    end += parts[last]!.source.text.length;
  }
  return { first, last, start, end };
}

function endsWith(text: string, suffix: string, end: number, start: number): boolean {
  return end - suffix.length >= start && text.startsWith(suffix, end - suffix.length);
}

/**
 * Cuts a text and parses the pieces; one that does not end cleanly grows until it does. What it takes from `following`,
 * the parts behind the text, is gone from the parts that are given back.
 */
function addParts(
  parts: Part[],
  path: string,
  text: string,
  following: readonly Part[],
  reusable: Map<string, Part>,
): readonly Part[] {
  if (text === "" && parts.length > 0) return following;
  const cuts = [0, ...findCuts(text), text.length];
  let index = 0;
  while (index < cuts.length - 1 || parts.length === 0) {
    let taken = 1;
    for (;;) {
      const to = Math.min(index + taken, cuts.length - 1);
      const isLast = to === cuts.length - 1;
      const beyond = isLast ? Math.min(index + taken - to, following.length) : 0;
      const piece =
        text.slice(cuts[index], cuts[to]) +
        following
          .slice(0, beyond)
          .map(({ source }) => source.text)
          .join("");
      const part = reusable.get(piece) ?? parsePart(path, piece);
      if ((isLast && beyond === following.length) || endsCleanly(part)) {
        parts.push(part);
        // A text that stands twice needs two trees.
        reusable.delete(piece);
        if (isLast) return following.slice(beyond);
        index = to;
        break;
      }
      taken *= 2;
    }
  }
  return following;
}

function parsePart(path: string, text: string): Part {
  const source: Source = { path, text };
  const { value, diagnostics } = parseSource(source);
  return { source, tree: value, diagnostics };
}

/** True when the parser stands between declarations at the end, so that what follows parses as if it stood alone. */
function endsCleanly({ source, tree, diagnostics }: Part): boolean {
  const last = tree.declarations.at(-1);
  if (last === undefined || !isOnlyComments(tree, last.end)) return false;
  if (diagnostics.length === 0) return true;
  return (
    source.text[last.end - 1] === "}" &&
    !diagnostics.some(
      ({ code, location }) => code === "unclosed-comment" || code === "unclosed-string" || location.end >= last.end,
    )
  );
}

function isOnlyComments({ source, comments }: SourceFile, from: number): boolean {
  let at = from;
  for (const comment of comments) {
    if (comment.start < from) continue;
    if (source.text.slice(at, comment.start).trim() !== "") return false;
    at = comment.end;
  }
  return source.text.slice(at).trim() === "";
}
