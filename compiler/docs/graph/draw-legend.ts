/** Draws the legend of a crowded lifecycle: each number with where its arrow leads and what moves a lead along it. */
import { html, type Markup } from "../site/markup.ts";
import type { LifecycleDiagram } from "./lifecycle-diagram.ts";
import { type Layout, type } from "./layout-diagram.ts";
import { wrapText } from "./text-width.ts";

/** The least width of a column of the legend. */
const leastWidth = 330;
const gap = 28;
const indent = 24;
const above = 22;

interface Entry {
  readonly number: number;
  readonly way: string;
  readonly lines: readonly string[];
}

export interface Legend {
  readonly drawing: Markup;
  readonly width: number;
  readonly height: number;
}

/** Below the drawing, in as many columns as have room; of no height when no arrow has a number. */
export function drawLegend({ stages }: LifecycleDiagram, layout: Layout): Legend {
  const titles = new Map(stages.map(({ name, title }) => [name, title]));
  const count = Math.max(1, Math.floor((layout.width + gap) / (leastWidth + gap)));
  const columnWidth = Math.max(460, layout.width - 8) / count - (gap * (count - 1)) / count;
  const entries = layout.arrows.flatMap(({ arrow, label }): Entry[] => {
    if (label.number === undefined) return [];
    const way = `${titles.get(arrow.from) ?? arrow.from} → ${titles.get(arrow.to) ?? arrow.to}`;
    return [
      { number: label.number, way, lines: wrapText(arrow.causes.join(" — or "), type.label, columnWidth - indent) },
    ];
  });
  if (entries.length === 0) return { drawing: html``, width: 0, height: 0 };
  const columns = splitEvenly(entries, count);
  const drawings = columns.map((column, index) => drawColumn(column, index * (columnWidth + gap) + 8, layout.height));
  return {
    drawing: html`<g class="lc-legend">${drawings}</g>`,
    width: count * (columnWidth + gap) - gap + 16,
    height: above + Math.max(...columns.map(heightOf)),
  };
}

function heightOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { lines }) => sum + (lines.length + 1) * type.leading + 7, 0);
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
  return html`${entries.map(({ number, way, lines }) => {
    const first = y;
    y += heightOf([{ number, way, lines }]);
    return html`<text class="lc-number" x="${x + 8}" y="${round(first + 12)}">${number}</text
      ><text class="lc-way" x="${x + indent}" y="${round(first + 12)}">${way}</text>${lines.map(
        (line, index) =>
          html`<text x="${x + indent}" y="${round(first + 12 + (index + 1) * type.leading)}">${line}</text>`,
      )} `;
  })}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
