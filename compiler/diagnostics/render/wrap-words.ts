/** Breaks a sentence into lines for a terminal. What stands between backticks stays together, so that it can be copied. */
import { layOut } from "./visible-text.ts";

/** Lines of at most `width` columns, but for a word that is longer by itself; `taken` columns of the first are in use. */
export function wrapWords(text: string, width: number, taken = 0): string[] {
  const lines: string[] = [];
  let line = "";
  let used = taken;
  for (const word of text.match(/(?:`[^`]*`|[^\s`]|`)+/gu) ?? []) {
    const length = layOut(word, 0).reduce((sum, cell) => sum + cell.width, 0);
    if (line !== "" && used + 1 + length > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    used += length + (line === "" ? 0 : 1);
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
