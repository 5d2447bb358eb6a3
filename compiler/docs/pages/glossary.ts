/** The glossary: every term that the plan defines, in the order of the alphabet. */
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { linkTo, place, table, words } from "../site/parts.ts";
import { listTerms, type Term } from "../site/terms.ts";
import { capitalize } from "../words/phrase.ts";

export const glossaryPage: Page = {
  id: "glossary",
  title: "Glossary",
  part: "What was agreed",
  lead: "Every term in this agreement, and what it means here.",
  explains: [],
  isNeeded: () => true,
  render: (ctx) =>
    table({
      caption: "Every term, in the order of the alphabet",
      quiet: true,
      style: "glossary",
      columns: [
        { title: "Term" },
        { title: "What it is" },
        { title: "Meaning" },
        { title: "Written in", kind: "place" },
      ],
      rows: listTerms(ctx.names).map((term): Piece[] => [
        html`${linkTo(ctx, { id: term.id, text: term.title })}${sourceName(term)}`,
        term.kind,
        meaning(ctx, term),
        place(ctx, term.id),
      ]),
    }),
};

function sourceName({ title, name }: Term): Markup | false {
  return title.toLowerCase() !== name.replaceAll("_", " ").toLowerCase() && html` <code>${name}</code>`;
}

/** The words of the comment; without one, what the definition says. */
function meaning(ctx: PageContext, term: Term): Piece {
  return term.doc === undefined || term.doc === "" ? words(ctx, capitalize(term.meaning)) : term.doc;
}
