/** Second chances: what happens for each reason that a lead may come back with, and how it qualifies again. */
import type { Turnback, TurnbackRow } from "../../../schemas/generated/plan.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { heading, linkTo, place, table, words } from "../site/parts.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { describeDuration } from "../words/describe-time.ts";
import { capitalize, spellName, upperFirst } from "../words/phrase.ts";

export const turnbackPage: Page = {
  id: "turnback",
  title: "Second chances",
  part: "Keeping in touch",
  lead: "What happens when a lead is handed back, reason by reason, and how it qualifies again.",
  explains: ["turnback"],
  isNeeded: ({ turnbacks }) => turnbacks.length > 0,
  render: (ctx) => html`${ctx.plan.turnbacks.map((turnback) => renderTurnback(ctx, turnback))}`,
};

function renderTurnback(ctx: PageContext, turnback: Turnback): Markup {
  const stage = ctx.plan.lifecycle.find(({ name }) => name === turnback.stage);
  const answered = new Set(turnback.rows.flatMap(({ reasons }) => reasons));
  const hasOtherwise = turnback.rows.some(({ otherwise }) => otherwise);
  const open = hasOtherwise ? [] : (stage?.reasons ?? []).filter((reason) => !answered.has(reason));
  const rows = turnback.rows.map((row): Piece[] => [
    row.otherwise ? html`<em>Any other reason</em>` : upperFirst(row.reasons.map(spellName).join(", ")),
    answerOf(ctx, row),
    requalifyOf(ctx, row),
    place(ctx, row.id),
  ]);
  const gaps = open.map((reason): Piece[] => [
    upperFirst(spellName(reason)),
    html`<span class="gap">No answer</span>`,
    "",
    "",
  ]);
  return html`<section class="item">
    ${heading(ctx, { depth: 1, text: html`Back in ${linkTo(ctx, ctx.names.stage(turnback.stage))}`, id: turnback.id })}${table(
      {
        caption: `The answer to each reason for coming back to ${ctx.names.stage(turnback.stage).text}`,
        quiet: true,
        columns: [
          { title: "Reason" },
          { title: "What happens" },
          { title: "Qualifies again" },
          { title: "Written in", kind: "place" },
        ],
        rows: [...rows, ...gaps],
      },
    )}
  </section> `;
}

function answerOf(ctx: PageContext, { nurture, quarantine, to }: TurnbackRow): Piece {
  if (nurture !== undefined) return html`Programme ${linkTo(ctx, ctx.names.nurture(nurture))}`;
  if (to !== undefined) return html`Moves to ${linkTo(ctx, ctx.names.stage(to))}`;
  return quarantine === true ? "Quarantine: nothing is sent and nothing moves" : "";
}

function requalifyOf(ctx: PageContext, { requalify }: TurnbackRow): Piece {
  if (requalify === undefined) return html`<span class="soft">by the rules of the stages alone</span>`;
  const { after, when } = requalify;
  const time = after === undefined ? "" : `after ${describeDuration(after)}`;
  if (when === undefined) return upperFirst(time);
  const criterion = describeCriterion(ctx.names, when);
  return words(ctx, capitalize([...(time === "" ? [] : [`${time}, `]), "when ", ...criterion]));
}
