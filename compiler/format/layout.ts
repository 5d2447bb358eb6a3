/** Turns the items of a file into lines: what stays on one line, what opens up, and where comments and blank lines go. */
import { invariant } from "../text/invariant.ts";
import { LeftBrace } from "../syntax/lexer/token.ts";
import { alignLines } from "./align.ts";
import { printBroken } from "./broken-run.ts";
import { readGap, type StatementGap } from "./comments.ts";
import { block, type Block, type Item, type Mark } from "./item.ts";
import { type Cell, type ColumnGroup, type LayoutOptions, Line, measureWidth } from "./line.ts";
import { collectMarks, hasOpenBlock, isEmptyBlock, isWrittenFlat } from "./row.ts";
import { areInline, type FlatCell, printFlat, type TokenRun } from "./run.ts";
import type { TokenStream } from "./token-stream.ts";

/** The canonical lines of a file; a line of a text or comment that spans several is given as several. */
export function layOut(stream: TokenStream, items: readonly Item[], options: LayoutOptions): string[] {
  const layout = new Layout(stream, options);
  layout.printFile(items);
  alignLines(layout.lines, layout.groups, options);
  const texts: string[] = [];
  for (const line of layout.lines) {
    if (line.blank && texts.length > 0) texts.push("");
    if (line.text.includes("\n")) texts.push(...line.text.split("\n"));
    else texts.push(line.text);
  }
  return texts;
}

/** The columns of one block, of which those with one key are aligned until a blank line. */
class Scope {
  groups = new Map<string, ColumnGroup>();
  readonly tables = new Map<string, ColumnGroup>();
}

interface Place {
  readonly depth: number;
  readonly block: Scope;
  /** Shared by all blocks of one declaration. */
  readonly declaration: Scope;
}

/** One statement, or several that share a line, with what stands in front of it. */
interface Row {
  readonly items: readonly Item[];
  readonly run: TokenRun;
  readonly gap: number;
  readonly before: StatementGap;
  readonly blank: boolean;
}

class Layout {
  readonly lines: Line[] = [];
  readonly groups: ColumnGroup[] = [];
  readonly #stream: TokenStream;
  readonly #options: LayoutOptions;

  constructor(stream: TokenStream, options: LayoutOptions) {
    this.#stream = stream;
    this.#options = options;
  }

  printFile(items: readonly Item[]): void {
    const scope = new Scope();
    const place = { depth: 0, block: scope, declaration: scope };
    this.#printBlock(block(items), { first: 0, last: this.#stream.length - 1 }, place);
  }

  /** Prints what is between two braces, or the whole file. */
  #printBlock({ items, gap, opens }: Block, { first, last }: TokenRun, place: Place): void {
    const stream = this.#stream;
    let index = first;
    let isStart = true;
    const splits = opens === "lines" && first > 0 && first < stream.length && !stream.at(first).first;
    for (let position = 0; position < items.length;) {
      const shared = this.#takeRow(items, position, splits);
      const run = { first: index, last: this.#lastOf(shared.at(-1)) };
      invariant(run.first === stream.indexAt(items[position]?.start ?? 0), "the tree holds every token");
      const before = this.#printGap(index, isStart, false, place);
      const blank = before.blank && (!isStart || before.own.length > 0);
      if (blank) endRuns(place);
      this.#printRow({ items: shared, run, gap, before, blank }, place);
      position += shared.length;
      index = run.last + 1;
      isStart = false;
    }
    invariant(index === last + 1, "the tree holds every token");
    this.#printGap(index, isStart, true, place);
  }

  /** The items that share the line of the one at a position; only that one where each gets a line. */
  #takeRow(items: readonly Item[], position: number, splits: boolean): readonly Item[] {
    let end = position + 1;
    if (splits) return items.slice(position, end);
    while (end < items.length && !this.#stream.at(this.#stream.indexAt(items[end]?.start ?? 0)).first) end += 1;
    return items.slice(position, end);
  }

