/** The lines of the canonical text before their columns are aligned. */
import type { util } from "prettier";
import * as standalone from "prettier/standalone";
import type { Alignment } from "./item.ts";

/** What the user may choose. */
export interface LayoutOptions {
  readonly printWidth: number;
  readonly tabWidth: number;
  readonly useTabs: boolean;
}

/** Columns that are aligned with each other. */
export interface ColumnGroup {
  readonly rank: number;
  readonly gap: number;
  /** The least width of what stands before it. */
  readonly least: number;
  readonly alignment: Exclude<Alignment, "loose">;
  readonly members: { readonly line: Line; readonly cell: number }[];
}

export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly group: ColumnGroup | undefined;
}

/** One statement, comment or brace; several lines of text where it does not fit on one. */
export class Line {
  readonly depth: number;
  readonly blank: boolean;
  readonly cells: readonly Cell[];
  /** Lays out what follows the last cell when it needs several lines; gets the text before it. */
  readonly rest: ((prefix: string) => string) | undefined;
  /** Comments behind it. */
  readonly comments: string[] = [];
  /** True for lines of braces, whose comments stay close to them. */
  readonly isBrace: boolean;
  /** The finished text, which grows as columns find their place. */
  text = "";
  width = 0;

  constructor(
    place: { readonly depth: number; readonly blank: boolean; readonly isBrace?: boolean },
    cells: readonly Cell[],
    rest?: (prefix: string) => string,
  ) {
    this.depth = place.depth;
    this.blank = place.blank;
    this.isBrace = place.isBrace ?? false;
    this.cells = cells;
    this.rest = rest;
  }
}

/** The types of this entry leave out what it exports for plugins. */
const { getStringWidth } = (standalone as unknown as { readonly util: typeof util }).util;

/** The columns that a text takes, where wide characters take two. */
export function measureWidth(text: string): number {
  // oxlint-disable-next-line no-control-regex -- every ASCII character has the width 1 here.
  return /^[\u0000-\u007f]*$/u.test(text) ? text.length : getStringWidth(text);
}

export function makeIndentation(depth: number, options: LayoutOptions): string {
  return options.useTabs ? "\t".repeat(depth) : " ".repeat(depth * options.tabWidth);
}
