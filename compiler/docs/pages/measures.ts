/** The measures by which everybody sees whether it works, with their targets. */
import { html, type Markup, type Piece } from "../site/markup.ts";
import { anchorOf, type Page, type PageContext } from "../site/page-context.ts";
import { doc, heading, place, table, words } from "../site/parts.ts";
import { describeMeasure, describeTarget, intentWords } from "../words/describe-measure.ts";
import { titleOf } from "../words/names.ts";
import { capitalize, upperFirst } from "../words/phrase.ts";

export const measuresPage: Page = {
  id: "measures",
  title: "Measures",
  part: "What was agreed",
  lead: "How we see whether it works: what is counted, and the target.",
  explains: ["measure"],
  isNeeded: ({ measures }) => measures.length > 0,
  render: (ctx) => renderMeasures(ctx),
};

function renderMeasures(ctx: PageContext): Markup {
  const { measures } = ctx.plan;
  const intents = ["list_to_lead", "lead", "turnback", "customer", undefined] as const;
  return html`${intents.map((intent) => {
    const rows = measures
      .filter((measure) => measure.intent === intent)
      .map((measure): Piece[] => [
        html`<span id="${anchorOf(measure.id)}">${titleOf(measure)}</span>${doc(measure.doc)}`,
        words(ctx, capitalize(describeMeasure(ctx.names, measure))),
        measure.target === undefined
          ? html`<span class="soft">observed</span>`
          : html`<b class="target">${upperFirst(describeTarget(measure.target))}</b>`,
        place(ctx, measure.id),
      ]);
    if (rows.length === 0) return false;
    const title = intent === undefined ? "The whole way" : intentWords[intent];
    return html`<section>
      ${heading(ctx, { depth: 1, text: title, anchor: `measures-${intent ?? "all"}` })}${table({
        caption: `Measures: ${title}`,
        quiet: true,
        style: "measures",
        columns: [
          { title: "Measure" },
          { title: "What is counted" },
          { title: "Target" },
          { title: "Written in", kind: "place" },
        ],
        rows,
      })}
    </section> `;
  })}`;
}
