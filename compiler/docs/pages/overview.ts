/** The front page: the lifecycle as a picture, what moves a lead along each arrow, and every stage at a glance. */
import { listNumbered } from "../graph/draw-legend.ts";
import type { Layout } from "../graph/layout-diagram.ts";
import type { LifecycleDiagram } from "../graph/lifecycle-diagram.ts";
import { drawDiagram } from "../graph/render-svg.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { doc, facts, figure, heading, linkTo, list, table, tag, words } from "../site/parts.ts";
import { describeArrow } from "../words/describe-arrow.ts";
import { describeMoney } from "../words/describe-value.ts";
import { describeDuration } from "../words/describe-time.ts";
import { capitalize, enumerate, formatNumber, plainText, upperFirst } from "../words/phrase.ts";
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
  const { diagram, layout } = ctx.drawing;
  const id = ctx.level === 1 ? "lifecycle" : "whole";
  const drawing = drawDiagram(diagram, layout, { id, legend: "beside" });
  return figure(drawing, {
    caption: html`<p>${describeSigns(diagram)} <a href="#moves">The same in a table</a>.</p>
      ${renderLegend(diagram, layout)}`,
    style: "diagram",
    least: Math.round(layout.width * smallestScale),
  });
}

/** Below this scale the words on the arrows are too small to read. */
const smallestScale = 0.9;

/** How the stages and arrows that are there are drawn. */
function describeSigns({ stages, arrows }: LifecycleDiagram): string {
  const has = (kind: LifecycleDiagram["stages"][number]["kind"]): boolean =>
    stages.some((stage) => stage.kind === kind);
  const signs = [
    ...(has("initial") ? ["the dot is where every lead begins"] : []),
    ...(arrows.some(({ timed }) => timed) ? ["dashed arrows are taken by time alone"] : []),
    ...(has("worked") ? ["tinted stages are worked by people"] : []),
    ...(has("won") ? ["a double frame is a sale"] : []),
    ...(has("lost") ? ["a dashed frame is the end without a sale"] : []),
  ];
  return signs.length === 0 ? "" : `${upperFirst(plainText(enumerate(signs, "and")))}.`;
}

/** What the numbers on the arrows of a crowded lifecycle stand for. */
function renderLegend({ stages }: LifecycleDiagram, layout: Layout): Markup {
  const titles = new Map(stages.map(({ name, title }) => [name, title]));
  const entries = listNumbered(layout).map(
    ({ number, arrow: { from, to, causes } }) =>
      html`<span class="legend-number">${number}</span> <b>${titles.get(from)} → ${titles.get(to)}</b
        ><br />${upperFirst(causes.join(" — or "))}`,
  );
  return list(entries, "legend");
}

function renderGlance(ctx: PageContext): Markup {
  const { plan, names } = ctx;
  const rows = plan.lifecycle.map((stage): Piece[] => {
    const slas = plan.slas.filter(({ starts }) => starts.entering?.includes(stage.name) === true);
    const nurtures = plan.nurtures.filter((nurture) => listMentions(plan, nurture.for).includes(stage.name));
    return [
      html`${linkTo(ctx, names.stage(stage.name))}${ctx.analysis.lifecycle.reachable.has(stage.name) ? "" : html` ${tag("No lead gets here", "bad")}`}`,
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
      html`${words(ctx, capitalize(cause))}${arrow.possible ? "" : html` ${tag("Cannot happen", "bad")}`}`,
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
    ({ stage, percent }) => html`${linkTo(ctx, ctx.names.stage(stage))}: ${formatNumber(percent)}%`,
  );
  return html`<section>
    ${heading(ctx, { depth: 1, text: "What a lead is worth", id: "value" })}
    <p>Assumed, until data says otherwise.</p>
    ${facts([
      ["A deal", value.deal === undefined ? undefined : describeMoney(ctx.names, value.deal)],
      ["Chance of becoming a customer", conversions.length === 0 ? undefined : list(conversions, "plain")],
    ])}
  </section> `;
}
