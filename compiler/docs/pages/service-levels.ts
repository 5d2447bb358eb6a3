/** The promises to follow up: a timeline drawn to scale for each, and what happens at every point of it. */
import type { Sla } from "../../../schemas/generated/plan.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { doc, facts, figure, heading, linkTo, place, table, words } from "../site/parts.ts";
import { drawTimeline } from "../site/sla-timeline.ts";
import { describeActivities } from "../words/describe-selection.ts";
import {
  describeActions,
  describeMet,
  describePoint,
  describeShare,
  describeStart,
} from "../words/describe-service-level.ts";
import { describeDuration } from "../words/describe-time.ts";
import { titleOf } from "../words/names.ts";
import { capitalize } from "../words/phrase.ts";

export const serviceLevelsPage: Page = {
  id: "service-levels",
  title: "Service levels",
  part: "From marketing to sales",
  lead: "How fast a lead is answered, who is told when time runs out, and what happens when it has. Each line is drawn to scale.",
  explains: ["sla"],
  isNeeded: ({ slas }) => slas.length > 0,
  render(ctx) {
    const order = ctx.plan.lifecycle.map(({ name }) => name);
    const position = ({ starts }: Sla): number => order.indexOf(starts.entering?.[0] ?? "");
    const slas = ctx.plan.slas.toSorted((left, right) => position(left) - position(right));
    return html`${slas.map((sla) => renderSla(ctx, sla))}`;
  },
};

function renderSla(ctx: PageContext, sla: Sla): Markup {
  const { names } = ctx;
  const { calendar, calendar_of: ofQueue } = sla.within;
  return html`<section class="item">
    ${heading(ctx, { depth: 1, text: titleOf(sla), id: sla.id, kicker: `Within ${describeDuration(sla.within)}` })}${doc(sla.doc)}${figure(drawTimeline(names, sla), { least: 760 })}${facts(
      [
        ["The clock starts on", words(ctx, describeStart(names, sla.starts))],
        ["Kept by", words(ctx, describeMet(names, sla))],
        [
          "Commitment",
          sla.commit === undefined
            ? undefined
            : html`${words(ctx, describeActivities(names, sla.commit.on))} within
              ${describeDuration(sla.commit.within)}; the team is told when it is missed`,
        ],
        [
          "Clock",
          ofQueue === "queue"
            ? "counts the working hours of the lead's queue"
            : calendar === undefined
              ? "runs day and night"
              : html`counts the hours of ${linkTo(ctx, names.calendar(calendar))}`,
        ],
      ],
    )}${table({
      caption: `What happens on the way: ${titleOf(sla)}`,
      columns: [{ title: "At" }, { title: "After" }, { title: "What happens" }, { title: "Written in", kind: "place" }],
      rows: sla.tiers.map((tier): Piece[] => [
        tier.at_percent === undefined ? "—" : describePoint(tier),
        afterOf(sla, tier),
        words(ctx, capitalize(describeActions(names, tier.actions))),
        place(ctx, tier.id),
      ]),
    })}
  </section> `;
}

function afterOf({ within }: Sla, { at_percent: percent, after }: Sla["tiers"][number]): string {
  return after === undefined ? describeShare(within, percent ?? 100) : describeDuration(after);
}
