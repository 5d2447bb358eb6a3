/** The parts that pages are put together from: headings, tables, facts, words with links. */
import type { Phrase } from "../words/phrase.ts";
import { breakLongWords, html, type Markup, nothing, type Piece, trusted } from "./markup.ts";
import { anchorOf, type PageContext } from "./page-context.ts";

/** Words with a link on every name that the site explains. */
export function words(ctx: PageContext, phrase: Phrase): Markup {
  return html`${phrase.map((word) => {
    if (typeof word === "string") return word;
    const href = word.id === "" ? undefined : ctx.href(word.id);
    return href === undefined ? word.text : html`<a href="${href}">${word.text}</a>`;
  })}`;
}

/** A link to something of the plan, by the words given. */
export function linkTo(ctx: PageContext, name: { readonly id: string; readonly text: string }): Markup {
  return words(ctx, [name]);
}

interface HeadingOptions {
  /** 1 for a section of the page, 2 for something inside one. */
  readonly depth: 1 | 2 | 3;
  readonly text: Piece;
  /** The id in the plan of what the heading is about, which becomes its anchor and says where it is written. */
  readonly id?: string;
  readonly anchor?: string;
  /** Small words over the heading. */
  readonly kicker?: Piece;
}

export function heading(ctx: PageContext, { depth, text, id, anchor, kicker }: HeadingOptions): Markup {
  const tag = trusted(`h${Math.min(6, ctx.level + depth)}`);
  const target = anchor ?? (id === undefined ? undefined : anchorOf(id));
  const over = kicker === undefined || kicker === "" ? nothing : html`<p class="kicker">${kicker}</p>`;
  return html`<div class="head head-${depth}">${over}<${tag}${target === undefined ? nothing : html` id="${target}"`}>${text}</${tag}>${id === undefined ? nothing : place(ctx, id)}</div>
`;
}

/** Where something is written, in small letters. */
export function place(ctx: PageContext, id: string): Markup {
  const span = ctx.place(id);
  if (span === undefined) return nothing;
  return html`<span class="place"><span class="unseen">Written in </span>${span.file}:${span.line}</span>`;
}

/** The words of a `///` comment, a paragraph for each of its own. */
export function doc(text: string | undefined): Markup {
  if (text === undefined) return nothing;
  return html`${text.split(/\n\s*\n/).map((paragraph) => html`<p class="doc">${inlineCode(paragraph.trim())}</p> `)}`;
}

/** Between backticks stands what is written in the source. */
function inlineCode(text: string): Piece {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

export interface Column {
  readonly title: Piece;
  /** How the cells below are set; text when left out. */
  readonly kind?: "number" | "place" | "narrow";
}

interface TableOptions {
  readonly caption: string;
  /** True when the heading above says the same, so that the caption is only for those who cannot see it. */
  readonly quiet?: boolean;
  readonly columns: readonly Column[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Piece[])[];
  readonly style?: string;
  /** True to say the heading of rows that follow each other only once, when it is the same. */
  readonly merged?: boolean;
}

/** A table with a caption; nothing when it would have no rows. Columns in which nothing stands are left out. */
export function table({ caption, quiet, columns: allColumns, rows: allRows, style, merged }: TableOptions): Markup {
  if (allRows.length === 0) return nothing;
  const isKept = allColumns.map((_, index) => index === 0 || allRows.some((cells) => !isEmpty(cells[index])));
  const columns = allColumns.filter((_, index) => isKept[index]);
  const rows = allRows.map((cells) => cells.filter((_, index) => isKept[index]));
  const head = columns.map(
    ({ title, kind }) => html`<th scope="col" ${kind === undefined ? nothing : html` class="${kind}"`}>${title}</th>`,
  );
  const spans = countRepeats(rows, merged === true);
  const body = rows.map((cells, row) => {
    const span = spans[row] ?? 1;
    const drawn = cells.map((cell, index) => {
      const kind = columns[index]?.kind;
      const attribute = kind === undefined ? nothing : html` class="${kind}"`;
      if (index > 0) return html`<td${attribute}>${breakLongWords(cell)}</td>`;
      return (
        span > 0 &&
        html`<th scope="row" ${span > 1 && html` rowspan="${span}"`}${attribute}>${breakLongWords(cell)}</th>`
      );
    });
    return html`<tr>
      ${drawn}
    </tr> `;
  });
  return html`<table${style === undefined ? nothing : html` class="${style}"`}>
<caption${quiet === true && html` class="unseen"`}>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table>
`;
}

/** For each row over how many rows its heading reaches: 0 where that of a row above does. */
function countRepeats(rows: readonly (readonly Piece[])[], merged: boolean): number[] {
  const headings = rows.map(([heading]) => html`${heading}`.markup);
  return headings.map((heading, row) => {
    if (!merged) return 1;
    if (row > 0 && headings[row - 1] === heading) return 0;
    const next = headings.findIndex((other, index) => index > row && other !== heading);
    return (next === -1 ? headings.length : next) - row;
  });
}

function isEmpty(piece: Piece): boolean {
  return html`${piece}`.markup.trim() === "";
}

/** Pairs of a word and what it is; those without a value are left out. */
export function facts(pairs: readonly (readonly [string, Piece])[]): Markup {
  const kept = pairs.filter(([, value]) => !isEmpty(value));
  if (kept.length === 0) return nothing;
  return html`<dl class="facts">
    ${kept.map(
      ([term, value]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl> `;
}

export function list(items: readonly Piece[], style = ""): Markup {
  if (items.length === 0) return nothing;
  return html`<ul${style === "" ? nothing : html` class="${style}"`}>
${items.map((item) => html`<li>${item}</li> `)}</ul>
`;
}

interface FigureOptions {
  readonly caption?: Piece;
  readonly style?: string;
  /** The least width, in pixels, at which it can be read; on narrower screens it scrolls. */
  readonly least: number;
}

/** A drawing with its caption. */
export function figure(drawing: Markup, { caption = "", style, least }: FigureOptions): Markup {
  return html`<figure${style === undefined ? nothing : html` class="${style}"`}>
<div class="wide" style="--least:${least}px">${drawing}</div>${isEmpty(caption) ? nothing : html`<figcaption>${caption}</figcaption> `}</figure>
`;
}

/** Small letters around a word that classes something: `Final`, `Gap`. */
export function tag(text: string, kind: "plain" | "good" | "bad" = "plain"): Markup {
  return html`<span class="tag tag-${kind}">${text}</span>`;
}
