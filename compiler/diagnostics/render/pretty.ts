/** Findings for people: the source line, the span underlined, related places, help and an example lead. */
import type { Location } from "../../text/source.ts";
import { assertNever } from "../../text/invariant.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { drawExcerpt, type ExcerptRow } from "./excerpt.ts";
import type { Paint, Palette } from "./palette.ts";
import { arrange, type Report } from "./report.ts";
import { SourceLines } from "./source-lines.ts";
import { showOnOneLine } from "./visible-text.ts";
import { wrapWords } from "./wrap-words.ts";

/** `width` is the columns of the terminal; longer source lines are cut around what is underlined. */
export interface PrettyOptions {
  readonly palette: Palette;
  readonly width: number;
}

/** Each finding as a paragraph with a blank line after it; nothing when there is none. */
export function renderPretty(report: Report, options: PrettyOptions): string {
  const lines = new SourceLines();
  return arrange(report.diagnostics)
    .map((diagnostic) => `${renderFinding(lines, diagnostic, options)}\n\n`)
    .join("");
}

function renderFinding(lines: SourceLines, diagnostic: Diagnostic, { palette, width }: PrettyOptions): string {
  const paint = diagnostic.severity === "error" ? palette.error : palette.warning;
  const locations = [diagnostic.location, ...diagnostic.related.map((each) => each.location)];
  const gutter = Math.max(...locations.map((location) => String(lines.place(location).end_line).length));
  const margin = " ".repeat(gutter);
  const excerptWidth = Math.max(width - gutter - 3, 20);

  const drawPlace = (location: Location, mark: "^" | "-", markPaint: Paint): string[] => [
    `${margin} ${palette.quiet("┌─")} ${nameOf(lines, location)}`,
    `${margin} ${palette.quiet("│")}`,
    ...drawExcerpt(lines, location, { width: excerptWidth, mark }).map((row) =>
      drawRow(row, gutter, palette, markPaint),
    ),
  ];

  const rows = drawHeadline(diagnostic, width, paint, palette);
  rows.push(...drawPlace(diagnostic.location, "^", paint));
  for (const related of diagnostic.related) {
    rows.push(`${margin} ${palette.quiet("│")}`);
    for (const line of wrapWords(showOnOneLine(related.message), excerptWidth)) {
      rows.push(`${margin} ${palette.quiet("│")} ${line}`);
    }
    rows.push(...drawPlace(related.location, "-", palette.quiet));
  }
  const notes = [
    ...(diagnostic.help === undefined
      ? []
      : drawNote("help", wrapNote("help", diagnostic.help, excerptWidth), margin, palette)),
    ...(diagnostic.witness === undefined ? [] : drawNote("example", diagnostic.witness, margin, palette)),
  ];
  if (notes.length > 0) rows.push(`${margin} ${palette.quiet("│")}`, ...notes);
  return rows.map((row) => row.trimEnd()).join("\n");
}

/** The message, with the lines after the first set in. */
function drawHeadline(
  { severity, code, message }: Diagnostic,
  width: number,
  paint: Paint,
  palette: Palette,
): string[] {
  const label = `${severity}[${code}]`;
  const [first = "", ...others] = wrapWords(showOnOneLine(message), width, label.length + 2);
  return [`${paint(label)}: ${palette.strong(first)}`, ...others.map((line) => `  ${palette.strong(line)}`)];
}

/** Help may be long; an example is code, whose lines are its own. */
function wrapNote(word: string, text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => wrapWords(showOnOneLine(line), width - word.length - 2))
    .join("\n");
}

function nameOf(lines: SourceLines, location: Location): string {
  const { file, line, column } = lines.place(location);
  return `${showOnOneLine(file)}:${line}:${column}`;
}

function drawRow(row: ExcerptRow, gutter: number, palette: Palette, markPaint: Paint): string {
  const bar = palette.quiet("│");
  switch (row.kind) {
    case "source":
      return `${palette.quiet(String(row.number).padStart(gutter))} ${bar} ${row.text}`;
    case "underline": {
      const marks = row.text.trimStart();
      return `${" ".repeat(gutter)} ${bar} ${" ".repeat(row.text.length - marks.length)}${markPaint(marks)}`;
    }
    case "gap":
      return `${" ".repeat(gutter)} ${palette.quiet("┆")}`;
    default:
      return assertNever(row.kind);
  }
}

function drawNote(word: string, text: string, margin: string, palette: Palette): string[] {
  const indent = " ".repeat(word.length + 2);
  return text
    .split("\n")
    .map(showOnOneLine)
    .map((line, index) =>
      index === 0 ? `${margin} ${palette.quiet("=")} ${palette.note(word)}: ${line}` : `${margin}   ${indent}${line}`,
    );
}
