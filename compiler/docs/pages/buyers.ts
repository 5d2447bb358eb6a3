/** Who buys: personas, the needs and segments behind them, and the phases of the buying journey. */
import type { Criterion, Expression, Persona } from "../../../schemas/generated/plan.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import { anchorOf, type Page, type PageContext } from "../site/page-context.ts";
import { doc, facts, heading, place, table, words } from "../site/parts.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { sortByTitle, titleOf } from "../words/names.ts";
import { capitalize, enumerate, spellName, upperFirst } from "../words/phrase.ts";

export const buyersPage: Page = {
  id: "buyers",
  title: "Buyers",
  part: "Who buys, and what they need",
  lead: "Who the buyers are, how one is recognised, what each has to solve, and what they ask while they make up their mind.",
  explains: ["persona", "need", "segment", "phase", "journey"],
  isNeeded: ({ personas, needs, segments, journey }) =>
    personas.length + needs.length + segments.length + journey.length > 0,
  render: (ctx) => html`${renderPersonas(ctx)}${renderJourney(ctx)}${renderNeeds(ctx)}${renderSegments(ctx)}`,
};

function renderPersonas(ctx: PageContext): Markup | false {
  const personas = ctx.plan.personas.toSorted((left, right) => right.priority - left.priority);
  if (personas.length === 0) return false;
  const order =
    personas.length > 1 && html`<p>A lead that could be several of these is the one that stands first here.</p> `;
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Personas", anchor: "personas" })}${order}${personas.map((persona) => renderPersona(ctx, persona))}
  </section> `;
}

function renderPersona(ctx: PageContext, persona: Persona): Markup {
  const { names, plan } = ctx;
  const served = plan.teams.filter(({ serves }) => serves.includes(persona.name)).map(({ name }) => names.team(name));
  return html`<div class="item">
    ${heading(ctx, { depth: 2, text: titleOf(persona), id: persona.id })}${doc(persona.doc)}${facts([
      [
        "Recognised when",
        persona.when === undefined ? "nothing else is known: everybody" : criterion(ctx, persona.when),
      ],
      ["Role in the decision", persona.role === undefined ? undefined : upperFirst(spellName(persona.role))],
      ["Needs", persona.needs.length === 0 ? undefined : words(ctx, enumerate(persona.needs.map(names.need), "and"))],
      ["Served by", served.length === 0 ? undefined : words(ctx, enumerate(served, "and"))],
      [
        "Content",
        plan.content_map.length === 0
          ? undefined
          : html`<a href="${ctx.href("content_map") ?? ""}">what answers their questions</a>`,
      ],
    ])}
  </div> `;
}

function renderJourney(ctx: PageContext): Markup | false {
  const { journey } = ctx.plan;
  const rows = journey.map((phase, index): Piece[] => [
    html`<span id="${anchorOf(phase.id)}">${index + 1}. ${ctx.names.phase(phase.name).text}</span>`,
    html`${phase.title === undefined ? "" : html`<q>${phase.title}</q>`}${doc(phase.doc)}`,
    phase.when === undefined
      ? html`<span class="soft">always: where everybody begins</span>`
      : criterion(ctx, phase.when, true),
    place(ctx, phase.id),
  ]);
  if (rows.length === 0) return false;
  return html`<section>
    ${heading(ctx, { depth: 1, text: "The buying journey", anchor: "journey" })}
    <p>A lead is in the last phase whose signs are there.</p>
    ${table({
      caption: "The phases of the buying journey, in order",
      quiet: true,
      columns: [
        { title: "Phase" },
        { title: "The buyer asks" },
        { title: "Recognised when" },
        { title: "Written in", kind: "place" },
      ],
      rows,
    })}
  </section> `;
}

function renderNeeds(ctx: PageContext): Markup | false {
  const { plan, names } = ctx;
  if (plan.needs.length === 0) return false;
  const rows = sortByTitle(plan.needs).map((need): Piece[] => {
    const assets = plan.contents
      .filter(({ needs }) => needs.includes(need.name))
      .map(({ name }) => names.content(name));
    const personas = plan.personas
      .filter(({ needs }) => needs.includes(need.name))
      .map(({ name }) => names.persona(name));
    return [
      named(need),
      criterion(ctx, need.when, true),
      words(ctx, enumerate(personas, "and")),
      assets.length === 0 ? html`<span class="gap">Nothing answers it</span>` : words(ctx, enumerate(assets, "and")),
      place(ctx, need.id),
    ];
  });
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Needs", anchor: "needs" })}${table({
      caption: "Needs, how they show, who has them and what answers them",
      quiet: true,
      columns: ["Need", "Shows when", "Typical of", "Answered by"]
        .map((title): { title: string; kind?: "place" } => ({ title }))
        .concat([{ title: "Written in", kind: "place" }]),
      rows,
    })}
  </section> `;
}

function renderSegments(ctx: PageContext): Markup | false {
  if (ctx.plan.segments.length === 0) return false;
  const rows = sortByTitle(ctx.plan.segments).map((segment): Piece[] => [
    named(segment),
    criterion(ctx, segment.when, true),
    place(ctx, segment.id),
  ]);
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Segments", anchor: "segments" })}${table({
      caption: "Segments and who belongs to them",
      quiet: true,
      columns: [{ title: "Segment" }, { title: "Who belongs" }, { title: "Written in", kind: "place" }],
      rows,
    })}
  </section> `;
}

function named(item: Criterion): Markup {
  return html`<span id="${anchorOf(item.id)}">${titleOf(item)}</span>${doc(item.doc)}`;
}

function criterion(ctx: PageContext, expression: Expression, starts = false): Markup {
  const phrase = describeCriterion(ctx.names, expression);
  return words(ctx, starts ? capitalize(phrase) : phrase);
}
