/** Shows diagnostics in the short form that the tests of projects compare. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { createLineIndex } from "../../compiler/text/line-index.ts";

/** `3:7 catalog-invalid `the text``, in order of position. */
export function listFindings(diagnostics: readonly Diagnostic[]): string[] {
  return [...diagnostics]
    .sort((left, right) => left.location.start - right.location.start)
    .map(({ code, location: { source, start, end } }) => {
      const { line, column } = createLineIndex(source.text).positionAt(start);
      return `${line}:${column} ${code} \`${source.text.slice(start, end).replaceAll("\n", "⏎")}\``;
    });
}
