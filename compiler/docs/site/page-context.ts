/** What every page is made from: the plan, its names, what is proven about it, and where things are found in the site. */
import type { Plan, SourceSpan } from "../../../schemas/generated/plan.ts";
import type { AgreementStatus } from "../../agreement/assess.ts";
import type { Analysis } from "../../analysis/analysis.ts";
import type { Layout } from "../graph/layout-diagram.ts";
import type { LifecycleDiagram } from "../graph/lifecycle-diagram.ts";
import type { PlanNames } from "../words/names.ts";
import type { Markup } from "./markup.ts";

/** What the site uses of the proofs. */
export type SiteAnalysis = Pick<Analysis, "lifecycle" | "reachOf">;

export interface PageContext {
  readonly plan: Plan;
  readonly names: PlanNames;
  readonly analysis: SiteAnalysis;
  /** The lifecycle as it is drawn; laid out once for all pages. */
  readonly drawing: { readonly diagram: LifecycleDiagram; readonly layout: Layout };
  /** How each agreement stands, when that is known. */
  readonly agreements: readonly AgreementStatus[] | undefined;
  /** The level of the page's own heading: 1, or 2 where all pages are one. */
  readonly level: number;
  /** Where something of the plan is explained, relative to this page; `undefined` when it is not. */
  href(id: string): string | undefined;
  place(id: string): SourceSpan | undefined;
}

/** A page of the site. */
export interface Page {
  /** Its file without `.html`. */
  readonly id: string;
  readonly title: string;
  /** The part of the navigation that it stands in. */
  readonly part: string;
  /** What the page is about, in a sentence or two. */
  readonly lead: string;
  /** What of a plan is explained here: `stage` for everything whose id begins with it. */
  readonly explains: readonly string[];
  isNeeded(plan: Plan, ctx: Pick<PageContext, "agreements">): boolean;
  render(ctx: PageContext): Markup;
}

/** The fragment of something in the plan. */
export function anchorOf(id: string): string {
  return id.replaceAll(/[^\p{L}\p{N}_]+/gu, "-");
}
