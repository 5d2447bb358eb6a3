/** Machine edits that mend a finding. */
import type { Source } from "../text/source.ts";
import type { Fix } from "./diagnostic.ts";

/** Puts `newText` in the place of a span. */
export function replaceText(source: Source, start: number, end: number, newText: string, title?: string): Fix {
  return {
    title: title ?? `Replace with \`${newText}\``,
    edits: [{ location: { source, start, end }, newText }],
  };
}

/** Puts `newText` at an offset. */
export function insertText(source: Source, offset: number, newText: string, title?: string): Fix {
  return replaceText(source, offset, offset, newText, title ?? `Insert \`${newText.trim()}\``);
}

/** Takes a span out. */
export function removeText(source: Source, start: number, end: number, title?: string): Fix {
  return replaceText(source, start, end, "", title ?? `Remove \`${source.text.slice(start, end)}\``);
}

/** Puts a pair of texts around a span. */
export function surroundText(
  source: Source,
  span: { readonly start: number; readonly end: number },
  before: string,
  after: string,
  title: string,
): Fix {
  return {
    title,
    edits: [
      { location: { source, start: span.start, end: span.start }, newText: before },
      { location: { source, start: span.end, end: span.end }, newText: after },
    ],
  };
}
