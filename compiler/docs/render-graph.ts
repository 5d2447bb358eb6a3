/** The lifecycle of a plan as one picture: SVG, Mermaid or DOT. */
import type { Plan } from "../../schemas/generated/plan.ts";
import { createAnalysis } from "../analysis/create-analysis.ts";
import { assertNever } from "../text/invariant.ts";
import { layOutDiagram } from "./graph/layout-diagram.ts";
import { drawLifecycle } from "./graph/lifecycle-diagram.ts";
import { writeDot } from "./graph/render-dot.ts";
import { writeMermaid } from "./graph/render-mermaid.ts";
import { drawDiagram } from "./graph/render-svg.ts";
import { collectNames } from "./words/names.ts";

export type GraphFormat = "svg" | "mermaid" | "dot";

/** The text of the picture, ending in a line end; the same plan gives the same bytes. */
export function renderGraph(plan: Plan, format: GraphFormat): string {
  const diagram = drawLifecycle(collectNames(plan), createAnalysis(plan).lifecycle);
  switch (format) {
    case "svg":
      return drawDiagram(diagram, layOutDiagram(diagram)).markup;
    case "mermaid":
      return writeMermaid(diagram);
    case "dot":
      return writeDot(diagram);
    default:
      return assertNever(format);
  }
}
