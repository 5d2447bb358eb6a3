/** Places the boxes, arrows and labels of a lifecycle; the layout is dagre's. */
import { Graph, layout } from "@dagrejs/dagre";
import type { DiagramArrow, DiagramStage, LifecycleDiagram } from "./lifecycle-diagram.ts";
import { spreadEnds } from "./spread-ends.ts";
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
  /** Its title; a very long one is cut, since the description of the drawing has it in full. */
  readonly lines: readonly string[];
  readonly subtitle: readonly string[];
}

/** The words beside an arrow, or the number by which a legend explains it. */
export interface PlacedLabel extends Box {
  readonly lines: readonly string[];
  readonly number: number | undefined;
}

export interface PlacedArrow {
  readonly arrow: DiagramArrow;
  readonly points: readonly Point[];
  readonly label: PlacedLabel;
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
const titleLines = 4;
const subtitleLines = 3;
const labelWidth = 178;
const labelLines = 7;
const badge = 20;
const margin = 8;

/** With more arrows than this, words on all of them would push the stages apart. */
const mostWordedArrows = 10;

/** A large lifecycle takes long to lay out, so that it is tried in fewer ways: about so many stages and arrows in all. */
const effort = 700;
const leastAttempts = 3;

/** How dagre may align what it places, and in which order it is given the arrows. */
interface Attempt {
  readonly align: "UL" | "UR" | "DL" | "DR" | undefined;
  readonly order: (left: NumberedArrow, right: NumberedArrow) => number;
}

interface NumberedArrow {
  readonly arrow: DiagramArrow;
  /** How many stages it goes on by; negative where it leads back. */
  readonly steps: number;
  readonly from: number;
  readonly to: number;
  readonly number: number | undefined;
}

/** dagre's result depends on how it is asked; of a few ways the one with the straightest way forward is kept. */
export function layOutDiagram(diagram: LifecycleDiagram): Layout {
  const arrows = numberArrows(diagram);
  const orders: Attempt["order"][] = [
    (left, right) => left.from - right.from || left.to - right.to,
    (left, right) => right.from - left.from || right.to - left.to,
    (left, right) => right.to - left.to || left.from - right.from,
  ];
  const alignments = [undefined, "UL", "UR", "DL", "DR"] as const;
  const all = alignments.flatMap((align) => orders.map((order): Attempt => ({ align, order })));
  const attempts = all.slice(0, Math.max(leastAttempts, Math.floor(effort / (diagram.stages.length + arrows.length))));
  const layouts = attempts.map((attempt) => layOut(diagram, arrows, attempt));
  const costs = layouts.map(measureCost);
  return layouts[costs.indexOf(Math.min(...costs))] ?? layOut(diagram, arrows, { align: undefined, order: () => 0 });
}

/** In a crowded lifecycle only the way forward has its words on it; all else has a number. */
function numberArrows({ stages, arrows }: LifecycleDiagram): NumberedArrow[] {
  const position = new Map(stages.map(({ name }, index) => [name, index]));
  const at = (name: string): number => position.get(name) ?? 0;
  const isCrowded = arrows.length > mostWordedArrows;
  const sorted = arrows.toSorted((left, right) => at(left.from) - at(right.from) || at(left.to) - at(right.to));
  let count = 0;
  return sorted.map((arrow) => {
    const steps = at(arrow.to) - at(arrow.from);
    const number = isCrowded && steps !== 1 ? ++count : undefined;
    return { arrow, steps, from: at(arrow.from), to: at(arrow.to), number };
  });
}

/** Long lines cost, and so does every step to the side from one stage to the next: the way of a lead is straight. */
function measureCost({ arrows, stages }: Layout): number {
  const lengthOf = (points: readonly Point[]): number =>
    points.slice(1).reduce((sum, point, index) => {
      const before = points[index] ?? point;
      return sum + Math.hypot(point.x - before.x, point.y - before.y);
    }, 0);
  const aside = stages.slice(1).reduce((sum, below, index) => {
    const above = stages[index];
    const isOnward = arrows.some(({ arrow }) => arrow.from === above?.stage.name && arrow.to === below.stage.name);
    return above === undefined || !isOnward ? sum : sum + Math.abs(above.x - below.x);
  }, 0);
  return arrows.reduce((sum, { points }) => sum + lengthOf(points), 0) + 6 * aside;
}

function layOut({ stages }: LifecycleDiagram, arrows: readonly NumberedArrow[], { align, order }: Attempt): Layout {
  const graph = new Graph({ directed: true, multigraph: true });
  graph.setGraph({
    rankdir: "TB",
    nodesep: 30,
    edgesep: arrows.some(({ number }) => number !== undefined) ? 14 : 22,
    ranksep: 30,
    marginx: margin,
    marginy: margin,
    ...(align === undefined ? {} : { align }),
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const stage of stages) graph.setNode(stage.name, { width: stageWidth, height: measureStage(stage) });
  for (const numbered of arrows.toSorted(order)) {
    const [upper, lower] = endsOf(numbered);
    const weight = numbered.steps === 1 ? 8 : 1;
    graph.setEdge(upper, lower, { ...measureLabel(numbered), labelpos: "c", weight }, nameOf(numbered));
  }
  layout(graph);
  return readLayout(graph, stages, arrows);
}

/** What leads back is laid out as if it led forward, so that no circle moves a late stage to the top. */
function endsOf({ arrow: { from, to }, steps }: NumberedArrow): readonly [upper: string, lower: string] {
  return steps < 0 ? [to, from] : [from, to];
}

function nameOf({ from, to }: NumberedArrow): string {
  return `${from} ${to}`;
}

function measureStage(stage: DiagramStage): number {
  const { lines, subtitle } = wrapStage(stage);
  return 22 + lines.length * 18 + subtitle.length * 15;
}

function wrapStage({ title, subtitle }: DiagramStage): Pick<PlacedStage, "lines" | "subtitle"> {
  return {
    lines: clampLines(wrapText(title, type.title * 1.07, stageWidth - 24), titleLines),
    subtitle: clampLines(wrapText(subtitle, type.subtitle, stageWidth - 20), subtitleLines),
  };
}

function measureLabel(numbered: NumberedArrow): { readonly width: number; readonly height: number } {
  if (numbered.number !== undefined) return { width: badge, height: badge };
  const lines = labelOf(numbered);
  const widest = Math.max(...lines.map((line) => measureText(line, type.label)), 20);
  return { width: widest + 12, height: lines.length * type.leading + 8 };
}

/** All causes of an arrow as lines; each but the last ends in “or”. */
function labelOf({ arrow: { causes }, number }: NumberedArrow): string[] {
  if (number !== undefined) return [String(number)];
  const text = causes.flatMap((cause, index) =>
    balanceText(index < causes.length - 1 ? `${cause} — or` : cause, type.label, labelWidth),
  );
  return clampLines(text, labelLines);
}

type LaidEdge = Box & { readonly points: readonly Point[] };

function readLayout(graph: Graph, stages: readonly DiagramStage[], arrows: readonly NumberedArrow[]): Layout {
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  // The way of a lead goes down on the left, where reading begins and where a narrow window shows the drawing first.
  const first = graph.node(stages[0]?.name ?? "") as Box | undefined;
  const isMirrored = first !== undefined && first.x > width / 2;
  const turn = <Placed extends Point>(point: Placed): Placed => (isMirrored ? { ...point, x: width - point.x } : point);
  const boxes = new Map(stages.map(({ name }) => [name, turn(boxOf(graph.node(name) as Box))]));
  const edges = arrows.map((numbered) => graph.edge(...endsOf(numbered), nameOf(numbered)) as LaidEdge);
  const ways = arrows.map(({ arrow, steps }, index) => {
    const points = (edges[index]?.points ?? []).map(({ x, y }) => turn({ x, y }));
    return { from: arrow.from, to: arrow.to, points: steps < 0 ? points.toReversed() : points };
  });
  const lines = spreadEnds(ways, boxes);
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    stages: stages.map((stage) => ({ stage, ...wrapStage(stage), ...(boxes.get(stage.name) ?? nowhere) })),
    arrows: arrows.map((numbered, index) => ({
      arrow: numbered.arrow,
      points: lines[index] ?? [],
      label: { ...turn(boxOf(edges[index] ?? nowhere)), lines: labelOf(numbered), number: numbered.number },
    })),
  };
}

/** What an invariant of dagre rules out: it places all that it is given. */
const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };

function boxOf({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}
