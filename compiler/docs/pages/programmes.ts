/** The nurture programmes: for whom, to what end, in which rhythm, and step by step. */
import type { Nurture } from "../../../schemas/generated/plan.ts";
import { html, type Markup } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { doc, facts, heading, words } from "../site/parts.ts";
import { drawCadence, drawSteps } from "../site/step-diagram.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { intentWords } from "../words/describe-measure.ts";
import { describeDays, describeEvery, describeTimeOfDay } from "../words/describe-time.ts";
import { titleOf } from "../words/names.ts";
import { enumerate, type Phrase, say } from "../words/phrase.ts";

const intentOrder = ["list_to_lead", "lead", "turnback", "customer"] as const;

export const programmesPage: Page = {
  id: "programmes",
  title: "Programmes",
  part: "Keeping in touch",
  lead: "What a lead receives: for whom, to what end, and step by step. A lead is in one programme at most, and in none while people work on it.",
  explains: ["nurture"],
  isNeeded: ({ nurtures }) => nurtures.length > 0,
  render(ctx) {
    const order = ({ intent }: Nurture): number =>
      intent === undefined ? intentOrder.length : intentOrder.indexOf(intent);
    const nurtures = ctx.plan.nurtures.toSorted((left, right) => order(left) - order(right));
    return html`${nurtures.map((nurture) => renderProgramme(ctx, nurture))}`;
  },
};

function renderProgramme(ctx: PageContext, nurture: Nurture): Markup {
  const { names, plan } = ctx;
  const reasons = plan.turnbacks.filter(({ rows }) => rows.some((row) => row.nurture === nurture.name));
  const criterion = (expression: Nurture["goal"]): Markup | undefined =>
    expression === undefined ? undefined : words(ctx, describeCriterion(names, expression));
  return html`<section class="item">
    ${heading(ctx, { depth: 1, text: titleOf(nurture), id: nurture.id, kicker: nurture.intent === undefined ? "" : intentWords[nurture.intent] })}${doc(nurture.doc)}${facts(
      [
        ["For leads where", criterion(nurture.for)],
        ["Goal", criterion(nurture.goal)],
        ["Leaves when", criterion(nurture.exit)],
        ["Rhythm", nurture.cadence === undefined ? undefined : words(ctx, describeCadence(nurture.cadence))],
        ["Priority", nurture.priority === 0 ? undefined : String(nurture.priority)],
        [
          "Answers returns to",
          reasons.length === 0
            ? undefined
            : words(
                ctx,
                enumerate(
                  reasons.map(({ id, stage }) => ({ id, text: names.stage(stage).text })),
                  "and",
                ),
              ),
        ],
        ["Contact policy", nurture.operational ? "does not apply: these messages are operational" : undefined],
      ],
    )}${nurture.steps.length > 0 && drawSteps(ctx, nurture.steps)}${nurture.cadence !== undefined && drawCadence(ctx, nurture.cadence)}
  </section> `;
}

function describeCadence(cadence: NonNullable<Nurture["cadence"]>): Phrase {
  const days = cadence.days === undefined ? "" : ` on ${describeDays(cadence.days)}`;
  const time = cadence.at === undefined ? "" : ` at ${describeTimeOfDay(cadence.at)}`;
  return say`every ${describeEvery(cadence.every)}${days}${time}`;
}
