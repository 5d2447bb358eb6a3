/** Draws a service level as a line of time, to scale: its promises above the line, what happens on the way below it. */
import type { Plan, Sla } from "../../../schemas/generated/plan.ts";
import { describeActions, describePoint, describeShare } from "../words/describe-service-level.ts";
import { describeDuration } from "../words/describe-time.ts";
import { plainText, upperFirst } from "../words/phrase.ts";
import type { PlanNames } from "../words/names.ts";
import { html, type Markup } from "./markup.ts";
import { type Label, type Placement, placeLabels } from "./place-labels.ts";
import { ratioOf } from "./time-scale.ts";

const width = 880;
const left = 10;
const right = 870;
const leading = 15;
const barHeight = 14;

type PlacedTimelineLabel = TimelineLabel & Placement;

interface TimelineLabel extends Label {
  readonly kind: "promise" | "step" | "late";
}

/** The drawing; its text alternative names every point in order. */
export function drawTimeline(names: PlanNames, sla: Sla): Markup {
  const { plan } = names;
  const last = Math.max(1, ...sla.tiers.map((tier) => pointOf(plan, sla, tier)));
  const end = last > 1 ? last * 1.12 : 1.12;
  const at = (share: number): number => left + (share / end) * (right - left);
  const above = placeLabels(listPromises(plan, sla, at), width);
  const below = placeLabels(listSteps(names, sla, at), width);
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

function listPromises(plan: Plan, { within, commit }: Sla, at: (share: number) => number): TimelineLabel[] {
  const deadline: TimelineLabel = { x: at(1), strong: describeDuration(within), text: "due", kind: "promise" };
  const start: TimelineLabel = { x: at(0), strong: "Start", text: "", kind: "promise" };
  if (commit === undefined) return [start, deadline];
  const promise: TimelineLabel = {
    x: at(ratioOf(plan, commit.within, within)),
    strong: describeDuration(commit.within),
    text: "commitment",
    kind: "promise",
  };
  return [start, promise, deadline];
}

function listSteps(names: PlanNames, sla: Sla, at: (share: number) => number): TimelineLabel[] {
  return sla.tiers.map((tier): TimelineLabel => {
    const share = pointOf(names.plan, sla, tier);
    const time = tier.at_percent === undefined ? "" : describeShare(sla.within, tier.at_percent);
    const strong = time === "" ? describePoint(tier) : `${describePoint(tier)} · ${time}`;
    const text = upperFirst(plainText(describeActions(names, tier.actions)));
    return { x: at(share), strong, text, kind: share > 1 ? "late" : "step" };
  });
}

function heightOf(labels: readonly PlacedTimelineLabel[]): number {
  return laneTop(labels, Math.max(-1, ...labels.map(({ lane }) => lane)) + 1);
}

function laneTop(labels: readonly PlacedTimelineLabel[], lane: number): number {
  let top = 0;
  for (let index = 0; index < lane; index++) {
    const lines = labels.filter((label) => label.lane === index).map((label) => label.lines.length + 1);
    top += Math.max(0, ...lines) * leading + 8;
  }
  return top;
}

/** A label with the line that leads to its point; lane 0 is next to the bar. */
function drawLabel(
  label: PlacedTimelineLabel,
  labels: readonly PlacedTimelineLabel[],
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
