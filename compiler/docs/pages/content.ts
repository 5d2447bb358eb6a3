/** The content map with its gaps, and every asset: what it is, where it is, who is the expert behind it. */
import type { Content, ContentMapCell, Plan } from "../../../schemas/generated/plan.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import { anchorOf, type Page, type PageContext } from "../site/page-context.ts";
import { doc, heading, linkTo, place, table, tag, words } from "../site/parts.ts";
import { describeDate } from "../words/describe-time.ts";
import { sortByTitle, titleOf } from "../words/names.ts";
import { countOf, enumerate, spellName, upperFirst } from "../words/phrase.ts";

export const contentPage: Page = {
  id: "content",
  title: "Content",
  part: "Who buys, and what they need",
  lead: "Which asset answers which buyer's question in which phase, and where nothing does yet.",
  explains: ["content", "content_map"],
  isNeeded: ({ contents, content_map: map }) => contents.length + map.length > 0,
  render: (ctx) => html`${renderMap(ctx)}${renderAssets(ctx)}${renderChannels(ctx)}`,
};

/** What stands where a persona and a phase meet. */
type Coverage =
  | { readonly kind: "covered"; readonly contents: readonly string[] }
  | { readonly kind: "meant" }
  | { readonly kind: "gap" };

function renderMap(ctx: PageContext): Markup | false {
  const { plan, names } = ctx;
  const rows = plan.content_map;
  if (rows.length === 0) return false;
  const columns = listColumns(plan);
  const phases = plan.journey.length > 0 ? plan.journey.map(({ name }) => name) : rows.map(({ phase }) => phase);
  const cells = phases.map((phase) => {
    const row = rows.find((candidate) => candidate.phase === phase);
    return columns.map((persona) => assess(row?.cells.find((cell) => cell.persona === persona)));
  });
  const gaps = cells.flat().filter(({ kind }) => kind === "gap").length;
  const summary =
    gaps === 0
      ? html`<p class="verdict">
          Every cell has something to
          send${cells.flat().some(({ kind }) => kind === "meant") && ", or says that nothing is meant to be there"}.
        </p>`
      : html`<p class="verdict bad">
          ${countOf(gaps, "gap")} in ${countOf(cells.flat().length, "cell")}: no answer yet to a question that these
          buyers have.
        </p>`;
  const title = (phase: string): string | undefined => plan.journey.find(({ name }) => name === phase)?.title;
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Content map", id: "content_map", anchor: "content_map" })}${summary}
    <div
      class="wide"
      role="region"
      aria-label="Content map"
      tabindex="0"
      style="--least:${(columns.length + 1) * 136}px"
    >
      ${table({
        caption: "Assets in order of preference, by phase and persona",
        style: "matrix",
        columns: [
          { title: "Phase" },
          ...columns.map((persona) => ({
            title: persona === "any" ? "Anyone else" : linkTo(ctx, names.persona(persona)),
          })),
        ],
        rows: phases.map((phase, index): Piece[] => [
          html`${linkTo(ctx, names.phase(phase))}${title(phase) !== undefined && html`<br /><q class="soft">${title(phase)}</q>`}`,
          ...(cells[index] ?? []).map((cell) => renderCell(ctx, cell)),
        ]),
      })}
    </div>
  </section> `;
}

function assess(cell: ContentMapCell | undefined): Coverage {
  if (cell !== undefined && cell.contents.length > 0) return { kind: "covered", contents: cell.contents };
  return { kind: cell?.gap === true ? "meant" : "gap" };
}

function renderCell(ctx: PageContext, cell: Coverage): Markup {
  if (cell.kind === "gap") return html`<span class="gap">Gap</span>`;
  if (cell.kind === "meant") return html`<span class="soft">— left empty on purpose</span>`;
  const items = cell.contents.map((name) => linkTo(ctx, ctx.names.content(name)));
  const [only] = items;
  return only !== undefined && items.length === 1
    ? only
    : html`<ol class="tight">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ol>`;
}

/** The personas of the map in the order of its columns, then those that have no column at all. */
function listColumns({ content_map: rows, personas }: Plan): string[] {
  const columns = new Set(rows.flatMap(({ cells }) => cells.map(({ persona }) => persona)));
  // Without a column of their own, buyers are served by `any`, where there is one.
  if (!columns.has("any")) for (const { name } of personas) columns.add(name);
  return [...columns].toSorted((left, right) => Number(left === "any") - Number(right === "any"));
}

function renderAssets(ctx: PageContext): Markup | false {
  const { plan, names } = ctx;
  if (plan.contents.length === 0) return false;
  const rows = sortByTitle(plan.contents).map((content): Piece[] => [
    html`<span id="${anchorOf(content.id)}">${titleOf(content)}</span
      >${tags(content)}${doc(content.doc)}${link(content)}`,
    content.type === undefined ? "" : upperFirst(spellName(content.type)),
    upperFirst(content.by.map((channel) => names.channel(channel)).join(", ")),
    words(ctx, enumerate(content.needs.map(names.need), "and")),
    content.expert ?? "",
    usesOf(ctx, content),
    place(ctx, content.id),
  ]);
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Assets", anchor: "assets" })}${table({
      caption: "Every asset",
      quiet: true,
      style: "assets",
      columns: [
        { title: "Asset" },
        { title: "Kind" },
        { title: "Sent by" },
        { title: "Answers the need" },
        { title: "Expert" },
        { title: "Used in" },
        { title: "Written in", kind: "place" },
      ],
      rows,
    })}
  </section> `;
}

