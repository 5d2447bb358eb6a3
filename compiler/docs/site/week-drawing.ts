/** Draws the open hours of a calendar as a week of seven rows. */
import type { Calendar } from "../../../schemas/generated/plan.ts";
import { dayNames, describeOpenHours, describeTimeRange } from "../words/describe-time.ts";
import { html, type Markup } from "./markup.ts";

const width = 620;
const left = 92;
const right = 596;
const rowHeight = 20;
const top = 22;

export function drawWeek(calendar: Calendar): Markup {
  const at = (minutes: number): number => left + (minutes / 1440) * (right - left);
  const height = top + 7 * rowHeight + 6;
  const hours = [0, 6, 12, 18, 24];
  const spans = calendar.open.flatMap(({ days, from, to }) =>
    days.flatMap((day) =>
      splitAtMidnight(day, from, to).map((span) => ({ ...span, label: describeTimeRange({ from, to }) })),
    ),
  );
  const label = `Open hours of ${calendar.title ?? calendar.name}: ${calendar.open.map(describeOpenHours).join("; ")}`;
  return html`<svg
    class="drawing"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
  >
    ${hours.map((hour) => html`<line class="d-grid" x1="${at(hour * 60)}" x2="${at(hour * 60)}" y1="${top - 4}" y2="${height - 6}" /><text class="d-small d-middle" x="${at(hour * 60)}" y="12">${String(hour).padStart(2, "0")}:00</text>`)}
    ${dayNames.map((name, index) => html`<text class="d-small d-start" x="0" y="${top + index * rowHeight + 14}">${name}</text>`)}
    ${spans.map(({ day, from, to, label: hoursLabel }) => html`<rect class="d-open" x="${at(from)}" y="${top + (day - 1) * rowHeight + 3}" width="${at(to) - at(from)}" height="${rowHeight - 6}" />${to - from >= 180 && html`<text class="d-on d-middle" x="${at((from + to) / 2)}" y="${top + (day - 1) * rowHeight + 14}">${hoursLabel}</text>`}`)}
  </svg> `;
}

interface DaySpan {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** Hours that end at or before they begin go on into the next day. */
function splitAtMidnight(day: number, from: number, to: number): DaySpan[] {
  if (to > from) return [{ day, from, to }];
  const next = { day: (day % 7) + 1, from: 0, to };
  return [{ day, from, to: 1440 }, ...(to > 0 ? [next] : [])];
}
