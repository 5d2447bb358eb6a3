/** Shows findings as text for goldens: place, code, message, help and edit. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { LineIndex } from "../../compiler/text/line-index.ts";
import type { Source } from "../../compiler/text/source.ts";

export function showDiagnostics(source: Source, diagnostics: readonly Diagnostic[]): string {
  const index = new LineIndex(source.text);
  return diagnostics
    .map((diagnostic) => {
      const { start, end } = diagnostic.location;
      const { line, column } = index.positionAt(start);
      const lines = [
        `${line}:${column} ${JSON.stringify(source.text.slice(start, end)).slice(0, 60)} ${diagnostic.severity} ${diagnostic.code}`,
        `  ${diagnostic.message}`,
      ];
      if (diagnostic.help !== undefined) lines.push(`  help: ${diagnostic.help}`);
      if (diagnostic.fix !== undefined) lines.push(`  fix: ${diagnostic.fix.title}`);
      for (const { location, message } of diagnostic.related) {
        lines.push(`  see ${index.positionAt(location.start).line}: ${message}`);
      }
      return lines.join("\n");
    })
    .join("\n");
}

/** The text after the edits of a finding; the edits must not overlap. */
export function applyFix(text: string, diagnostic: Diagnostic): string {
  const edits = [...(diagnostic.fix?.edits ?? [])].sort((left, right) => right.location.start - left.location.start);
  let result = text;
  for (const { location, newText } of edits) {
    result = result.slice(0, location.start) + newText + result.slice(location.end);
  }
  return result;
}
