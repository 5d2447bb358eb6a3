/** Writes documents as canonical JSON: sorted keys, two spaces, a line end at the end. */

/** The same value gives the same bytes on every machine; `undefined` and functions have no place in a document. */
export function emitCanonical(document: object): string {
  return `${JSON.stringify(sortKeys(document), undefined, 2)}\n`;
}

/** Canonical JSON on one line, for hashing. */
export function emitCompact(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** Copies a value with the keys of every object in code-unit order, save that keys like `10` stand first, by number. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
      .map(([key, part]) => [key, sortKeys(part)]),
  );
}
