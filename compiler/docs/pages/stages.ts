/** The stages one by one: who owns and works them, how a lead comes and goes, how long it may stay, why it may come back. */
import type { Stage } from "../../../schemas/generated/plan.ts";
import type { Arrow } from "../../analysis/analysis.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { doc, facts, heading, linkTo, list, place, tag, words } from "../site/parts.ts";
import { describeArrow } from "../words/describe-arrow.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { stageIntentWords } from "../words/describe-measure.ts";
import { describeDuration } from "../words/describe-time.ts";
import { titleOf } from "../words/names.ts";
import { enumerate, spellName } from "../words/phrase.ts";

export const stagesPage: Page = {
  id: "stages",
  title: "Stages",
  part: "The way of a lead",
  lead: "A lead stands in exactly one stage at a time. The owner of a stage answers for every lead in it.",
  explains: ["stage"],
  isNeeded: ({ lifecycle }) => lifecycle.length > 0,
  render: (ctx) => html`${ctx.plan.lifecycle.map((stage, index) => renderStage(ctx, stage, index + 1))}`,
};

function renderStage(ctx: PageContext, stage: Stage, number: number): Markup {
  const { plan, names } = ctx;
  const { arrows } = ctx.analysis.lifecycle;
  const required = plan.hygiene?.require.filter(({ before }) => before.includes(stage.name)) ?? [];
  const slas = plan.slas.filter(({ starts }) => starts.entering?.includes(stage.name) === true);
  const routings = plan.routings.filter(({ on }) => on.entering?.includes(stage.name) === true);
  const turnback = plan.turnbacks.find((candidate) => candidate.stage === stage.name);
  return html`<section class="item">
    ${heading(ctx, { depth: 1, text: html`${titleOf(stage)}${tags(ctx, stage)}`, id: stage.id, kicker: `Stage ${number}` })}${doc(stage.doc)}${facts(
      [
        ["Owner", stage.owner === undefined ? undefined : linkTo(ctx, names.team(stage.owner))],
        [
          "Worked by",
          stage.worked_by === undefined
            ? undefined
            : html`${linkTo(ctx, names.team(stage.worked_by))}
                <span class="soft">(no programme writes to the lead meanwhile)</span>`,
        ],
        ["Buyer's intent", stage.intent === undefined ? undefined : stageIntentWords[stage.intent]],
        [
          "How a lead comes here",
          ways(
            arrivals(
              ctx,
              arrows.filter(({ to }) => to === stage.name),
            ),
            stage.initial ? "every lead begins here" : undefined,
          ),
        ],
        [
          "Needed first",
          ways(
            required.map(
              ({ condition, id }) => html`${words(ctx, describeCriterion(names, condition))} ${place(ctx, id)}`,
            ),
          ),
        ],
        [
          "On arrival",
          routings.length === 0
            ? undefined
            : html`goes to a person by
              ${words(
                ctx,
                enumerate(
                  routings.map(({ name }) => names.routing(name)),
                  "and",
                ),
              )}`,
        ],
        [
          "Promise",
          ways(slas.map((sla) => html`${linkTo(ctx, names.sla(sla.name))} within ${describeDuration(sla.within)}`)),
        ],
        [
          "Time limit",
          stage.limit === undefined
            ? undefined
            : html`${describeDuration(stage.limit.after)}, then ${linkTo(ctx, names.stage(stage.limit.to))}`,
        ],
        ["Where it goes next", ways(onward(ctx, stage))],
        [
          "Reasons for coming back",
          stage.reasons.length === 0 ? undefined : words(ctx, enumerate(stage.reasons.map(spellName), "or")),
        ],
        [
          "What happens then",
          turnback === undefined ? undefined : linkTo(ctx, { id: turnback.id, text: "the answer to each reason" }),
        ],
      ],
    )}
  </section> `;
}

/** Each way once, with every stage that it comes from. */
function arrivals(ctx: PageContext, arrows: readonly Arrow[]): Markup[] {
  const written = arrows.map((arrow) => ({ arrow, ...describeArrow(ctx.names, arrow) }));
  return [...Map.groupBy(written, ({ id }) => id)].flatMap(([id, ways]) => {
    const [first] = ways;
    if (first === undefined) return [];
    const origins = enumerate(
      ways.map(({ arrow }) => ctx.names.stage(arrow.from)),
      "or",
    );
    return [html`from ${words(ctx, origins)}: ${words(ctx, first.cause)} ${place(ctx, id)}`];
  });
}

/** Each destination once, with everything that leads there. */
function onward(ctx: PageContext, stage: Stage): Markup[] {
  const away = ctx.analysis.lifecycle.arrows.filter(({ from }) => from === stage.name);
  return [...Map.groupBy(away, ({ to }) => to)].map(([to, arrows]) => {
    const causes = arrows.map((arrow) => words(ctx, describeArrow(ctx.names, arrow).cause));
    return html`${linkTo(ctx, ctx.names.stage(to))}:
    ${causes.map((cause, index) => (index > 0 ? html`; or ${cause}` : cause))}`;
  });
}

function ways(items: readonly Piece[], first?: string): Piece {
  const all = first === undefined ? items : [first, ...items];
  if (all.length === 0) return undefined;
  const [only] = all;
  return all.length === 1 ? only : list(all, "plain");
}

function tags(ctx: PageContext, stage: Stage): Piece {
  if (!ctx.analysis.lifecycle.reachable.has(stage.name)) return html` ${tag("No lead gets here", "bad")}`;
  if (stage.final === "won") return html` ${tag("Won", "good")}`;
  if (stage.final === "lost") return html` ${tag("Lost", "bad")}`;
  return stage.initial ? html` ${tag("Start")}` : "";
}
