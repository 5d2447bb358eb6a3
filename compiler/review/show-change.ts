/** Puts what differs between two wordings in few words: `at least 50 → 60`. */
import { listLeaves } from "./likeness.ts";

/** Longer pieces that differ are quoted whole, because an arrow in the middle would be overlooked. */
const longest = 6;

/** The two wordings with an arrow between what differs, and what they share said once. */
export function showChange(before: string, after: string): string {
  const [left, right] = [splitWords(before), splitWords(after)];
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const old = left
    .slice(start, left.length - end)
    .join("")
    .trim();
  const fresh = right
    .slice(start, right.length - end)
    .join("")
    .trim();
  if (!isPiece(old) || !isPiece(fresh)) {
    return countWords(before) > longest || countWords(after) > longest
      ? `“${before}” → “${after}”`
      : `${before} → ${after}`;
  }
  const rest = left
    .slice(left.length - end)
    .join("")
    .trimStart();
  // "Engagement at least 50 → 60" reads better without the words that every threshold has.
  const head = left
    .slice(0, start)
    .join("")
    .trimEnd()
    .replace(/ at least$/, "");
  const joint = rest === "" || /^[,;:)]/.test(rest) ? "" : " ";
  return `${head}${head === "" || head.endsWith("(") ? "" : " "}${old} → ${fresh}${joint}${rest}`;
}

/** Short enough to stand beside an arrow, and no half of a list, nor of something in quotes or parentheses. */
function isPiece(text: string): boolean {
  const isWhole =
    text.split("“").length === text.split("”").length && text.split("(").length === text.split(")").length;
  return text !== "" && !/^[,;:)]/.test(text) && isWhole && countWords(text) <= longest;
}

/** Words, spaces, and the marks around words, each by itself. */
function splitWords(text: string): string[] {
  return text.match(/\s+|[,;:)]+(?=[\s,;:)]|$)|\(|(?:[^\s(),;:]|[,;:)](?![\s,;:)]|$))+/g) ?? [];
}

function countWords(text: string): number {
  return text.split(" ").length;
}

/** Names the first single value that differs, for things whose wordings are the same: `calendar: us → eu`. */
export function showDetail(before: unknown, after: unknown): string {
  const [left, right] = [listLeaves(before), listLeaves(after)];
  const index = left.findIndex(({ path, value }, at) => right[at]?.path !== path || right[at].value !== value);
  const [old, fresh] = [left[index === -1 ? right.length : index], right[index === -1 ? left.length : index]];
  const path = (fresh ?? old)?.path ?? "";
  const key = (path.split(".").at(-1) ?? path).replaceAll("_", " ");
  const show = (value: unknown): string => (value === undefined ? "none" : String(value));
  const was = old?.path === fresh?.path || fresh === undefined ? old?.value : undefined;
  return `${key === "" ? "" : `${key}: `}${show(was)} → ${show(fresh?.value)}`;
}

/** `a, b and c`. */
export function listWords(words: readonly string[], conjunction: "and" | "or" = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}
