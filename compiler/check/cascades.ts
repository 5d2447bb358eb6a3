/** Leaves out findings of meaning that only repeat what a mistake of form has broken. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../text/source.ts";

/** Mistakes of form behind which whole declarations may be missing from the trees and the catalogues. */
const structural: ReadonlySet<string> = new Set([
  "unknown-declaration",
  "unclosed-block",
  "unclosed-comment",
  "source-unreadable",
  "catalog-unreadable",
  "catalog-invalid",
]);

/**
 * The findings of binding and checking that stand by themselves: none on a line that has a mistake of form, and, where
 * declarations may have been lost, no name that is near to nothing else.
 */
export function dropCascades(syntax: readonly Diagnostic[], meaning: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = syntax.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return meaning;
  const isIncomplete = errors.some(({ code }) => structural.has(code));
  const broken = new Map<Source, { readonly start: number; readonly end: number }[]>();
  for (const { location } of errors) {
    const lines = broken.get(location.source) ?? [];
    broken.set(location.source, lines);
    lines.push(lineAround(location.source.text, location.start, location.end));
  }
  return meaning.filter(({ code, location, fix }) => {
    if (isIncomplete && (code === "missing-declaration" || (code === "unknown-name" && fix === undefined)))
      return false;
    const lines = broken.get(location.source) ?? [];
    return !lines.some((line) => location.start < line.end && line.start < location.end);
  });
}

function lineAround(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const next = text.indexOf("\n", Math.max(start, end - 1));
  return { start: text.lastIndexOf("\n", Math.max(0, start - 1)) + 1, end: next === -1 ? text.length : next };
}
