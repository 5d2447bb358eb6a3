/** What `funnel run` tells people at its end. */
import type { Colours } from "../colours.ts";
import { alignCounts, countOf } from "./layout.ts";
import { renderTally, type Tally } from "./tally.ts";

export interface RunSummary {
  readonly files: number;
  readonly tally: Tally;
  /** In the order of the lifecycle. */
  readonly stages: readonly { readonly name: string; readonly leads: number }[];
  readonly effects: ReadonlyMap<string, number>;
  /** Kinds of declarations that were left out of the run. */
  readonly notExecuted: readonly string[];
  /** Files that were written. */
  readonly written: readonly string[];
}

/** The summary as text with a line end. */
export function renderRun(summary: RunSummary, colours: Colours): string {
  const leads = summary.stages.reduce((sum, stage) => sum + stage.leads, 0);
  const effects = [...summary.effects].sort(([leftName, left], [rightName, right]) =>
    left === right ? (leftName < rightName ? -1 : 1) : right - left,
  );
  const total = effects.reduce((sum, [, count]) => sum + count, 0);
  const sections = [
    renderTally(summary.tally, colours),
    [
      colours.bold(`${countOf(leads, "lead")} by stage`),
      ...alignCounts(summary.stages.map(({ name, leads: count }) => [name, count])).map((line) => `  ${line}`),
    ],
    [
      colours.bold(countOf(total, "effect")),
      ...alignCounts(effects.map(([type, count]) => [type, count])).map((line) => `  ${line}`),
    ],
  ];
  if (summary.notExecuted.length > 0) {
    sections.push([`${colours.yellow("not executed yet")}: ${summary.notExecuted.join(", ")}`]);
  }
  if (summary.written.length > 0) sections.push([`wrote ${summary.written.join(" and ")}`]);
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
