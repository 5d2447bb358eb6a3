/** Sets the ends of arrows apart along the edges of the stages that they lead from and to. */
import type { Box, Point } from "./layout-diagram.ts";

/** Between the corner of a box and the nearest end, and between two ends where there is room. */
const inset = 14;
const distance = 14;
/** An arrow that goes further aside than this many times the box's width leaves through its side. */
const reach = 0.75;

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

interface End {
  readonly arrow: number;
  readonly isFirst: boolean;
  readonly box: Box;
  /** The edge of the box, with its stage. */
  readonly edge: string;
  readonly isVertical: boolean;
  /** Where the end stands across its edge. */
  readonly across: number;
  /** Where it would stand along its edge if there were no others. */
  readonly wanted: number;
  /** Ends stand in this order along their edge. */
  readonly rank: number;
}

/** The points of each arrow, in the order given; every end moves as little as it takes. */
export function spreadEnds(arrows: readonly Arrow[], boxes: ReadonlyMap<string, Box>): Point[][] {
  const ends = arrows.flatMap(({ from, to, points }, arrow): End[] => [
    ...findEnd({ arrow, isFirst: true, stage: from, toward: points[1] }, boxes),
    ...findEnd({ arrow, isFirst: false, stage: to, toward: points.at(-2) }, boxes),
  ]);
  const moved = arrows.map(({ points }) => [...points]);
  for (const sharing of Map.groupBy(ends, ({ edge }) => edge).values()) {
    const sorted = sharing.toSorted((one, other) => one.rank - other.rank || one.arrow - other.arrow);
    const places = spread(sorted);
    sorted.forEach(({ arrow, isFirst, isVertical, across }, index) => {
      const points = moved[arrow];
      const along = places[index];
      if (points === undefined || along === undefined) return;
      points[isFirst ? 0 : points.length - 1] = isVertical ? { x: across, y: along } : { x: along, y: across };
    });
  }
  return moved;
}

interface Question {
  readonly arrow: number;
  readonly isFirst: boolean;
  readonly stage: string;
  /** The point next to the end. */
  readonly toward: Point | undefined;
}

function findEnd({ arrow, isFirst, stage, toward }: Question, boxes: ReadonlyMap<string, Box>): End[] {
  const box = boxes.get(stage);
  if (box === undefined || toward === undefined) return [];
  const { x, y, width, height } = box;
  const isBelow = toward.y > y;
  const aside = toward.x - x;
  const end = { arrow, isFirst, box, isVertical: Math.abs(aside) > reach * width };
  if (end.isVertical) {
    // What goes furthest aside stands nearest to the middle, so that no two cross.
    const rank = (isBelow ? 1 : -1) / Math.abs(aside);
    const edge = `${stage} ${aside > 0 ? "right" : "left"}`;
    return [{ ...end, edge, across: x + (Math.sign(aside) * width) / 2, wanted: y, rank: isBelow ? rank : rank - 1 }];
  }
  const wanted = clamp(toward.x, x, width / 2 - inset);
  const edge = `${stage} ${isBelow ? "lower" : "upper"}`;
  return [{ ...end, edge, across: y + ((isBelow ? 1 : -1) * height) / 2, wanted, rank: toward.x }];
}

function clamp(value: number, middle: number, most: number): number {
  return Math.min(middle + most, Math.max(middle - most, value));
}

/** Pushes ends that are too close apart, as far as their edge is long, and the whole of them back to where they want to be. */
function spread(ends: readonly End[]): number[] {
  const [first] = ends;
  if (first === undefined) return [];
  const { box, isVertical } = first;
  const middle = isVertical ? box.y : box.x;
  const half = (isVertical ? box.height : box.width) / 2 - inset;
  const gap = Math.min(distance, (2 * half) / Math.max(1, ends.length - 1));
  const places: number[] = [];
  for (const { wanted } of ends) places.push(Math.max(wanted, (places.at(-1) ?? -Infinity) + gap));
  const drift = ends.reduce((sum, { wanted }, index) => sum + (places[index] ?? wanted) - wanted, 0) / ends.length;
  let most = middle + half;
  for (const [index, place] of [...places.entries()].toReversed()) {
    places[index] = Math.min(isVertical ? place - drift : place, most);
    most = (places[index] ?? place) - gap;
  }
  return places;
}
