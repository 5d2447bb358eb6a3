/** Draws a service level as a line of time, to scale: its promises above the line, what happens on the way below it. */
import type { Plan, Sla } from "../../../schemas/generated/plan.ts";
import { measureText, wrapText } from "../graph/text-width.ts";
import { describeActions, describePoint } from "../words/describe-service-level.ts";
import { describeDuration } from "../words/describe-time.ts";
import { plainText, upperFirst } from "../words/phrase.ts";
import type { PlanNames } from "../words/names.ts";
import { html, type Markup } from "./markup.ts";
import { ratioOf, takeShare } from "./time-scale.ts";

const width = 880;
const left = 10;
const right = 870;
const leading = 15;
const barHeight = 14;
const labelWidth = 215;

interface Label {
  readonly x: number;
  readonly strong: string;
  readonly text: string;
  readonly kind: "promise" | "step" | "late";
}

interface PlacedLabel extends Label {
  readonly lines: readonly string[];
  readonly lane: number;
  /** Where the text begins, and how it is aligned. */
  readonly anchor: "d-start" | "d-end";
}

/** The drawing; its text alternative names every point in order. */
export function drawTimeline(names: PlanNames, sla: Sla): Markup {
  const { plan } = names;
  const last = Math.max(1, ...sla.tiers.map((tier) => pointOf(plan, sla, tier)));
  const end = last > 1 ? last * 1.12 : 1.12;
  const at = (share: number): number => left + (share / end) * (right - left);
  const above = stack(listPromises(plan, sla, at));
  const below = stack(listSteps(names, sla, at));
  const aboveHeight = heightOf(above);
  const bar = aboveHeight + 6;
  const height = bar + barHeight + 6 + heightOf(below) + 4;
  const due = at(1);
  return html`<svg
    class="drawing"
    role="img"
    aria-label="${describeTimeline(names, sla)}"
    viewBox="0 0 ${width} ${round(height)}"
    width="${width}"
    height="${round(height)}"
  >
    <rect class="d-reach" x="${left}" y="${bar}" width="${round(due - left)}" height="${barHeight}" />
    <rect class="d-late" x="${round(due)}" y="${bar}" width="${round(right - due)}" height="${barHeight}" />
    ${above.map((label) => drawLabel(label, above, { edge: bar, direction: -1 }))}${below.map((label) => drawLabel(label, below, { edge: bar + barHeight, direction: 1 }))}
  </svg> `;
}

function listPromises(plan: Plan, { within, commit }: Sla, at: (share: number) => number): Label[] {
  const deadline: Label = { x: at(1), strong: describeDuration(within), text: "due", kind: "promise" };
  const start: Label = { x: at(0), strong: "Start", text: "", kind: "promise" };
  if (commit === undefined) return [start, deadline];
  const promise: Label = {
    x: at(ratioOf(plan, commit.within, within)),
    strong: describeDuration(commit.within),
    text: "commitment",
    kind: "promise",
  };
  return [start, promise, deadline].toSorted((one, other) => one.x - other.x);
}

function listSteps(names: PlanNames, sla: Sla, at: (share: number) => number): Label[] {
  return sla.tiers
    .map((tier): Label => {
      const share = pointOf(names.plan, sla, tier);
      const even = tier.at_percent === undefined ? undefined : takeShare(sla.within, tier.at_percent);
      const strong = even === undefined ? describePoint(tier) : `${describePoint(tier)} · ${describeDuration(even)}`;
      const text = upperFirst(plainText(describeActions(names, tier.actions)));
      return { x: at(share), strong, text, kind: share > 1 ? "late" : "step" };
    })
    .toSorted((one, other) => one.x - other.x);
}

/** Puts each label beside its point, clear of its neighbours where there is room, else in a lane further away. */
function stack(labels: readonly Label[]): PlacedLabel[] {
  const lanes: number[] = [];
  return labels.map((label, index) => {
    const before = label.x - (labels[index - 1]?.x ?? 0);
    const after = (labels[index + 1]?.x ?? width) - label.x;
    const least = measureText(label.strong, 12, "bold") + 14;
    const wanted = Math.max(least, Math.min(160, measureText(label.text, 12) + 14));
    const isLeft = after < wanted && (before >= wanted || (after < least && before >= least));
    const room = Math.max(least, Math.min(labelWidth, isLeft ? before : after)) - 12;
    const lines = wrapText(label.text, 12, room);
    const size = Math.max(least, ...lines.map((line) => measureText(line, 12) + 14));
    const anchor = isLeft || label.x + size > width ? "d-end" : "d-start";
    const from = anchor === "d-start" ? label.x : label.x - size;
    const found = lanes.findIndex((taken) => taken <= from);
    const lane = found === -1 ? lanes.length : found;
    lanes[lane] = from + size;
    return { ...label, lines, lane, anchor };
  });
}

function heightOf(labels: readonly PlacedLabel[]): number {
  return laneTop(labels, Math.max(-1, ...labels.map(({ lane }) => lane)) + 1);
}

function laneTop(labels: readonly PlacedLabel[], lane: number): number {
  let top = 0;
  for (let index = 0; index < lane; index++) {
    const lines = labels.filter((label) => label.lane === index).map((label) => label.lines.length + 1);
    top += Math.max(0, ...lines) * leading + 8;
  }
  return top;
}

/** A label with the line that leads to its point; lane 0 is next to the bar. */
function drawLabel(
  label: PlacedLabel,
  labels: readonly PlacedLabel[],
  { edge, direction }: { readonly edge: number; readonly direction: 1 | -1 },
): Markup {
  const offset = laneTop(labels, label.lane);
  const lines = [label.strong, ...label.lines];
  const depth = offset + lines.length * leading + 4;
  const textTop = direction === 1 ? edge + offset + 16 : edge - depth + 12;
  const dx = label.anchor === "d-start" ? 6 : -6;
  return html`<g class="d-${label.kind}"
    ><line
      class="d-lead"
      x1="${round(label.x)}"
      x2="${round(label.x)}"
      y1="${round(edge + (direction === 1 ? -barHeight : barHeight))}"
      y2="${round(edge + direction * depth)}"
    /><text class="${label.anchor}"
      >${lines.map((line, index) => html`<tspan class="${index === 0 ? "d-strong" : "d-small"}" x="${round(label.x + dx)}" y="${round(textTop + index * leading)}">${line}</tspan>`)}</text
    ></g
  > `;
}

function pointOf(plan: Plan, { within }: Sla, { at_percent: percent, after }: Sla["tiers"][number]): number {
  return after === undefined ? (percent ?? 100) / 100 : ratioOf(plan, after, within);
}

function describeTimeline(names: PlanNames, sla: Sla): string {
  const commit = sla.commit === undefined ? "" : ` Commitment within ${describeDuration(sla.commit.within)}.`;
  const steps = sla.tiers.map(
    (tier) => ` At ${describePoint(tier)}: ${plainText(describeActions(names, tier.actions))}.`,
  );
  return `Timeline of ${sla.title ?? sla.name}: due within ${describeDuration(sla.within)}.${commit}${steps.join("")}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
