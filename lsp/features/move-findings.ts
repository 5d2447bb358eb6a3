/** Moves findings of an earlier state along with the text, so that advice does not flicker while somebody types. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Location, Source } from "../../compiler/text/source.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

/** What lies between the same beginning and the same end of two texts. */
interface Difference {
  readonly now: Source;
  /** The length of the text before it. */
  readonly before: number;
  /** The length of the text behind it. */
  readonly behind: number;
}

/** The findings that lie beside what has changed, at their new places; the others are left out. */
export function moveFindings(findings: readonly Diagnostic[], snapshot: Snapshot): readonly Diagnostic[] {
  const differences = new Map<Source, Difference | undefined>();

  function move(location: Location): Location | undefined {
    const { source, start, end } = location;
    if (!differences.has(source)) differences.set(source, compare(source, snapshot));
    const difference = differences.get(source);
    if (difference === undefined) return undefined;
    const { now, before, behind } = difference;
    if (end <= before) return { source: now, start, end };
    const shift = now.text.length - source.text.length;
    return start >= source.text.length - behind ? { source: now, start: start + shift, end: end + shift } : undefined;
  }

  return findings.flatMap((finding) => {
    const location = move(finding.location);
    if (location === undefined) return [];
    const related = finding.related.flatMap((item) => {
      const place = move(item.location);
      return place === undefined ? [] : [{ ...item, location: place }];
    });
    // The fix was made for the text of then.
    return [{ ...finding, location, related, fix: undefined }];
  });
}

function compare(source: Source, snapshot: Snapshot): Difference | undefined {
  const file = snapshot.files.get(source.path);
  if (file === undefined) return undefined;
  const now: Source = { path: source.path, text: file.text };
  const limit = Math.min(source.text.length, now.text.length);
  if (source.text === now.text) return { now, before: limit, behind: 0 };
  let before = 0;
  while (before < limit && source.text.charCodeAt(before) === now.text.charCodeAt(before)) before += 1;
  let behind = 0;
  while (
    behind < limit - before &&
    source.text.charCodeAt(source.text.length - 1 - behind) === now.text.charCodeAt(now.text.length - 1 - behind)
  ) {
    behind += 1;
  }
  return { now, before, behind };
}
