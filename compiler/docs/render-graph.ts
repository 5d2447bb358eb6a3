/** The lifecycle of a plan as one picture: SVG, Mermaid or DOT. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { assertNever } from "../text/invariant.ts";
import { drawLifecycle } from "./graph/lifecycle-diagram.ts";
import { writeDot } from "./graph/render-dot.ts";
import { writeMermaid } from "./graph/render-mermaid.ts";
import { drawDiagram } from "./graph/render-svg.ts";
import { collectNames } from "./words/names.ts";

export const graphFormats = ["svg", "mermaid", "dot"] as const;
export type GraphFormat = (typeof graphFormats)[number];

/** The text of the picture, ending in a line end; the same plan gives the same bytes. */
export function renderGraph(plan: Plan, analysis: Pick<Analysis, "lifecycle">, format: GraphFormat): string {
  const diagram = drawLifecycle(collectNames(plan), analysis.lifecycle);
  switch (format) {
    case "svg":
      return drawDiagram(diagram).markup;
    case "mermaid":
      return writeMermaid(diagram);
    case "dot":
      return writeDot(diagram);
    default:
      return assertNever(format);
  }
}
