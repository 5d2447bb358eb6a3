/** Tables that are drawn as aligned text for a terminal and as Markdown for a review. */
import type { Colours } from "../colours.ts";

export type Tone = "good" | "bad" | "strong" | "quiet" | "plain";

export interface Cell {
  readonly text: string;
  readonly tone: Tone;
}

export interface Column {
  /** Empty for a column that explains itself. */
  readonly title: string;
  readonly align: "left" | "right";
  /** Left out of text, whose lines are short. */
  readonly isWide: boolean;
}

/** A part of a report. */
export interface Section {
  readonly title: string;
  /** Sentences below the title. */
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  /** As many cells as there are columns. */
  readonly rows: readonly (readonly Cell[])[];
  /** In Markdown the section is folded up, for those who want to know more. */
  readonly isDetail: boolean;
}

export function cell(text: string, tone: Tone = "plain"): Cell {
  return { text, tone };
}

/** Lines without a line end at the end. */
export function drawSection(section: Section, colours: Colours): string {
  const { title, notes, columns, rows } = chooseColumns(section, (column) => !column.isWide);
  const paint: Readonly<Record<Tone, (text: string) => string>> = {
    good: colours.green,
    bad: colours.red,
    strong: colours.bold,
    quiet: colours.dim,
    plain: (text) => text,
  };
  const head = columns.map((column) => cell(column.title, "quiet"));
  const all = columns.some((column) => column.title !== "") && rows.length > 0 ? [head, ...rows] : rows;
  const widths = columns.map((_, index) => Math.max(0, ...all.map((row) => row[index]!.text.length)));
  const lines = all.map((row) => {
    const drawn = row.map(({ text, tone }, index) => {
      const space = " ".repeat(widths[index]! - text.length);
      // Space at the end of a line says nothing.
      const isLast = row.slice(index + 1).every((each) => each.text === "");
      return columns[index]!.align === "right"
        ? `${space}${paint[tone](text)}`
        : `${paint[tone](text)}${isLast ? "" : space}`;
    });
    return `  ${drawn.join("  ")}`.trimEnd();
  });
  return [colours.bold(title), ...notes.map((note) => `  ${note}`), ...lines].join("\n");
}

/** The same in Markdown. */
export function writeSection(section: Section): string {
  const { title, notes, columns, rows, isDetail } = chooseColumns(section, () => true);
  const heads = columns.map((column) => escapeCell(column.title));
  const rules = columns.map(({ align }) => (align === "right" ? "--:" : "---"));
  const table = [heads, rules, ...rows.map((row) => row.map(({ text }) => escapeCell(text)))].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
  const body = [
    ...(notes.length === 0 ? [] : [escapeText(notes.join("  \n"))]),
    ...(rows.length === 0 ? [] : [table.join("\n")]),
  ];
  const heading = isDetail ? `<details>\n<summary>${escapeText(title)}</summary>` : `### ${escapeText(title)}`;
  return [heading, ...body, ...(isDetail ? ["</details>"] : [])].join("\n\n");
}

/** Without columns that have nothing to say. */
function chooseColumns(section: Section, isWanted: (column: Column) => boolean): Section {
  const { columns, rows } = section;
  const isKept = columns.map((column, index) => isWanted(column) && rows.some((row) => row[index]!.text !== ""));
  return {
    ...section,
    columns: columns.filter((_, index) => isKept[index]),
    rows: rows.map((row) => row.filter((_, index) => isKept[index])),
  };
}

function escapeCell(text: string): string {
  return escapeText(text).replaceAll("|", "\\|");
}

/** Titles and reasons are data: they must not turn into markup. */
export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]]/g, "\\$&");
}
