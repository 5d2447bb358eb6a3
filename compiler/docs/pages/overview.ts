/** The front page: the lifecycle as a picture, what moves a lead along each arrow, and every stage at a glance. */
import { drawLifecycle } from "../graph/lifecycle-diagram.ts";
import { drawDiagram } from "../graph/render-svg.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { doc, facts, figure, heading, linkTo, table, words } from "../site/parts.ts";
import { describeArrow } from "../words/describe-arrow.ts";
import { describeMoney } from "../words/describe-value.ts";
import { describeDuration } from "../words/describe-time.ts";
import { capitalize, countOf, enumerate, formatNumber } from "../words/phrase.ts";
import { listMentions } from "../words/stages-in-criterion.ts";

export const overviewPage: Page = {
  id: "index",
  title: "The lifecycle",
  part: "The way of a lead",
  lead: "Where a lead can stand, what moves it on, and who answers for it on the way.",
  explains: ["lifecycle", "funnel", "value"],
  isNeeded: () => true,
  render: (ctx) =>
    html`${doc(ctx.plan.funnel.doc)}${renderDiagram(ctx)}${renderGlance(ctx)}${renderMoves(ctx)}${renderValue(ctx)}`,
};

function renderDiagram(ctx: PageContext): Markup {
  const drawing = drawDiagram(
    drawLifecycle(ctx.names, ctx.analysis.lifecycle),
    ctx.level === 1 ? "lifecycle" : "whole",
  );
  const caption = html`Dashed arrows are taken by time alone. Tinted stages are worked by people; a double frame is a
    sale, a dashed one the end without a sale. <a href="#moves">The same in a table</a>.`;
  return figure(drawing, caption, "diagram");
}

function renderGlance(ctx: PageContext): Markup {
  const { plan, names } = ctx;
  const rows = plan.lifecycle.map((stage): Piece[] => {
    const slas = plan.slas.filter(({ starts }) => starts.entering?.includes(stage.name) === true);
    const nurtures = plan.nurtures.filter((nurture) => listMentions(plan, nurture.for).includes(stage.name));
    return [
      linkTo(ctx, names.stage(stage.name)),
      stage.owner === undefined ? "" : linkTo(ctx, names.team(stage.owner)),
      slas.map(
        (sla, index) =>
          html`${index > 0 && html`<br />`}${linkTo(ctx, names.sla(sla.name))} within ${describeDuration(sla.within)}`,
      ),
      stage.worked_by === undefined
        ? words(
            ctx,
            enumerate(
              nurtures.map(({ name }) => names.nurture(name)),
              "and",
            ),
          )
        : html`<span class="soft">paused: people are on it</span>`,
      stage.limit === undefined
        ? ""
        : html`${describeDuration(stage.limit.after)}, then ${linkTo(ctx, names.stage(stage.limit.to))}`,
    ];
  });
  const columns = ["Stage", "Owner", "Promise", "Programme", "Limit"];
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Every stage at a glance", anchor: "glance" })}${table({
      caption: "Owner, promise, programme and limit of every stage",
      quiet: true,
      columns: columns.map((title) => ({ title })),
      rows,
    })}
  </section> `;
}

function renderMoves(ctx: PageContext): Markup {
  const { arrows, stages } = ctx.analysis.lifecycle;
  const position = new Map(stages.map(({ name }, index) => [name, index]));
  const at = (name: string): number => position.get(name) ?? stages.length;
  const sorted = arrows.toSorted((left, right) => at(left.from) - at(right.from) || at(left.to) - at(right.to));
  const rows = sorted.map((arrow): Piece[] => {
    const { cause, reason } = describeArrow(ctx.names, arrow);
    return [
      linkTo(ctx, ctx.names.stage(arrow.from)),
      linkTo(ctx, ctx.names.stage(arrow.to)),
      html`${words(ctx, capitalize(cause))}${arrow.possible ? "" : html` <span class="tag tag-bad">Cannot happen</span>`}`,
      reason ?? "",
    ];
  });
  return html`<section>
    ${heading(ctx, { depth: 1, text: "What moves a lead", anchor: "moves" })}${table({
      caption: "Every move from one stage to another",
      quiet: true,
      merged: true,
      columns: [{ title: "From" }, { title: "To" }, { title: "What moves it" }, { title: "Reason" }],
      rows,
    })}
  </section> `;
}

function renderValue(ctx: PageContext): Markup | false {
  const { value } = ctx.plan;
  if (value === undefined) return false;
  const conversions = value.conversions.map(
    ({ stage, percent }) => html`${linkTo(ctx, ctx.names.stage(stage))} ${formatNumber(percent)}%`,
  );
  return html`<section>
    ${heading(ctx, { depth: 1, text: "What a lead is worth", id: "value" })}
    <p>Assumed, until data says otherwise.</p>
    ${facts([
      ["A deal", value.deal === undefined ? undefined : describeMoney(ctx.names, value.deal)],
      [
        `Becomes a customer from ${countOf(conversions.length, "stage")}`,
        conversions.map((text, index) => (index > 0 ? html`, ${text}` : text)),
      ],
    ])}
  </section> `;
}
