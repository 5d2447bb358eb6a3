/** The catalogue of findings as `funnel rules` shows it. */
import { type CataloguePage, listCatalogue, themeTitles } from "../../compiler/lint/catalogue.ts";
import { describeStanding, writeIndex, writePage, writeSentence } from "../../compiler/lint/write-page.ts";
import type { Colours } from "../colours.ts";
import { wrapWords } from "../../compiler/diagnostics/render/wrap-words.ts";

export type RulesFormat = "pretty" | "json" | "markdown";

/** Every finding, in the order of the catalogue. */
export function collectRules(): readonly CataloguePage[] {
  return listCatalogue();
}

/** All of them as a list by theme, or one as its page. */
export function renderRules(
  pages: readonly CataloguePage[],
  chosen: CataloguePage | undefined,
  format: RulesFormat,
  terminal: { readonly colours: Colours; readonly width: number },
): string {
  switch (format) {
    case "pretty":
      return chosen === undefined ? listByTheme(pages, terminal.colours) : showPage(chosen, terminal);
    case "markdown":
      return chosen === undefined ? writeIndex(pages) : writePage(chosen);
    case "json": {
      const rules = (chosen === undefined ? pages : [chosen]).map(describeForMachines);
      return `${JSON.stringify({ format: 1, rules }, undefined, 2)}\n`;
    }
    default:
      return format satisfies never;
  }
}

function listByTheme(pages: readonly CataloguePage[], colours: Colours): string {
  const width = Math.max(0, ...pages.map(({ code }) => code.length));
  const themes = Map.groupBy(pages, ({ theme }) => theme);
  const blocks = [...themes].map(([theme, inTheme]) => {
    const rows = inTheme.map((page) => {
      const severity = page.severity.padEnd("warning".length);
      const paint = page.severity === "error" ? colours.red : colours.yellow;
      return `  ${page.code.padEnd(width)}  ${paint(severity)}  ${page.summary}\n`;
    });
    return `${colours.bold(themeTitles[theme])}\n${rows.join("")}`;
  });
  return `${blocks.join("\n")}\n${colours.dim("`funnel rules CODE` shows the page of one.")}\n`;
}

function showPage(
  page: CataloguePage,
  { colours, width }: { readonly colours: Colours; readonly width: number },
): string {
  const { code, severity, summary, why, bad, good } = page;
  const paint = severity === "error" ? colours.red : colours.yellow;
  const block = (title: string, text: string | undefined): string[] => {
    if (text === undefined) return [];
    return ["", colours.bold(title), "", ...text.split("\n").map((line) => `  ${line}`.trimEnd())];
  };
  const ways = [
    ...(page.isSettable ? [`funnel.yaml   rules: { ${code}: off } or warning, or error`] : []),
    ...(page.isSuppressible ? [`one place     // funnel-ignore ${code}: why   on the line above`] : []),
  ];
  const lines = [
    `${colours.bold(paint(code))}  ${colours.dim(describeStanding(page))}`,
    "",
    ...wrapWords(writeSentence(summary), width),
    "",
    ...wrapWords(why, width),
    ...block("Avoid", bad),
    ...block("Prefer", good),
    ...(ways.length === 0 ? [] : ["", colours.bold("Set it"), "", ...ways.map((way) => `  ${way}`)]),
  ];
  return `${lines.join("\n")}\n`;
}

function describeForMachines(page: CataloguePage): object {
  const { code, theme, kind, severity, requirement, summary, why, bad, good, isSettable, isSuppressible } = page;
  return {
    code,
    theme,
    kind,
    severity,
    ...(requirement === undefined ? {} : { requirement }),
    summary,
    why,
    ...(bad === undefined ? {} : { bad }),
    ...(good === undefined ? {} : { good }),
    settable: isSettable,
    suppressible: isSuppressible,
  };
}
