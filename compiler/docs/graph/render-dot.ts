/** Writes a lifecycle in DOT, the language of Graphviz. */
import type { DiagramStage, LifecycleDiagram } from "./lifecycle-diagram.ts";
import { wrapText } from "./text-width.ts";

export function writeDot({ title, stages, arrows }: LifecycleDiagram): string {
  const lines = [
    `digraph lifecycle {`,
    `  label=${quote(title)}; labelloc=t; rankdir=TB; fontname="Helvetica";`,
    `  node [shape=box, style="rounded", fontname="Helvetica", fontsize=12];`,
    `  edge [fontname="Helvetica", fontsize=10, color="#8a8377"];`,
    ...stages.map((stage) => `  ${quote(stage.name)} [label=${quote(labelOf(stage))}${shapeOf(stage)}];`),
    ...arrows.map(({ from, to, causes, timed }) => {
      const label = causes.flatMap((cause, index) =>
        wrapText(index < causes.length - 1 ? `${cause} — or` : cause, 12, 180),
      );
      return `  ${quote(from)} -> ${quote(to)} [label=${quote(label.join("\n"))}${timed ? ", style=dashed" : ""}];`;
    }),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function labelOf({ title, subtitle }: DiagramStage): string {
  return subtitle === "" ? title : `${title}\n${subtitle}`;
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

function quote(text: string): string {
  const escaped = text.toWellFormed().replace(/["\\]/g, (character) => `\\${character}`);
  return `"${escaped.replace(/\r?\n/g, "\\n")}"`;
}
