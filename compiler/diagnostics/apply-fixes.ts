/** Puts machine edits into texts: as many as fit beside each other. */
import type { Location } from "../text/source.ts";
import type { Diagnostic, TextEdit } from "./diagnostic.ts";

export interface AppliedFixes {
  /** The new texts of the files that changed, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The findings whose fixes are in them; others have none, or one that touches the same text. */
  readonly fixed: readonly Diagnostic[];
}

/** Where an edit is made: a file by whatever tells it from others, and offsets in it. */
export interface EditPlace {
  readonly file: unknown;
  readonly start: number;
  readonly end: number;
}

/** Takes each fix as a whole or not at all, the first of those that touch the same text. */
export function applyFixes(diagnostics: readonly Diagnostic[]): AppliedFixes {
  const fixed = selectFixes(diagnostics, ({ source, start, end }) => ({ file: source.path, start, end }));
  const edits = Map.groupBy(
    fixed.flatMap(({ fix }) => fix?.edits ?? []),
    ({ location }) => location.source.path,
  );
  return { texts: new Map([...edits].map(([path, ofFile]) => [path, applyEdits(ofFile)])), fixed };
}

/**
 * The findings whose fixes can be made together, the first of those that touch the same text. A fix with an edit that
 * has no place is not among them.
 */
export function selectFixes(
  diagnostics: readonly Diagnostic[],
  placeOf: (location: Location) => EditPlace | undefined,
): readonly Diagnostic[] {
  const taken = new Map<unknown, EditPlace[]>();
  return diagnostics.filter(({ fix }) => {
    const places = fix?.edits.map(({ location }) => placeOf(location)) ?? [];
    const isFree = places.every(
      (place) => place !== undefined && !taken.get(place.file)?.some((other) => touches(place, other)),
    );
    if (places.length === 0 || !isFree) return false;
    for (const place of places.filter((each) => each !== undefined)) {
      const ofFile = taken.get(place.file);
      if (ofFile === undefined) taken.set(place.file, [place]);
      else ofFile.push(place);
    }
    return true;
  });
}

/** Insertions at one place touch, because which of them comes first would be chance. */
function touches(left: EditPlace, right: EditPlace): boolean {
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
