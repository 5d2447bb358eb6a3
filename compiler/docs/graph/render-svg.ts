/** Draws a lifecycle as SVG that stands alone: its own colours for light and dark, a title, and a description in words. */
import { html, type Markup, trusted } from "../site/markup.ts";
import { drawLegend, noLegend } from "./draw-legend.ts";
import type { DiagramArrow, LifecycleDiagram } from "./lifecycle-diagram.ts";
import { type Layout, type PlacedArrow, type PlacedStage, type Point, type } from "./layout-diagram.ts";

interface DrawingOptions {
  /** Keeps the parts of the drawing apart from those of another one on the same page. */
  readonly id?: string;
  /** Whether the numbers of a crowded lifecycle are explained in the drawing, or beside it by who embeds it. */
  readonly legend?: "inside" | "beside";
}

export function drawDiagram(
  diagram: LifecycleDiagram,
  layout: Layout,
  { id = "lifecycle", legend: place = "inside" }: DrawingOptions = {},
): Markup {
  const { stages, arrows } = layout;
  const legend = place === "inside" ? drawLegend(diagram, layout) : noLegend;
  const width = Math.max(layout.width, legend.width);
  const height = Math.ceil(layout.height + legend.height);
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="lc"
    role="img"
    aria-labelledby="${id}-title ${id}-text"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
  >
    <title id="${id}-title">${diagram.title}</title>
    <desc id="${id}-text">${describeDiagram(diagram)}</desc>
    <style>
      ${trusted(style)}
    </style>
    <defs>
      <marker
        id="${id}-head"
        viewBox="0 0 10 10"
        refX="9"
        refY="5"
        markerWidth="7"
        markerHeight="7"
        orient="auto-start-reverse"
      >
        <path class="lc-head" d="M0 1 10 5 0 9z" />
      </marker>
    </defs>
    <rect class="lc-ground" width="${width}" height="${height}" />
    ${arrows.map((arrow) => drawLine(arrow, id))}${arrows.map(drawLabel)}${stages.map(drawStage)}${drawStart(layout)}${legend.drawing}
  </svg> `;
}

/** The diagram as sentences, for whoever cannot see it. */
export function describeDiagram({ stages, arrows }: LifecycleDiagram): string {
  const titles = new Map(stages.map(({ name, title }) => [name, title]));
  const says = ({ from, to, causes }: DiagramArrow): string =>
    `From ${titles.get(from) ?? from} to ${titles.get(to) ?? to}: ${causes.join("; or ")}.`;
  return [`${stages.length} stages: ${stages.map(({ title }) => title).join(", ")}.`, ...arrows.map(says)].join(" ");
}

function drawLine({ points, arrow, label }: PlacedArrow, id: string): Markup {
  return html`<path
    class="${arrow.timed ? "lc-line lc-timed" : "lc-line"}"
    d="${smooth(throughLabel(points, label))}"
    marker-end="url(#${id}-head)"
  /> `;
}

/** With a bend above and one below the label instead of one under it, the curve runs down its middle. */
function throughLabel(points: readonly Point[], { x, y, height }: PlacedArrow["label"]): Point[] {
  const isDown = (points.at(-1)?.y ?? 0) > (points[0]?.y ?? 0);
  const ends = [y - height / 2, y + height / 2].map((end) => ({ x, y: end }));
  return points.flatMap((point) => (point.x === x && point.y === y ? (isDown ? ends : ends.toReversed()) : [point]));
}

/** A curve by the points that dagre gives: straight at the ends, rounded at every bend. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const bends = rest.slice(0, -1).map((bend, index) => {
    const next = rest[index + 1] ?? bend;
    const isLast = index === rest.length - 2;
    const end = isLast ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
    return `Q${round(bend.x)} ${round(bend.y)} ${round(end.x)} ${round(end.y)}`;
  });
  const last = rest.at(-1) ?? first;
  const curve = bends.length === 0 ? `L${round(last.x)} ${round(last.y)}` : bends.join("");
  return `M${round(first.x)} ${round(first.y)}${curve}`;
}

function drawLabel({ label }: PlacedArrow): Markup {
  const { x, y, width, height, lines, number } = label;
  if (number !== undefined) {
    return html`<g class="lc-badge"
      ><circle cx="${round(x)}" cy="${round(y)}" r="${round(width / 2)}" /><text x="${round(x)}" y="${round(y + 4)}"
        >${number}</text
      ></g
    > `;
  }
  const top = y - (lines.length * type.leading) / 2;
  return html`<g class="lc-label"
    ><rect
      x="${round(x - width / 2)}"
      y="${round(y - height / 2)}"
      width="${round(width)}"
      height="${round(height)}"
      rx="3"
    /><text
      >${lines.map((line, index) => html`<tspan x="${round(x)}" y="${round(top + (index + 0.76) * type.leading)}">${line}</tspan>`)}</text
    ></g
  > `;
}

function drawStage({ x, y, width, height, stage, lines, subtitle }: PlacedStage): Markup {
  const top = y - (lines.length * 18 + subtitle.length * 15) / 2;
  const inner = html`<rect
    class="lc-inner"
    x="${round(x - width / 2 + 3)}"
    y="${round(y - height / 2 + 3)}"
    width="${width - 6}"
    height="${height - 6}"
    rx="4"
  />`;
  return html`<g class="lc-stage lc-${stage.kind}"
    ><rect
      x="${round(x - width / 2)}"
      y="${round(y - height / 2)}"
      width="${width}"
      height="${height}"
      rx="6"
    />${stage.kind === "won" && inner}<text
      >${lines.map((line, index) => html`<tspan class="lc-title" x="${round(x)}" y="${round(top + index * 18 + 13.5)}">${line}</tspan>`)}${subtitle.map((line, index) => html`<tspan class="lc-subtitle" x="${round(x)}" y="${round(top + lines.length * 18 + index * 15 + 11)}">${line}</tspan>`)}</text
    ></g
  > `;
}

/** A dot over the stage in which leads begin. */
function drawStart({ stages }: Layout): Markup | false {
  const initial = stages.find(({ stage }) => stage.kind === "initial");
  if (initial === undefined) return false;
  return html`<circle
    class="lc-start"
    cx="${round(initial.x)}"
    cy="${round(initial.y - initial.height / 2)}"
    r="5"
  /> `;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const light = `--lc-ground:#fdfcf9;--lc-ink:#1d1b18;--lc-soft:#5d5850;--lc-line:#8a8377;--lc-box:#fff;--lc-edge:#b9b1a3;--lc-accent:#1f5061;--lc-tint:#e6eef0;--lc-end:#efece5`;
const dark = `--lc-ground:#171613;--lc-ink:#ece7dd;--lc-soft:#b3aca0;--lc-line:#8f887b;--lc-box:#211f1b;--lc-edge:#57524a;--lc-accent:#8fc3d1;--lc-tint:#1d3038;--lc-end:#2a2722`;

const style = `.lc{${light};font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif}
@media (prefers-color-scheme:dark){.lc{${dark}}}
@media print{.lc{${light};--lc-ground:#fff}}
.lc text{text-anchor:middle;fill:var(--lc-ink)}
.lc-ground,.lc-label rect{fill:var(--lc-ground)}
.lc-line{fill:none;stroke:var(--lc-line);stroke-width:1.4}
.lc-timed{stroke-dasharray:5 4}
.lc-head{fill:var(--lc-line)}
.lc-label text{font-size:${type.label}px;fill:var(--lc-soft)}
.lc-badge circle{fill:var(--lc-ground);stroke:var(--lc-line)}
.lc-badge text,.lc .lc-number{font-size:11px;font-weight:700;fill:var(--lc-accent)}
.lc .lc-legend text{text-anchor:start;font-size:${type.label}px;fill:var(--lc-soft)}
.lc .lc-legend .lc-way{font-weight:700;fill:var(--lc-ink)}
.lc .lc-legend .lc-number{text-anchor:end;fill:var(--lc-accent);font-weight:700}
.lc-stage rect{fill:var(--lc-box);stroke:var(--lc-edge);stroke-width:1.2}
.lc-title{font-size:${type.title}px;font-weight:700}
.lc-subtitle{font-size:${type.subtitle}px;fill:var(--lc-soft)}
.lc .lc-worked rect{fill:var(--lc-tint);stroke:var(--lc-accent)}
.lc .lc-won rect{stroke:var(--lc-accent);stroke-width:1.6}
.lc .lc-won .lc-inner{fill:none;stroke-width:.8}
.lc .lc-lost rect{fill:var(--lc-end);stroke-dasharray:3 3}
.lc-start{fill:var(--lc-accent)}`;
