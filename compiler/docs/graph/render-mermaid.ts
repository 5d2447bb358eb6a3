/** Writes a lifecycle as a Mermaid flowchart. */
import type { DiagramStage, LifecycleDiagram } from "./lifecycle-diagram.ts";

export function writeMermaid({ title, stages, arrows }: LifecycleDiagram): string {
  const ids = new Map(stages.map(({ name }, index) => [name, `s${index + 1}`]));
  const lines = [
    "---",
    `title: ${JSON.stringify(title)}`,
    "---",
    "flowchart TD",
    ...stages.map((stage) => `  ${ids.get(stage.name) ?? ""}${writeStage(stage)}`),
    ...arrows.map(({ from, to, causes, timed }) => {
      const line = timed ? "-.->" : "-->";
      return `  ${ids.get(from) ?? ""} ${line}|${quote(causes.join(" — or\n"))}| ${ids.get(to) ?? ""}`;
    }),
    "  classDef worked stroke-width:2px",
    "  classDef lost stroke-dasharray:3 3",
    ...writeClass("worked", stages, ids),
    ...writeClass("lost", stages, ids),
  ];
  return `${lines.join("\n")}\n`;
}

function writeClass(
  kind: DiagramStage["kind"],
  stages: readonly DiagramStage[],
  ids: ReadonlyMap<string, string>,
): string[] {
  const members = stages.filter((stage) => stage.kind === kind).map(({ name }) => ids.get(name));
  return members.length === 0 ? [] : [`  class ${members.join(",")} ${kind}`];
}

/** Rounded where leads begin, doubled where they end well. */
function writeStage({ title, subtitle, kind }: DiagramStage): string {
  const label = quote(subtitle === "" ? title : `${title}\n${subtitle}`);
  if (kind === "initial") return `([${label}])`;
  return kind === "won" ? `[[${label}]]` : `[${label}]`;
}

/** Mermaid reads entities inside quotes, takes much else for syntax, and a number with a full stop for a list. */
function quote(text: string): string {
  const escaped = text
    .toWellFormed()
    .split("\n")
    .map((line) =>
      line.replace(/[^\p{L}\p{M}\p{N} .,:–—−%]|(?<=^ *\d+)\./gu, (character) => `#${character.codePointAt(0) ?? 0};`),
    );
  return `"${escaped.join("<br/>")}"`;
}
