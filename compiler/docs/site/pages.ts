/** The pages of the site in their order, and which of them explains what. */
import type { Plan } from "../../../schemas/generated/plan.ts";
import { agreementsPage } from "../pages/agreements.ts";
import { buyersPage } from "../pages/buyers.ts";
import { contactPage } from "../pages/contact.ts";
import { contentPage } from "../pages/content.ts";
import { dataPage } from "../pages/data.ts";
import { glossaryPage } from "../pages/glossary.ts";
import { hoursPage } from "../pages/hours.ts";
import { measuresPage } from "../pages/measures.ts";
import { overviewPage } from "../pages/overview.ts";
import { programmesPage } from "../pages/programmes.ts";
import { routingPage } from "../pages/routing.ts";
import { scoresPage } from "../pages/scores.ts";
import { serviceLevelsPage } from "../pages/service-levels.ts";
import { stagesPage } from "../pages/stages.ts";
import { turnbackPage } from "../pages/turnback.ts";
import { anchorOf, type Page, type PageContext } from "./page-context.ts";

const allPages: readonly Page[] = [
  overviewPage,
  stagesPage,
  buyersPage,
  contentPage,
  scoresPage,
  routingPage,
  serviceLevelsPage,
  hoursPage,
  programmesPage,
  turnbackPage,
  contactPage,
  dataPage,
  measuresPage,
  agreementsPage,
  glossaryPage,
];

/** The pages that this plan has something for. */
export function choosePages(plan: Plan, ctx: Pick<PageContext, "agreements">): readonly Page[] {
  return allPages.filter((page) => page.isNeeded(plan, ctx));
}

/** Where things are explained, as a page and a fragment in it. */
export function locate(
  pages: readonly Page[],
  id: string,
): { readonly page: Page; readonly anchor: string } | undefined {
  const [kind = "", name] = id.split("/");
  const page = pages.find(({ explains }) => explains.includes(kind));
  if (page === undefined) return undefined;
  if (kind === "lifecycle" || kind === "funnel") return { page, anchor: "" };
  // What is written inside a declaration is found where that is.
  const isWhole = name === undefined || wholes.includes(kind);
  return { page, anchor: anchorOf(isWhole ? kind : `${kind}/${name}`) };
}

/** Declared once and explained as a whole, whatever the number behind their id says. */
const wholes: readonly string[] = ["contact_policy", "profiling", "identity", "hygiene", "content_map", "value"];
