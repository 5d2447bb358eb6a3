/** The legend of a crowded lifecycle: each number with where its arrow leads and what moves a lead along it. */
import { html, type Markup } from "../site/markup.ts";
import type { DiagramArrow, LifecycleDiagram } from "./lifecycle-diagram.ts";
import { type Layout, type } from "./layout-diagram.ts";
import { wrapText } from "./text-width.ts";

/** The least width of a column of the legend. */
const leastWidth = 330;
const gap = 28;
const indent = 24;
const above = 22;

interface Entry {
  readonly number: number;
  readonly way: readonly string[];
  readonly lines: readonly string[];
}

export interface Legend {
  readonly drawing: Markup;
  readonly width: number;
  readonly height: number;
}

export const noLegend: Legend = { drawing: html``, width: 0, height: 0 };

/** The arrows that have a number instead of words, in its order. */
export function listNumbered({ arrows }: Layout): { readonly number: number; readonly arrow: DiagramArrow }[] {
  return arrows.flatMap(({ arrow, label: { number } }) => (number === undefined ? [] : [{ number, arrow }]));
}

/** Below the drawing, in as many columns as have room; of no height when no arrow has a number. */
export function drawLegend({ stages }: LifecycleDiagram, layout: Layout): Legend {
  const titles = new Map(stages.map(({ name, title }) => [name, title]));
  const count = Math.max(1, Math.floor((layout.width + gap) / (leastWidth + gap)));
  const columnWidth = Math.max(460, layout.width - 8) / count - (gap * (count - 1)) / count;
  const room = columnWidth - indent;
  const entries = listNumbered(layout).map(({ number, arrow }): Entry => {
    const way = `${titles.get(arrow.from) ?? arrow.from} → ${titles.get(arrow.to) ?? arrow.to}`;
    // Bold letters are wider than those that are measured.
    return {
      number,
      way: wrapText(way, type.label * 1.07, room),
      lines: wrapText(arrow.causes.join(" — or "), type.label, room),
    };
  });
  if (entries.length === 0) return noLegend;
  const columns = splitEvenly(entries, count);
  const drawings = columns.map((column, index) => drawColumn(column, index * (columnWidth + gap) + 8, layout.height));
  return {
    drawing: html`<g class="lc-legend">${drawings}</g>`,
    width: count * (columnWidth + gap) - gap + 16,
    height: above + Math.max(...columns.map(heightOf)),
  };
}

function heightOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { way, lines }) => sum + (way.length + lines.length) * type.leading + 7, 0);
}

/** Goes on to the next column when this one has its share of the height. */
function splitEvenly(entries: readonly Entry[], count: number): Entry[][] {
  const share = heightOf(entries) / count;
  const columns: Entry[][] = Array.from({ length: count }, () => []);
  let height = 0;
  for (const entry of entries) {
    columns[Math.min(count - 1, Math.floor(height / share))]?.push(entry);
    height += heightOf([entry]);
  }
  return columns;
}

function drawColumn(entries: readonly Entry[], x: number, top: number): Markup {
  let y = top + above;
  return html`${entries.map((entry) => {
    const first = y;
    y += heightOf([entry]);
    const texts = [
      ...entry.way.map((text) => ({ text, isWay: true })),
      ...entry.lines.map((text) => ({ text, isWay: false })),
    ];
    return html`<text class="lc-number" x="${x + 8}" y="${round(first + 12)}">${entry.number}</text>${texts.map(
        ({ text, isWay }, index) =>
          html`<text${isWay && html` class="lc-way"`} x="${x + indent}" y="${round(first + 12 + index * type.leading)}">${text}</text>`,
      )} `;
  })}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
