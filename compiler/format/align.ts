/** Aligns the columns of lines, then gives the finished text of every line. */
import { phraseGap, wordGap } from "./item.ts";
import { type ColumnGroup, type LayoutOptions, type Line, makeIndentation, measureWidth } from "./line.ts";

interface Member {
  readonly line: Line;
  readonly cell: number;
}

/** Gives each line its `text`, which may have several lines of its own. */
export function alignLines(lines: readonly Line[], groups: readonly ColumnGroup[], options: LayoutOptions): void {
  for (const line of lines) {
    const first = line.cells[0];
    line.text = makeIndentation(line.depth, options) + (first?.text ?? "");
    line.width = line.depth * options.tabWidth + (first?.width ?? 0);
  }
  // All columns to the left of one have found their place before it does.
  for (const group of [...groups].sort((left, right) => left.rank - right.rank)) placeColumn(group, options);
  for (const line of lines) {
    if (line.rest !== undefined) line.text = line.rest(line.text);
  }
  placeComments(lines, options);
}

function placeColumn(group: ColumnGroup, options: LayoutOptions): void {
  let members: readonly Member[] = group.members;
  if (group.alignment !== "table") members = excludeOverflow(members, group, options);
  const start = findStart(members, group, options);
  for (const { line, cell } of members) place(line, start, line.cells[cell]?.text ?? "", line.cells[cell]?.width ?? 0);
}

function findStart(members: readonly Member[], { gap, least }: ColumnGroup, options: LayoutOptions): number {
  let start = 0;
  for (const { line } of members) {
    start = Math.max(start, line.width + gap, least > 0 ? line.depth * options.tabWidth + least + gap : 0);
  }
  return start;
}

/** Leaves out lines that alignment would make too long, or those that push the others too far; they only get the gap. */
function excludeOverflow(all: readonly Member[], group: ColumnGroup, options: LayoutOptions): readonly Member[] {
  const { gap } = group;
  let members = all;
  while (members.length > 1) {
    const start = findStart(members, group, options);
    const limits = members.map((member) => options.printWidth - measureRest(member));
    const tooLong = members.filter((_, index) => start > (limits[index] ?? 0));
    if (tooLong.length === 0) break;
    const limit = limits.reduce((least, one) => Math.min(least, one), Infinity);
    const pushing = members.filter(({ line }) => line.width + gap > limit);
    const excluded = new Set(pushing.length > 0 && pushing.length <= tooLong.length ? pushing : tooLong);
    for (const { line, cell } of excluded) {
      place(line, line.width + gap, line.cells[cell]?.text ?? "", line.cells[cell]?.width ?? 0);
    }
    members = members.filter((member) => !excluded.has(member));
  }
  return members;
}

/** The width of a cell and all behind it, each with the least gap; what is laid out on several lines counts as none. */
function measureRest({ line, cell }: Member): number {
  let width = line.cells[cell]?.width ?? 0;
  for (let index = cell + 1; index < line.cells.length; index += 1) {
    const next = line.cells[index];
    width += (next?.group?.gap ?? 0) + (next?.width ?? 0);
  }
  return width;
}

function place(line: Line, start: number, text: string, width: number): void {
  line.text += " ".repeat(Math.max(start - line.width, 0)) + text;
  line.width = start + width;
}

/** Aligns the comments of consecutive lines. */
function placeComments(lines: readonly Line[], options: LayoutOptions): void {
  let run: Line[] = [];
  const finish = (): void => {
    const start = run.reduce((most, line) => Math.max(most, line.width + phraseGap), 0);
    for (const line of run) {
      const fits = start + measureWidth(line.comments.join(" ")) <= options.printWidth;
      const at = fits || line.width + phraseGap === start ? start : line.width + phraseGap;
      line.text += " ".repeat(at - line.width) + line.comments.join(" ");
    }
    run = [];
  };
  for (const line of lines) {
    const isAligned = line.comments.length > 0 && !line.isBrace && line.rest === undefined;
    if (run.length > 0 && (!isAligned || line.blank || line.depth !== run[0]?.depth)) finish();
    if (isAligned) run.push(line);
    else if (line.comments.length > 0) line.text += " ".repeat(wordGap) + line.comments.join(" ");
  }
  if (run.length > 0) finish();
}
