/** Shows what a backtest found, in each of the formats. */
import type { BacktestDocument, ChangedLead, Pair } from "../../schemas/generated/backtest.ts";
import type { Zone } from "../../runtime/time/zone.ts";
import type { Colours } from "../colours.ts";
import { renderBacktestAsPage } from "./backtest-page.ts";
import { describeBacktest, describeFirst, listTables, showDelta, showMove } from "./backtest-words.ts";
import { formatCount } from "./layout.ts";
import { cell, drawSection, escapeText, writeSection, type Column, type Section } from "./table.ts";

export type BacktestFormat = "pretty" | "json" | "markdown" | "html";

/** Ends with a line end. */
export function renderBacktest(
  document: BacktestDocument,
  format: BacktestFormat,
  zone: Zone,
  colours: Colours,
): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(document, undefined, 2)}\n`;
    case "html":
      return renderBacktestAsPage(document, zone);
    case "pretty": {
      const { title, summary } = describeBacktest(document, zone);
      const sections = listSections(document).map((section) => drawSection(section, colours));
      const examples = drawExamples(document, zone, colours);
      return `${[`${colours.bold(title)}\n${summary}`, ...sections, ...examples].join("\n\n")}\n`;
    }
    case "markdown": {
      const { title, summary } = describeBacktest(document, zone);
      const sections = listSections(document).map(writeSection);
      return `${[`## ${escapeText(title)}`, escapeText(summary), ...sections, ...writeExamples(document, zone)].join("\n\n")}\n`;
    }
    default:
      return format satisfies never;
  }
}

function listSections(document: BacktestDocument): Section[] {
  return listTables(document).map(({ title, notes, rows, isDetail }) => ({
    title,
    notes,
    columns,
    rows: rows.map(({ label, pair, rates }) => [
      cell(label),
      cell(formatCount(pair.base)),
      cell(formatCount(pair.head)),
      cell(showDelta(pair), toneOf(pair)),
      cell(rates === undefined ? "" : rates.join(" → "), "quiet"),
    ]),
    isDetail,
  }));
}

const columns: readonly Column[] = [
  { title: "", align: "left", isWide: false },
  { title: "Before", align: "right", isWide: false },
  { title: "After", align: "right", isWide: false },
  { title: "Change", align: "right", isWide: false },
  { title: "Rate", align: "left", isWide: false },
];

function toneOf({ delta }: Pair): "strong" | "quiet" {
  return delta === 0 ? "quiet" : "strong";
}

function drawExamples(document: BacktestDocument, zone: Zone, colours: Colours): string[] {
  const { examples, changed } = document;
  if (examples.length === 0) return [];
  const lines = examples.flatMap((example) => drawExample(document, example, zone, colours));
  const more = changed.leads - examples.length;
  const rest = more > 0 ? [colours.dim(`  and ${formatCount(more)} more; --examples shows more of them`)] : [];
  return [[colours.bold("Leads that fare differently"), ...lines, ...rest].join("\n")];
}

function drawExample(document: BacktestDocument, example: ChangedLead, zone: Zone, colours: Colours): string[] {
  const { when, before, after } = describeFirst(example, zone);
  const { change, place } = example.first;
  const where = place === undefined ? "" : `${colours.blue(`${place.file}:${place.line}`)}`;
  return [
    `  ${colours.bold(example.name)}  ${showMove(document, example)}`,
    `    ${when}: ${before} ${colours.dim("→")} ${after}`,
    ...(change === undefined && where === "" ? [] : [`    ${[where, change].filter(Boolean).join("  ")}`]),
  ];
}

function writeExamples(document: BacktestDocument, zone: Zone): string[] {
  const { examples } = document;
  if (examples.length === 0) return [];
  const rows = examples.map((example) => {
    const { when, before, after } = describeFirst(example, zone);
    const { change, place } = example.first;
    const cause = [change, place === undefined ? undefined : `${place.file}:${place.line}`].filter(Boolean).join(" · ");
    const cells = [example.name, showMove(document, example), `${when}: ${before} → ${after}`, cause];
    return `| ${cells.map((text) => escapeText(text).replaceAll("|", "\\|")).join(" | ")} |`;
  });
  const head = ["| Lead | Ends as | First difference | Cause |", "| --- | --- | --- | --- |"];
  return ["### Leads that fare differently", [...head, ...rows].join("\n")];
}
