/** Working hours: when each calendar is open, and on which days it is not. */
import type { Calendar } from "../../../schemas/generated/plan.ts";
import { html, type Markup } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { doc, facts, figure, heading, list, words } from "../site/parts.ts";
import { drawWeek } from "../site/week-drawing.ts";
import { describeClosedDays, describeOpenHours } from "../words/describe-time.ts";
import { titleOf } from "../words/names.ts";
import { describeRegion } from "../words/describe-value.ts";
import { enumerate, plainText } from "../words/phrase.ts";

export const hoursPage: Page = {
  id: "hours",
  title: "Working hours",
  part: "From marketing to sales",
  lead: "Business hours and business days are counted by these calendars.",
  explains: ["calendar"],
  isNeeded: ({ calendars }) => calendars.length > 0,
  render: (ctx) => html`${ctx.plan.calendars.map((calendar) => renderCalendar(ctx, calendar))}`,
};

function renderCalendar(ctx: PageContext, calendar: Calendar): Markup {
  const closed = calendar.closed.map(
    (days) =>
      html`${describeClosedDays(days)}${days.reason !== undefined && html` <span class="soft">${days.reason}</span>`}`,
  );
  const slas = ctx.plan.slas
    .filter(({ within }) => within.calendar === calendar.name)
    .map(({ name }) => ctx.names.sla(name));
  const queues = ctx.plan.queues
    .filter((queue) => queue.calendar === calendar.name)
    .map(({ name }) => ctx.names.queue(name));
  return html`<section class="item">
    ${heading(ctx, { depth: 1, text: titleOf(calendar), id: calendar.id })}${doc(calendar.doc)}${figure(drawWeek(calendar), { least: 560 })}${facts(
      [
        ["Open", calendar.open.map((hours, index) => html`${index > 0 && html`<br />`}${describeOpenHours(hours)}`)],
        ["Time zone", calendar.timezone],
        [
          "Public holidays of",
          calendar.holidays.length === 0
            ? undefined
            : plainText(enumerate(calendar.holidays.map(describeRegion), "and")),
        ],
        ["Closed on", closed.length === 0 ? undefined : list(closed, "plain")],
        ["Service levels", slas.length === 0 ? undefined : words(ctx, enumerate(slas, "and"))],
        ["Queues", queues.length === 0 ? undefined : words(ctx, enumerate(queues, "and"))],
      ],
    )}
  </section> `;
}
