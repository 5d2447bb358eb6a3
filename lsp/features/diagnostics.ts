/** Findings of the compiler as the protocol's diagnostics. */
import { DiagnosticSeverity, type Diagnostic as ProtocolDiagnostic, type Range } from "vscode-languageserver";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { LineIndexCache } from "../../compiler/text/line-index.ts";
import type { Location } from "../../compiler/text/source.ts";

/** The findings by the path of their file; `uriOf` names the files that they point to. */
export function groupDiagnostics(
  diagnostics: readonly Diagnostic[],
  uriOf: (path: string) => string,
): Map<string, ProtocolDiagnostic[]> {
  const lines = new LineIndexCache();
  const groups = new Map<string, ProtocolDiagnostic[]>();
  for (const finding of diagnostics) {
    const { path } = finding.location.source;
    const group = groups.get(path) ?? [];
    groups.set(path, group);
    group.push({
      range: rangeOf(lines, finding.location),
      severity: finding.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      code: finding.code,
      source: "funnel",
      message: finding.help === undefined ? finding.message : `${finding.message}\n${finding.help}`,
      relatedInformation: finding.related.map(({ location, message }) => ({
        location: { uri: uriOf(location.source.path), range: rangeOf(lines, location) },
        message,
      })),
    });
  }
  return groups;
}

/** Lines and columns of the protocol count from 0, in UTF-16 code units as ours do. */
function rangeOf(lines: LineIndexCache, { source, start, end }: Location): Range {
  const index = lines.of(source);
  const from = index.positionAt(start);
  const to = index.positionAt(end);
  return {
    start: { line: from.line - 1, character: from.column - 1 },
    end: { line: to.line - 1, character: to.column - 1 },
  };
}
