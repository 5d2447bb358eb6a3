/** Writes GitHub-flavoured Markdown in which no text of a user can become markup. */
import { showOnOneLine } from "./visible-text.ts";

/** GitHub takes at most 65,536 characters in a comment; some room is left for what others put around it. */
const commentLength = 60_000;

/** Text as code that may stand in a cell of a table, on one line. */
export function codeSpan(text: string): string {
  const shown = showOnOneLine(text.replaceAll(/\s+/gu, " "));
  if (shown.trim() === "") return "";
  // A bar would end the cell even inside a code span, and a backslash before it makes matters worse.
  if (shown.includes("|")) return `<code>${shown.replaceAll(/[!-/:-@[-`{-~]/gu, toReference)}</code>`;
  const longest = Math.max(0, ...(shown.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = /^`|`$|^ .* $/u.test(shown) ? " " : "";
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** A sentence of ours, in which what stands between as many backticks is code and all else is plain text. */
export function writeProse(text: string): string {
  const shown = showOnOneLine(text.replaceAll(/\s+/gu, " "));
  const parts: string[] = [];
  let at = 0;
  for (const { 0: whole, 2: code = "", index } of shown.matchAll(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/gu)) {
    parts.push(escapeMarkdown(shown.slice(at, index)), codeSpan(code.replace(/^ (.*`.*) $/u, "$1")));
    at = index + whole.length;
  }
  return [...parts, escapeMarkdown(shown.slice(at))].join("");
}

/** A heading and a table; the rows that would not fit into a comment are counted instead. Cells are Markdown already. */
export function writeComment(
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  ending = "",
): string {
  if (rows.length === 0) return `### ${heading}\n${ending === "" ? "" : `\n${ending}\n`}`;
  const lines = [`### ${heading}`, "", writeRow(columns), writeRow(columns.map(() => "---"))];
  let length = 0;
  let shown = 0;
  for (const row of rows) {
    const line = writeRow(row);
    length += line.length + 1;
    if (length > commentLength) break;
    lines.push(line);
    shown += 1;
  }
  if (shown < rows.length) lines.push("", `${rows.length - shown} more are not shown.`);
  if (ending !== "") lines.push("", ending);
  return `${lines.join("\n")}\n`;
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#+~|&$!]/gu, (character) =>
    "<>&|".includes(character) ? toReference(character) : `\\${character}`,
  );
}

function toReference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
