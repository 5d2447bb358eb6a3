/** The documentation of a plan as a static site: files that need no network and no server. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { AgreementStatus } from "../agreement/assess.ts";
import { createAnalysis } from "../analysis/create-analysis.ts";
import { layOutDiagram } from "./graph/layout-diagram.ts";
import { drawLifecycle } from "./graph/lifecycle-diagram.ts";
import { searchScript } from "./generated/search-script.ts";
import { frame, pageBody, wholeBody, wholePage } from "./site/frame.ts";
import type { Page, PageContext } from "./site/page-context.ts";
import { choosePages, locate } from "./site/pages.ts";
import { writeSearchIndex } from "./site/search-index.ts";
import { drawingStyle } from "./style/drawing-style.ts";
import { frameStyle } from "./style/frame-style.ts";
import { partStyle } from "./style/part-style.ts";
import { printStyle } from "./style/print-style.ts";
import { collectNames } from "./words/names.ts";

export interface SiteOptions {
  /** How the agreements stand; without it the site does not speak of signatures. */
  readonly agreements?: readonly AgreementStatus[];
}

/** A file of the site; all lie in one folder. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** The files of the site, `index.html` first; the same plan and options give the same bytes. */
export function renderSite(plan: Plan, { agreements }: SiteOptions = {}): readonly SiteFile[] {
  const analysis = createAnalysis(plan);
  const names = collectNames(plan);
  const pages = choosePages(plan, { agreements });
  const diagram = drawLifecycle(names, analysis.lifecycle);
  const drawing = { diagram, layout: layOutDiagram(diagram) };
  const shared = { plan, names, analysis, drawing, agreements, place: (id: string) => plan.spans[id] };
  const contextOf = (page: Page): PageContext => ({ ...shared, level: 1, href: (id) => linkFrom(page, pages, id) });
  const whole: PageContext = { ...shared, level: 2, href: (id) => linkInside(pages, id) };
  const single = pages.map((page, index) => ({
    path: `${page.id}.html`,
    text: frame({ plan, pages, page, body: pageBody(index + 1, page, page.render(contextOf(page))) }),
  }));
  const together = wholeBody(
    plan,
    pages.map((page) => ({ page, body: page.render(whole) })),
  );
  return [
    ...single,
    { path: `${wholePage}.html`, text: frame({ plan, pages, page: undefined, body: together }) },
    { path: "site.css", text: frameStyle + partStyle + drawingStyle + printStyle },
    { path: "search-index.js", text: writeSearchIndex(names, pages) },
    { path: "search.js", text: searchScript },
  ];
}

function linkFrom(page: Page, pages: readonly Page[], id: string): string | undefined {
  const found = locate(pages, id);
  if (found === undefined) return undefined;
  const fragment = found.anchor === "" ? "" : `#${found.anchor}`;
  return found.page === page && fragment !== "" ? fragment : `${found.page.id}.html${fragment}`;
}

function linkInside(pages: readonly Page[], id: string): string | undefined {
  const found = locate(pages, id);
  return found === undefined ? undefined : `#${found.anchor === "" ? `page-${found.page.id}` : found.anchor}`;
}
