/** Places the boxes, arrows and labels of a lifecycle; the layout is dagre's. */
import { Graph, layout } from "@dagrejs/dagre";
import type { DiagramArrow, DiagramStage, LifecycleDiagram } from "./lifecycle-diagram.ts";
import { balanceText, clampLines, measureText, wrapText } from "./text-width.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box by its centre. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedStage extends Box {
  readonly stage: DiagramStage;
  readonly lines: readonly string[];
}

export interface PlacedArrow {
  readonly arrow: DiagramArrow;
  readonly points: readonly Point[];
  readonly label: Box & { readonly lines: readonly string[] };
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly stages: readonly PlacedStage[];
  readonly arrows: readonly PlacedArrow[];
}

/** Sizes in pixels of the drawing. */
export const type = { title: 14, subtitle: 11.5, label: 12, leading: 15.5 } as const;

const stageWidth = 168;
const labelWidth = 142;
const labelLines = 7;
const margin = 8;

export function layOutDiagram({ stages, arrows }: LifecycleDiagram): Layout {
  const graph = new Graph({ directed: true, multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 30, edgesep: 22, ranksep: 34, marginx: margin, marginy: margin });
  graph.setDefaultEdgeLabel(() => ({}));
  const titles = new Map(
    stages.map((stage) => [stage.name, wrapText(stage.title, type.title * 1.07, stageWidth - 24)]),
  );
  for (const { name, subtitle } of stages) {
    const lines = (titles.get(name) ?? []).length;
    const subtitleLines = subtitle === "" ? 0 : wrapText(subtitle, type.subtitle, stageWidth - 20).length;
    graph.setNode(name, { width: stageWidth, height: 22 + lines * 18 + subtitleLines * 15 });
  }
  const order = new Map(stages.map(({ name }, index) => [name, index]));
  arrows.forEach((arrow, index) => {
    const lines = labelOf(arrow);
    const isNext = (order.get(arrow.to) ?? 0) - (order.get(arrow.from) ?? 0) === 1;
    graph.setEdge(
      arrow.from,
      arrow.to,
      {
        width: Math.max(...lines.map((line) => measureText(line, type.label)), 20) + 12,
        height: lines.length * type.leading + 8,
        labelpos: "c",
        // The way forward is kept straight; what leads back goes around it.
        weight: isNext ? 8 : 1,
      },
      String(index),
    );
  });
  layout(graph);
  return readLayout(graph, stages, arrows);
}

/** All causes of an arrow as lines; each but the last ends in “or”. */
function labelOf({ causes }: DiagramArrow): string[] {
  const text = causes.flatMap((cause, index) =>
    balanceText(index < causes.length - 1 ? `${cause} — or` : cause, type.label, labelWidth),
  );
  return clampLines(text, labelLines);
}

function readLayout(graph: Graph, stages: readonly DiagramStage[], arrows: readonly DiagramArrow[]): Layout {
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    stages: stages.map((stage) => {
      const node = graph.node(stage.name) as Box;
      return { stage, lines: wrapText(stage.title, type.title * 1.07, stageWidth - 24), ...boxOf(node) };
    }),
    arrows: arrows.map((arrow, index) => {
      const edge = graph.edge(arrow.from, arrow.to, String(index)) as Box & { points: readonly Point[] };
      return {
        arrow,
        points: edge.points.map(({ x, y }) => ({ x, y })),
        label: { ...boxOf(edge), lines: labelOf(arrow) },
      };
    }),
  };
}

function boxOf({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}
