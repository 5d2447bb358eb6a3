/** Writes a lifecycle in DOT, the language of Graphviz. */
import type { DiagramStage, LifecycleDiagram } from "./lifecycle-diagram.ts";
import { wrapText } from "./text-width.ts";

/** How wide labels may get, in pixels at 12 pixels of type. */
const labelWidth = 180;

export function writeDot({ title, stages, arrows }: LifecycleDiagram): string {
  const lines = [
    `digraph lifecycle {`,
    `  label=${quote(title)}; labelloc=t; rankdir=TB; fontname="Helvetica";`,
    `  node [shape=box, style="rounded", fontname="Helvetica", fontsize=12];`,
    `  edge [fontname="Helvetica", fontsize=10, color="#8a8377"];`,
    ...stages.map((stage) => `  ${quote(stage.name)} [label=${quote(labelOf(stage))}${shapeOf(stage)}];`),
    ...arrows.map(({ from, to, causes, timed }) => {
      const label = causes.flatMap((cause, index) =>
        wrapText(index < causes.length - 1 ? `${cause} — or` : cause, 12, labelWidth),
      );
      return `  ${quote(from)} -> ${quote(to)} [label=${quote(label.join("\n"))}${timed ? ", style=dashed" : ""}];`;
    }),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function labelOf({ title, subtitle }: DiagramStage): string {
  return [title, subtitle].flatMap((text) => wrapText(text, 12, labelWidth)).join("\n");
}

function shapeOf({ kind }: DiagramStage): string {
  switch (kind) {
    case "won":
      return ", peripheries=2";
    case "lost":
      return `, style="rounded,dashed"`;
    case "worked":
      return ", penwidth=2";
    default:
      return "";
  }
}

/** Graphviz reads entities of HTML in every label, so that an ampersand is written as one. */
function quote(text: string): string {
  const escaped = text
    .toWellFormed()
    .replaceAll("&", "&amp;")
    .replace(/["\\]/g, (character) => `\\${character}`);
  return `"${escaped.replace(/\r?\n/g, "\\n")}"`;
}
