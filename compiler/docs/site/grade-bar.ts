/** Draws the range of a score to scale: its grades as bands, and what it can really reach. */
import type { Score } from "../../../schemas/generated/plan.ts";
import type { Reach } from "../../analysis/analysis.ts";
import { measureText } from "../graph/text-width.ts";
import { formatNumber } from "../words/phrase.ts";
import { html, type Markup } from "./markup.ts";

const width = 720;
const left = 14;
const right = 706;
const barTop = 26;
const barHeight = 26;

/** `undefined` for a score whose range has no ends to draw between. */
export function drawGradeBar(score: Score, reach: Reach): Markup | undefined {
  const low = score.minimum ?? reach.minimum;
  const high = score.maximum ?? reach.maximum;
  if (!Number.isFinite(low) || !Number.isFinite(high) || high <= low) return undefined;
  const at = (value: number): number => left + ((clamp(value, low, high) - low) / (high - low)) * (right - left);
  const bands = score.grades.toReversed().map((grade, index, all) => ({
    name: grade.name,
    from: at(index === 0 ? low : (grade.from ?? low)),
    to: at(all[index + 1]?.from ?? high),
  }));
  const marks = placeMarks([low, ...score.thresholds.filter((value) => value > low && value < high), high], at);
  const ends = [at(reach.minimum), at(Math.min(reach.maximum, high))] as const;
  const title = `${score.title ?? score.name}: from ${formatNumber(low)} to ${formatNumber(high)}`;
  return html`<svg
    class="drawing"
    role="img"
    aria-label="${title}"
    viewBox="0 0 ${width} 78"
    width="${width}"
    height="78"
  >
    <rect class="d-track" x="${left}" y="${barTop}" width="${right - left}" height="${barHeight}" />
    <rect
      class="d-reach"
      x="${round(ends[0])}"
      y="${barTop}"
      width="${round(Math.max(0, ends[1] - ends[0]))}"
      height="${barHeight}"
    />
    ${bands.map(({ name, from, to }, index) => html`<g>${index > 0 && html`<line class="d-cut" x1="${round(from)}" x2="${round(from)}" y1="${barTop}" y2="${barTop + barHeight}" />`}<text class="d-strong d-middle" x="${round((from + to) / 2)}" y="${barTop + 18}">${measureText(name, 14) < to - from ? name : ""}</text></g>`)}
    ${marks.map(({ value, x, anchor, lane }) => html`<line class="d-tick" x1="${round(x)}" x2="${round(x)}" y1="${barTop + barHeight}" y2="${barTop + barHeight + 5}" /><text class="d-small ${anchor}" x="${round(x)}" y="${lane === 0 ? barTop + barHeight + 18 : 18}">${formatNumber(value)}</text>`)}
  </svg> `;
}

interface Mark {
  readonly value: number;
  readonly x: number;
  readonly anchor: "d-start" | "d-middle" | "d-end";
  readonly lane: 0 | 1;
}

/**
 * Numbers stand below the bar; one that would touch its neighbours there stands above, and one that would touch them there
 * too is left to the table of grades.
 */
function placeMarks(values: readonly number[], at: (value: number) => number): Mark[] {
  const last = values.length - 1;
  const marks = values.map((value, index) => {
    const x = at(value);
    const length = measureText(formatNumber(value), 12) + 8;
    const anchor = index === 0 ? "d-start" : index === last ? "d-end" : "d-middle";
    const from = anchor === "d-start" ? x : anchor === "d-end" ? x - length : x - length / 2;
    return { value, x, anchor, from, to: from + length } as const;
  });
  const [low, high] = [marks[0], marks[last]];
  // The ends always have their place.
  const ends = [low?.to ?? left, -Infinity];
  return marks.flatMap((mark): Mark[] => {
    if (mark === low || mark === high) return [{ ...mark, lane: 0 }];
    const isFree = (lane: 0 | 1): boolean =>
      mark.from >= (ends[lane] ?? 0) && (lane === 1 || mark.to <= (high?.from ?? right));
    const lane = isFree(0) ? 0 : isFree(1) ? 1 : undefined;
    if (lane === undefined) return [];
    ends[lane] = mark.to;
    return [{ ...mark, lane }];
  });
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
