/** Offers to silence a finding of a rule, with a place for the reason that the language asks for. */
import type { CodeAction } from "vscode-languageserver";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { rules } from "../../compiler/lint/registry.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

type Offer = Pick<CodeAction, "title" | "edit">;

/** A comment above the finding's line; nothing for findings that no comment may silence. */
export function suppressFinding(snapshot: Snapshot, { code, location }: Diagnostic): Offer[] {
  const rule = rules.find((candidate) => candidate.code === code);
  const place = snapshot.placeOf(location);
  if (rule === undefined || rule.suppressible === false || place === undefined) return [];
  const { file, start } = place;
  const mark = file.path.endsWith(".funnel") ? "//" : /\.ya?ml$/.test(file.path) ? "#" : undefined;
  if (mark === undefined) return [];
  const { text, positions } = file;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? "";
  const newText = `${indent}${mark} funnel-ignore ${code}: because …\n`;
  const at = positions.positionAt(lineStart);
  const title = `Silence ${code} here, with a reason`;
  return [{ title, edit: { changes: { [file.uri]: [{ range: { start: at, end: at }, newText }] } } }];
}
