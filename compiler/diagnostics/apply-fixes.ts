/** Puts machine edits into texts: as many as fit beside each other. */
import type { Diagnostic, TextEdit } from "./diagnostic.ts";

export interface AppliedFixes {
  /** The new texts of the files that changed, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The findings whose fixes are in them; others have none, or one that touches the same text. */
  readonly fixed: readonly Diagnostic[];
}

/** Takes each fix as a whole or not at all, the first of those that touch the same text. */
export function applyFixes(diagnostics: readonly Diagnostic[]): AppliedFixes {
  const taken = new Map<string, TextEdit[]>();
  const fixed: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const edits = diagnostic.fix?.edits ?? [];
    const isFree = edits.every((edit) => {
      return (taken.get(pathOf(edit)) ?? []).every((other) => !touches(edit, other));
    });
    if (edits.length === 0 || !isFree) continue;
    for (const edit of edits) taken.set(pathOf(edit), [...(taken.get(pathOf(edit)) ?? []), edit]);
    fixed.push(diagnostic);
  }
  return { texts: new Map([...taken].map(([path, edits]) => [path, applyEdits(edits)])), fixed };
}

function pathOf({ location }: TextEdit): string {
  return location.source.path;
}

/** Insertions at one place touch, because which of them comes first would be chance. */
function touches({ location: left }: TextEdit, { location: right }: TextEdit): boolean {
  return left.start === right.start || (left.start < right.end && right.start < left.end);
}

/** Edits of one text that do not touch. */
function applyEdits(edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((left, right) => left.location.start - right.location.start);
  const text = ordered[0]?.location.source.text ?? "";
  let result = "";
  let at = 0;
  for (const { location, newText } of ordered) {
    result += text.slice(at, location.start) + newText;
    at = location.end;
  }
  return result + text.slice(at);
}