function tags({ useful_without_purchase: useful, retired }: Content): Piece {
  return html`${useful && html` ${tag("Useful to anyone", "good")}`}${retired !== undefined && html` ${tag(`Retired ${describeDate(retired)}`, "bad")}`}`;
}

/** Only addresses of the web become links; anything else is shown as text. */
function link({ url }: Content): Piece {
  if (url === undefined) return undefined;
  if (!/^https?:\/\//i.test(url)) return html`<span class="url">${url}</span>`;
  return html`<a class="url" href="${url}" rel="noreferrer">${url.replace(/^https?:\/\//i, "")}</a>`;
}

function usesOf(ctx: PageContext, content: Content): Piece {
  const { plan, names } = ctx;
  const phases = plan.content_map
    .filter(({ cells }) => cells.some(({ contents }) => contents.includes(content.name)))
    .map(({ phase }) => names.phase(phase));
  const programmes = plan.nurtures
    .filter(({ steps }) => JSON.stringify(steps).includes(`"content":${JSON.stringify(content.name)}`))
    .map(({ name }) => names.nurture(name));
  const uses = [...phases, ...programmes];
  return uses.length === 0 ? html`<span class="gap">Nothing sends it</span>` : words(ctx, enumerate(uses, "and"));
}

function renderChannels(ctx: PageContext): Markup | false {
  const { plan, names } = ctx;
  const used = plan.channels
    .map(({ name }) => ({ name, count: plan.contents.filter(({ by }) => by.includes(name)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count);
  if (used.length === 0) return false;
  const most = Math.max(...used.map(({ count }) => count));
  const rows = used.map(({ name, count }): Piece[] => [
    upperFirst(names.channel(name)),
    count,
    html`<span class="bar" style="--share:${Math.round((count / most) * 100)}%"></span>`,
  ]);
  return html`<section>
    ${heading(ctx, { depth: 1, text: "Channels", anchor: "channels" })}
    <p>How many assets can go out by each channel.</p>
    ${table({
      caption: "Assets by channel",
      quiet: true,
      style: "bars",
      columns: [
        { title: "Channel" },
        { title: "Assets", kind: "number" },
        { title: html`<span class="unseen">Share</span>` },
      ],
      rows,
    })}
  </section> `;
}