  #lastOf(item: Item | undefined): number {
    invariant(item !== undefined, "a row has an item");
    return this.#stream.indexAt(item.end) - 1;
  }

  /** Prints the comments before a token, those at the end of the line before included. */
  #printGap(index: number, isStart: boolean, isEnd: boolean, place: Place): StatementGap {
    const previousEnd = index > 0 ? this.#stream.endOf(index - 1) : 0;
    const gap = readGap(this.#stream, index, previousEnd, isEnd);
    this.lines.at(-1)?.comments.push(...gap.trailing);
    for (const [position, { text, blank }] of gap.own.entries()) {
      const isSeparated = blank && !(isStart && position === 0);
      if (isSeparated) endRuns(place);
      this.lines.push(new Line({ depth: place.depth, blank: isSeparated, isBrace: true }, [makeCell(text)]));
    }
    return gap;
  }

  #printRow(row: Row, place: Place): void {
    const { items, run, before } = row;
    const [first] = items;
    invariant(first !== undefined, "a row has an item");
    if (before.ignored) {
      const text = this.#stream.text.slice(first.start, this.#stream.endOf(run.last));
      this.lines.push(new Line({ depth: place.depth, blank: row.blank, isBrace: true }, [makeCell(text)]));
      return;
    }
    const flat = isWrittenFlat(this.#stream, items)
      ? printFlat(this.#stream, run, collectMarks(this.#stream, items, row.gap))
      : undefined;
    if (flat !== undefined && this.#fits(flat, before, place)) {
      this.#pushCells(flat, row, place);
    } else if (items.length > 1) this.#printSeparately(row, place);
    else if (hasOpenBlock(this.#stream, first, run)) this.#printOpen(first, row, place);
    else this.#printLong(row, first.marks, place);
  }

  /** The items of a line that is too long each get a line of their own. */
  #printSeparately({ items, gap, before, blank }: Row, place: Place): void {
    for (const [position, item] of items.entries()) {
      const run = { first: this.#stream.indexAt(item.start), last: this.#lastOf(item) };
      if (position === 0) this.#printRow({ items: [item], run, gap, before, blank }, place);
      else {
        const between = this.#printGap(run.first, false, false, place);
        this.#printRow({ items: [item], run, gap, before: between, blank: false }, place);
      }
    }
  }

  /** Prints a statement with its blocks opened up. */
  #printOpen(item: Item, { run, before, blank }: Row, place: Place): void {
    const stream = this.#stream;
    let from = run.first;
    let position = 0;
    const head = (last: number): void => {
      const isFirst = from === run.first;
      const part = { items: [], run: { first: from, last }, gap: 0, before: isFirst ? before : noComments };
      this.#printLong({ ...part, blank: isFirst && blank }, [], place, !isFirst || last < run.last);
    };
    for (let index = run.first; index <= run.last; index += 1) {
      if (stream.at(index).tokenType !== LeftBrace) continue;
      const close = stream.closingOf(index);
      const inner = item.blocks[position] ?? block([]);
      position += 1;
      if (!isEmptyBlock(stream, index)) {
        head(index);
        const columns = new Scope();
        const declaration = place.depth === 0 ? new Scope() : place.declaration;
        this.#printBlock(
          inner,
          { first: index + 1, last: close - 1 },
          { depth: place.depth + 1, block: columns, declaration },
        );
        from = this.#printClosing(close, run, place);
      }
      index = close;
    }
    head(run.last);
    place.block.groups = new Map();
  }

  /** Prints a closing brace by itself when comments stand between it and `else`; gives where the next line begins. */
  #printClosing(close: number, { last }: TokenRun, place: Place): number {
    const comments = close < last ? this.#stream.commentsBefore(close + 1) : undefined;
    if (comments === undefined || areInline(this.#stream, close + 1, comments)) return close;
    this.lines.push(new Line({ depth: place.depth, blank: false, isBrace: true }, [makeCell("}")]));
    this.#printGap(close + 1, true, true, place);
    return close + 1;
  }

  /** Prints a run that has no block to open: on one line if it fits, else on several. */
  #printLong(row: Row, marks: readonly Mark[], place: Place, isBrace = false): void {
    const { run, before, blank } = row;
    const flat = printFlat(this.#stream, run, marks);
    if (flat !== undefined && this.#fits(flat, before, place)) {
      this.#pushCells(flat, row, place, isBrace);
      return;
    }
    const ctx = { stream: this.#stream, options: this.#options, depth: place.depth, marks };
    const [mark] = marks;
    const split = mark?.alignment === "leading" ? this.#stream.indexAt(mark.offset) : run.first;
    const leading = split > run.first ? printFlat(this.#stream, { first: run.first, last: split - 1 }, []) : undefined;
    const isPlain = leading !== undefined && this.#stream.commentsBefore(split) === undefined;
    const rest = { first: isPlain ? split : run.first, last: run.last };
    const text = [...before.leading, ...(isPlain ? leading.map((cell) => cell.text) : [])].join(" ");
    const lay = (prefix: string): string =>
      printBroken(ctx, rest, text === "" || (isPlain && mark !== undefined) ? prefix : `${prefix} `);
    const line = new Line(
      { depth: place.depth, blank, isBrace },
      [makeCell(text), ...this.#reserve(isPlain, mark, place)],
      lay,
    );
    this.#joinGroups(line);
    this.lines.push(line);
  }

  /** An empty cell where the rest of a long statement begins. */
  #reserve(isPlain: boolean, mark: Mark | undefined, place: Place): Cell[] {
    return isPlain && mark !== undefined ? [makeCell("", this.#groupOf(mark, place))] : [];
  }

  #pushCells(flat: readonly FlatCell[], { before, blank }: Row, place: Place, isBrace = false): void {
    const cells: Cell[] = [];
    let text = before.leading.map((comment) => `${comment} `).join("");
    // A comment in front would push the columns of all other lines away.
    const leads = before.leading.length > 0 && flat[1]?.mark?.alignment !== "table";
    let group: ColumnGroup | undefined;
    let rank = 0;
    for (const { text: own, mark } of flat) {
      if (mark === undefined) text += own;
      else if (mark.alignment === "loose" || mark.rank <= rank || leads) text += " ".repeat(mark.gap) + own;
      else {
        cells.push(makeCell(text, group));
        text = own;
        group = this.#groupOf(mark, place);
        rank = mark.rank;
      }
    }
    cells.push(makeCell(text, group));
    const line = new Line({ depth: place.depth, blank, isBrace }, cells);
    this.#joinGroups(line);
    this.lines.push(line);
  }

  #joinGroups(line: Line): void {
    for (const [cell, { group }] of line.cells.entries()) group?.members.push({ line, cell });
  }

  #groupOf(mark: Mark, place: Place): ColumnGroup {
    const { alignment, key, rank, gap, least } = mark;
    invariant(alignment !== "loose", "a loose column is in no group");
    const scope = alignment === "spanning" ? place.declaration : place.block;
    const groups = alignment === "table" ? scope.tables : scope.groups;
    let group = groups.get(key);
    if (group === undefined) {
      group = { rank, gap, least: least ?? 0, alignment, members: [] };
      groups.set(key, group);
      this.groups.push(group);
    }
    return group;
  }

  #fits(flat: readonly FlatCell[], before: StatementGap, place: Place): boolean {
    let width = place.depth * this.#options.tabWidth;
    for (const comment of before.leading) width += measureWidth(comment) + 1;
    for (const { text, mark } of flat) {
      if (mark?.alignment === "table") return true;
      width += (mark?.gap ?? 0) + measureWidth(text);
    }
    return width <= this.#options.printWidth;
  }
}

const noComments: StatementGap = { trailing: [], own: [], leading: [], blank: false, ignored: false };

function makeCell(text: string, group?: ColumnGroup): Cell {
  return { text, width: measureWidth(text), group };
}

/** A blank line ends the runs of lines that are aligned with each other. */
function endRuns({ block, declaration }: Place): void {
  block.groups = new Map();
  declaration.groups = new Map();
}
