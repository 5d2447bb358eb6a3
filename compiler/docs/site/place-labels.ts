/** Places the labels of points on a line in lanes beside it, so that no text covers another or a line that leads past. */
import { clampLines, measureText, wrapText } from "../graph/text-width.ts";

export interface Label {
  /** Where its point is. */
  readonly x: number;
  readonly strong: string;
  readonly text: string;
}

export interface Placement {
  readonly lines: readonly string[];
  /** Lane 0 is next to the line. */
  readonly lane: number;
  /** How the text is aligned with its point: it begins or ends there. */
  readonly anchor: "d-start" | "d-end";
  /** What it takes of its lane. */
  readonly from: number;
  readonly to: number;
}

type Candidate = Omit<Placement, "lane">;
type Taken = Pick<Label & Placement, "x" | "lane" | "from" | "to">;

const size = 12;
const widest = 215;
const narrowest = 130;
const mostLines = 4;
/** Between a text and its point, and to the next text. */
const padding = 14;

/** In the order of the points, from left to right; `width` is that of the drawing. */
export function placeLabels<Of extends Label>(labels: readonly Of[], width: number): (Of & Placement)[] {
  const sorted = labels.toSorted((one, other) => one.x - other.x);
  const placed: (Of & Placement)[] = [];
  // From the right, so that the line to a label in an outer lane passes those already placed on their empty side.
  for (const [index, label] of [...sorted.entries()].toReversed()) {
    const before = label.x - (sorted[index - 1]?.x ?? 0);
    const after = (sorted[index + 1]?.x ?? width) - label.x;
    // Text to the left of its point is in the way of labels that are still to come, so that it is the last resort.
    const fits = ({ from, to }: Candidate): boolean => from >= 0 && to <= width;
    const toRight = [begin(label, after), begin(label, widest)].filter(fits);
    const candidates = toRight.length > 0 ? toRight : [end(label, before), end(label, widest)].filter(fits);
    const lanes = Math.max(-1, ...placed.map(({ lane }) => lane)) + 2;
    const ways = Array.from({ length: lanes }, (_, lane) =>
      candidates.map((candidate) => ({ ...label, ...candidate, lane })),
    ).flat();
    const found = ways.find((way) => placed.every((other) => isClear(way, other)));
    placed.push(found ?? { ...label, ...(candidates[0] ?? begin(label, after)), lane: lanes - 1 });
  }
  return placed.toReversed();
}

function begin(label: Label, room: number): Candidate {
  const { lines, length } = wrap(label, room);
  return { lines, anchor: "d-start", from: label.x, to: label.x + length };
}

function end(label: Label, room: number): Candidate {
  const { lines, length } = wrap(label, room);
  return { lines, anchor: "d-end", from: label.x - length, to: label.x };
}

function wrap({ strong, text }: Label, room: number): { readonly lines: readonly string[]; readonly length: number } {
  const least = measureText(strong, size, "bold") + padding;
  const inner = Math.max(least, narrowest, Math.min(widest, room)) - padding;
  const lines = clampLines(wrapText(text, size, inner), mostLines);
  return { lines, length: Math.max(least, ...lines.map((line) => measureText(line, size) + padding)) };
}

/** Neither text covers the other, nor the line that leads past it to an outer lane. */
function isClear(one: Taken, other: Taken): boolean {
  if (one.lane === other.lane) return one.to <= other.from || other.to <= one.from;
  const [inner, outer] = one.lane < other.lane ? [one, other] : [other, one];
  return outer.x <= inner.from || outer.x >= inner.to;
}
