/** What an editor offers to do at a place: mend a finding, silence it, declare what is missing, take a criterion out or in. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic as ProtocolDiagnostic,
  type Range,
  type TextEdit as ProtocolEdit,
} from "vscode-languageserver";
import { type EditPlace, selectFixes } from "../../compiler/diagnostics/apply-fixes.ts";
import type { Diagnostic, Fix } from "../../compiler/diagnostics/diagnostic.ts";
import type { Location, Span } from "../../compiler/text/source.ts";
import type { FileView, Snapshot } from "../workspace/snapshot.ts";
import { declareUnknown } from "./declare-unknown.ts";
import { showDiagnostic } from "./diagnostics.ts";
import { extractSegment, inlineSegment } from "./segment-actions.ts";
import { suppressFinding } from "./suppress-finding.ts";

/** Every kind that is offered. */
export const actionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
  "source.fixAll.funnel",
];

/** The actions for a range of a file; `only` names the kinds that are wanted, all of them where it is absent. */
export function findActions(
  snapshot: Snapshot,
  file: FileView,
  findings: readonly Diagnostic[],
  { range, only }: { readonly range: Range; readonly only: readonly string[] | undefined },
): CodeAction[] {
  const wants = (kind: string): boolean =>
    only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
  const span = file.positions.spanOf(range);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of findings)
      if (touches(snapshot, file, span, finding)) actions.push(...mend(snapshot, finding));
  }
  if (wants("source.fixAll.funnel")) actions.push(...fixAll(snapshot, file, findings));
  if (wants(CodeActionKind.RefactorExtract)) actions.push(...extractSegment(snapshot, file, span));
  if (wants(CodeActionKind.RefactorInline)) actions.push(...inlineSegment(snapshot, file, span));
  return actions;
}

function touches(snapshot: Snapshot, file: FileView, span: Span, finding: Diagnostic): boolean {
  const place = snapshot.placeOf(finding.location);
  return place?.file === file && place.start <= span.end && span.start <= place.end;
}

/** What the finding itself proposes comes first. */
function mend(snapshot: Snapshot, finding: Diagnostic): CodeAction[] {
  const diagnostics: ProtocolDiagnostic[] = [showDiagnostic(snapshot, finding)];
  const quick = { kind: CodeActionKind.QuickFix, diagnostics };
  const fixed = finding.fix && editsOf(snapshot, [finding.fix]);
  const proposals: CodeAction[] =
    finding.fix === undefined || fixed === undefined
      ? []
      : [{ ...quick, title: finding.fix.title, isPreferred: true, edit: { changes: fixed } }];
  const declared = declareUnknown(snapshot, finding).map((action) => ({ ...quick, ...action }));
  const silenced = suppressFinding(snapshot, finding).map((action) => ({ ...quick, ...action }));
  return [...proposals, ...declared, ...silenced];
}

/** Every fix of the file that can be made together with the others; what is left is mended in a second round. */
function fixAll(snapshot: Snapshot, file: FileView, findings: readonly Diagnostic[]): CodeAction[] {
  const placeIn = (location: Location): EditPlace | undefined => {
    const place = snapshot.placeOf(location);
    return place?.file === file ? place : undefined;
  };
  const ofFile = findings.filter(({ location }) => placeIn(location) !== undefined);
  const fixes = selectFixes(ofFile, placeIn).flatMap(({ fix }) => fix ?? []);
  const changes = editsOf(snapshot, fixes);
  if (fixes.length === 0 || changes === undefined) return [];
  const title = `Mend what can be mended in this file (${fixes.length})`;
  return [{ title, kind: "source.fixAll.funnel", edit: { changes } }];
}

/** The edits by file; nothing where one lies in a file that is not there. */
function editsOf(snapshot: Snapshot, fixes: readonly Fix[]): Record<string, ProtocolEdit[]> | undefined {
  const changes: Record<string, ProtocolEdit[]> = {};
  for (const { edits } of fixes) {
    for (const { location, newText } of edits) {
      const place = snapshot.locate(location);
      if (place === undefined) return undefined;
      (changes[place.uri] ??= []).push({ range: place.range, newText });
    }
  }
  return changes;
}
