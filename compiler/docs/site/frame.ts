/** The frame of every page: landmarks, the navigation, the search, and the way to the pages before and after. */
import type { Plan } from "../../../schemas/generated/plan.ts";
import { titleOf } from "../words/names.ts";
import { html, type Markup } from "./markup.ts";
import type { Page } from "./page-context.ts";

interface FrameOptions {
  readonly plan: Plan;
  readonly pages: readonly Page[];
  /** The page itself; `undefined` for the one that holds them all. */
  readonly page: Page | undefined;
  readonly body: Markup;
}

export const wholePage = "all";

export function frame({ plan, pages, page, body }: FrameOptions): string {
  const site = titleOf(plan.funnel);
  const title = page === undefined ? `${site}: everything on one page` : `${page.title} · ${site}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="site.css" />
        <script defer src="search-index.js"></script>
        <script defer src="search.js"></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <div class="side">
          <header>
            <a class="brand" href="index.html">${site}</a>
            <p class="edition">How we manage leads</p>
            <div class="search" role="search" hidden>
              <label class="unseen" for="search">Search</label>
              <input
                id="search"
                type="search"
                placeholder="Search  ( / )"
                autocomplete="off"
                spellcheck="false"
                role="combobox"
                aria-expanded="false"
                aria-controls="found"
                aria-autocomplete="list"
              />
              <ul id="found" role="listbox" aria-label="Found" hidden></ul>
              <p class="unseen" id="found-count" role="status"></p>
            </div>
          </header>
          ${navigation(pages, page)}
        </div>
        <main id="content" tabindex="-1">${body}${onward(pages, page)}</main>
        <footer>
          <span>${site}, plan <code>${plan.hash.slice(0, 12)}</code></span
          ><span>Small notes such as <code>file:12</code> name the line that says so.</span>
        </footer>
      </body>
    </html> `.markup;
}

/** The title, the sentence under it, and what the page says. */
export function pageBody(number: number, { title, lead }: Page, body: Markup): Markup {
  return html`<header>
      <p class="page-number">${number}</p>
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
    </header>
    ${body}`;
}

/** Every page one after the other, under the title of the site. */
export function wholeBody(plan: Plan, parts: readonly { readonly page: Page; readonly body: Markup }[]): Markup {
  return html`<header>
      <h1>${titleOf(plan.funnel)}</h1>
      <p class="lead">How we manage leads: everything on one page.</p>
    </header>
    <ol class="contents">
      ${parts.map(({ page }, index) => html`<li><a href="#page-${page.id}">${index + 1}. ${page.title}</a></li> `)}
    </ol>
    ${parts.map(
      ({ page, body }, index) =>
        html`<div class="whole-page">
          <header>
            <p class="page-number">${index + 1}</p>
            <h2 id="page-${page.id}">${page.title}</h2>
            <p class="lead">${page.lead}</p>
          </header>
          ${body}
        </div> `,
    )}`;
}

function navigation(pages: readonly Page[], current: Page | undefined): Markup {
  const numbers = new Map(pages.map((page, index) => [page, index + 1]));
  const parts = [...Map.groupBy(pages, ({ part }) => part)];
  return html`<nav aria-label="Contents">
    ${parts.map(
      ([part, members]) =>
        html`<p>${part}</p>
          <ol>
            ${members.map(
              (page) =>
                html`<li>
                  <a href="${page.id}.html" ${page === current && html` aria-current="page"`}
                    ><span class="number">${numbers.get(page)}</span>${page.title}</a
                  >
                </li> `,
            )}
          </ol> `,
    )}
    <div class="whole">
      <a href="${wholePage}.html" ${current === undefined && html` aria-current="page"`}
        >Everything on one page, to print</a
      >
    </div>
  </nav> `;
}

function onward(pages: readonly Page[], current: Page | undefined): Markup | false {
  if (current === undefined) return false;
  const index = pages.indexOf(current);
  const [before, after] = [pages[index - 1], pages[index + 1]];
  return html`<div class="onward">
    ${before !== undefined && html`<a href="${before.id}.html"><small>Before</small>${before.title}</a>`}${after !== undefined && html`<a href="${after.id}.html"><small>Next</small>${after.title}</a>`}
  </div> `;
}
