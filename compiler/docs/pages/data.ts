/** The data: what a lead's record holds, the signals we see, how one person stays one lead, and how data is kept clean. */
import type { Field, Hygiene, Identity } from "../../../schemas/generated/plan.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import { anchorOf, type Page, type PageContext } from "../site/page-context.ts";
import { doc, heading, place, table, words } from "../site/parts.ts";
import {
  describeCleaning,
  describeFieldTraits,
  describeFieldType,
  describeMatching,
  describeSurvivors,
  describeUpkeep,
  type Rule,
} from "../words/describe-data-rules.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { titleOf } from "../words/names.ts";
import { capitalize, enumerate, spellName, upperFirst } from "../words/phrase.ts";

export const dataPage: Page = {
  id: "data",
  title: "Data",
  part: "What we know",
  lead: "What is recorded of a person and a company, which signals count, and what keeps the data right.",
  explains: ["lead", "account", "activity", "identity", "hygiene"],
  isNeeded: () => true,
  render(ctx) {
    const { identity, hygiene } = ctx.plan;
    return html`${identity !== undefined && renderIdentity(ctx, identity)}${hygiene !== undefined && renderHygiene(ctx, hygiene)}${renderRecords(ctx)}${renderActivities(ctx)}`;
  },
};

function renderIdentity(ctx: PageContext, identity: Identity): Markup {
  const { names } = ctx;
  const cleaning = describeCleaning(names, identity);
  return html`<section>
    ${heading(ctx, { depth: 1, text: "One person is one lead", id: identity.id })}
    <p>Two records are the same person when they have:</p>
    ${rules(ctx, describeMatching(names, identity))}${
      cleaning.length > 0 &&
      html`<p>Before that, values are brought into one form:</p>
        ${rules(ctx, cleaning)}`
    }${
      identity.keep.length > 0 &&
      html`<p>When records become one, everything the person did stays. Of two values:</p>
        ${rules(ctx, describeSurvivors(names, identity))}`
    }
  </section> `;
}

function renderHygiene(ctx: PageContext, hygiene: Hygiene): Markup {
  const { names } = ctx;
  const required = hygiene.require.map(({ id, condition, before }): Piece[] => [
    words(ctx, enumerate(before.map(names.stage), "and")),
    words(ctx, capitalize(describeCriterion(names, condition))),
    place(ctx, id),
  ]);
  const rejected = hygiene.reject.map(({ id, when, because }): Piece[] => [
    because ?? "Rejected",
    words(ctx, capitalize(describeCriterion(names, when))),
    place(ctx, id),
  ]);
  const upkeep = describeUpkeep(names, hygiene);
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Clean data", id: hygiene.id })}${table({
      caption: "What must be known before a lead moves on; until then the move waits",
      columns: [{ title: "Before" }, { title: "Needed" }, { title: "Written in", kind: "place" }],
      rows: required,
    })}${table({
      caption: "What is set aside: nothing is sent and nothing moves as long as it holds",
      columns: [{ title: "Because" }, { title: "When" }, { title: "Written in", kind: "place" }],
      rows: rejected,
    })}${upkeep.length > 0 && rules(ctx, upkeep)}
  </section> `;
}

function rules(ctx: PageContext, items: readonly Rule[]): Markup {
  return html`<ol class="rules-list">
    ${items.map(({ id, text }) => html`<li>${words(ctx, capitalize(text))} ${place(ctx, id)}</li> `)}
  </ol> `;
}

function renderRecords(ctx: PageContext): Markup {
  const { lead, account } = ctx.plan;
  return html`<section>
      ${heading(ctx, { depth: 1, text: "What we record of a person", id: lead.id })}${doc(lead.doc)}${fieldTable(ctx, "The fields of a lead", lead.fields)}
    </section>
    ${
      account !== undefined &&
      html`<section>
        ${heading(ctx, { depth: 1, text: "What we record of a company", id: account.id })}${doc(account.doc)}
        <p>${upperFirst(describeAccountMatch(ctx))}.</p>
        ${fieldTable(ctx, "The fields of an account", account.fields)}
      </section> `
    }`;
}

function describeAccountMatch({ plan }: PageContext): string {
  const ways = (plan.account?.match ?? []).map(({ field, domain_of: domainOf }) =>
    domainOf ? `the domain of their ${spellName(field)}` : `their ${spellName(field)}`,
  );
  return ways.length === 0 ? "a company is known by its key" : `people belong to a company by ${ways.join(", or by ")}`;
}

function fieldTable(ctx: PageContext, caption: string, fields: readonly Field[]): Markup {
  return table({
    caption,
    quiet: true,
    columns: [
      { title: "Field" },
      { title: "Holds" },
      { title: "Remarks" },
      { title: "Sensitivity" },
      { title: "Written in", kind: "place" },
    ],
    rows: fields.map((field): Piece[] => [
      html`<span id="${anchorOf(field.id)}">${field.title ?? upperFirst(spellName(field.name))}</span
        >${doc(field.doc)}`,
      upperFirst(describeFieldType(field.type)),
      upperFirst(describeFieldTraits(field)),
      field.sensitivity === undefined ? "" : upperFirst(field.sensitivity),
      place(ctx, field.id),
    ]),
  });
}

const actors = { prospect: "Prospect", sales: "Sales", marketing: "Marketing", system: "System" } as const;

function renderActivities(ctx: PageContext): Markup | false {
  const { activities } = ctx.plan;
  if (activities.length === 0) return false;
  const order = Object.keys(actors);
  const rows = activities
    .toSorted((left, right) => order.indexOf(left.by) - order.indexOf(right.by))
    .map((activity): Piece[] => [
      html`<span id="${anchorOf(activity.id)}">${titleOf(activity)}</span>${doc(activity.doc)}`,
      actors[activity.by],
      activity.intent === undefined ? "" : upperFirst(activity.intent),
      activity.attributes.map(
        ({ name, type }, index) =>
          html`${index > 0 && html`<br />`}${spellName(name)} <span class="soft">${describeFieldType(type)}</span>`,
      ),
      activity.track.join(", "),
      place(ctx, activity.id),
    ]);
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Signals", anchor: "signals" })}
    <p>What can happen, who does it, and what it is called in tracking.</p>
    ${table({
      caption: "Every activity",
      quiet: true,
      columns: [
        { title: "Signal" },
        { title: "By" },
        { title: "Intent" },
        { title: "What it tells" },
        { title: "In tracking" },
        { title: "Written in", kind: "place" },
      ],
      rows,
    })}
  </section> `;
}
