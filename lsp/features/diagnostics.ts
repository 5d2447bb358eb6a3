/** Findings of the compiler as the protocol's diagnostics. */
import {
  type Diagnostic as ProtocolDiagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import type { DiagnosticCode } from "../../compiler/diagnostics/codes.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { FileView, Snapshot } from "../workspace/snapshot.ts";

/** Findings of rules that were made of the same snapshot. */
export type FurtherFindings = readonly Diagnostic[];

/** The findings of every file, by its path, in order of position; files without any have none. */
export function groupDiagnostics(
  snapshot: Snapshot,
  further: FurtherFindings = [],
): ReadonlyMap<string, ProtocolDiagnostic[]> {
  const groups = new Map<
    string,
    { readonly start: number; readonly end: number; readonly shown: ProtocolDiagnostic }[]
  >();
  for (const finding of [...snapshot.diagnostics, ...further]) {
    const { path } = finding.location.source;
    const place = snapshot.placeOf(finding.location) ?? { start: 0, end: 0 };
    const item = { start: place.start, end: place.end, shown: showDiagnostic(snapshot, finding) };
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [item]);
    else group.push(item);
  }
  return new Map(
    [...groups].map(([path, items]) => [
      path,
      items.sort((left, right) => left.start - right.start || left.end - right.end).map(({ shown }) => shown),
    ]),
  );
}

/** The findings of one file. */
export function listDiagnostics(
  snapshot: Snapshot,
  file: FileView,
  further: FurtherFindings = [],
): ProtocolDiagnostic[] {
  return groupDiagnostics(snapshot, further).get(file.path) ?? [];
}

/** One finding; what it points to in files that are not there any more is left out. */
export function showDiagnostic(snapshot: Snapshot, finding: Diagnostic): ProtocolDiagnostic {
  const range = snapshot.locate(finding.location)?.range;
  const related: DiagnosticRelatedInformation[] = finding.related.flatMap(({ location, message }) => {
    const place = snapshot.locate(location);
    return place === undefined ? [] : [{ location: place, message }];
  });
  const parts = [finding.message, finding.help, finding.witness && `For example: ${finding.witness}`];
  const tags = tagsOf(finding.code);
  return {
    range: range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: severityOf(finding.severity),
    code: finding.code,
    source: "funnel",
    message: parts.filter((part) => part !== undefined && part !== "").join("\n"),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

function severityOf(severity: string): DiagnosticSeverity {
  if (severity === "error") return DiagnosticSeverity.Error;
  if (severity === "warning") return DiagnosticSeverity.Warning;
  return severity === "information" ? DiagnosticSeverity.Information : DiagnosticSeverity.Hint;
}

/** What is never used or never happens. */
const unnecessary: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  "unused-declaration",
  "content-unused",
  "unreachable-stage",
  "never-true",
  "shadowed-rule",
  "suppression-unused",
]);
const deprecated: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>(["content-retired"]);

/** Editors grey out what is unused and strike out what is retired. */
function tagsOf(code: DiagnosticCode): DiagnosticTag[] {
  if (unnecessary.has(code)) return [DiagnosticTag.Unnecessary];
  return deprecated.has(code) ? [DiagnosticTag.Deprecated] : [];
}
