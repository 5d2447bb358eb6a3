/** Small pieces of layout for people: numbers, counts and aligned columns. */

/** `12,345`. */
export function formatCount(count: number): string {
  // Whole numbers do without `Intl`, which takes longer to load than a small project takes to check.
  if (Number.isInteger(count)) return String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
  return new Intl.NumberFormat("en-US").format(count);
}

/** `1 lead`, `2,000 leads`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** Rows with their first column padded to the left edge and their second, numbers, to the right. */
export function alignCounts(rows: readonly (readonly [string, number, string?])[]): string[] {
  const nameWidth = Math.max(0, ...rows.map(([name]) => name.length));
  const countWidth = Math.max(0, ...rows.map(([, count]) => formatCount(count).length));
  return rows.map(([name, count, note]) =>
    `${name.padEnd(nameWidth)}  ${formatCount(count).padStart(countWidth)}${note === undefined ? "" : `   ${note}`}`.trimEnd(),
  );
}

/** `Danced (5), Logged in (3) and 2 more`: the most frequent first, ties by name. */
export function listFrequent(counts: ReadonlyMap<string, number>, most = 3): string {
  const sorted = sortFrequent(counts);
  const shown = sorted.slice(0, most).map(([name, count]) => `${name} (${formatCount(count)})`);
  const rest = sorted.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` and ${formatCount(rest)} more` : ""}`;
}

/** The same with a line each. */
export function listFrequentLines(counts: ReadonlyMap<string, number>, most: number): string[] {
  const sorted = sortFrequent(counts);
  const rest = sorted.length - most;
  return [...alignCounts(sorted.slice(0, most)), ...(rest > 0 ? [`and ${formatCount(rest)} more`] : [])];
}

function sortFrequent(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([leftName, left], [rightName, right]) =>
    left === right ? (leftName < rightName ? -1 : 1) : right - left,
  );
}
