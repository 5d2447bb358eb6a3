/** Lists names in a sentence. */

/** `` `a` ``, `` `a` and `b` ``, `` `a`, `b` and 3 more `` when there are too many to read. */
export function listQuoted(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  if (quoted.length > 5) return `${quoted.slice(0, 4).join(", ")} and ${quoted.length - 4} more`;
  return listWords(quoted);
}

/** `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `1 programme`, `3 programmes`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
