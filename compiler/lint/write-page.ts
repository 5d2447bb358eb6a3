/** Writes pages of the catalogue as Markdown: one for a finding, and one that lists them all. */
import type { CataloguePage, CatalogueTheme } from "./catalogue.ts";
import { themeTitles } from "./catalogue.ts";
import { requirementTitles } from "./requirement-titles.ts";

/** The page of one finding, with a line end. */
export function writePage(page: CataloguePage): string {
  const { code, summary, why, bad, good } = page;
  const sections = [
    `# \`${code}\``,
    writeSentence(summary),
    describeStanding(page),
    `## Why\n\n${why}`,
    ...(bad === undefined ? [] : [`## Avoid\n\n${writeBlock(page, bad)}`]),
    ...(good === undefined ? [] : [`## Prefer\n\n${writeBlock(page, good)}`]),
    ...(page.isSettable ? [`## Set it\n\n${describeSetting(page)}`] : []),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The list of all findings, each with a link to its page. */
export function writeIndex(pages: readonly CataloguePage[]): string {
  const themes = Object.entries(themeTitles).map(([theme, title]) => {
    const rows = pages.filter((page) => page.theme === (theme as CatalogueTheme)).map(writeRow);
    return rows.length === 0
      ? ""
      : `## ${title}\n\n| code | says | default | for |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  const introduction = [
    "# Findings",
    "Everything `funnel check` can find. Mistakes of form and meaning, and errors of logic, stop `funnel build` and",
    "`funnel run`; advice warns, and stops them only where `funnel.yaml` makes it an error. `funnel rules CODE` shows the same",
    "page in a terminal. This folder is generated from the rules themselves.",
    "",
    "`funnel.yaml` sets rules to `off`, `warning` or `error`, for the project or for some of its paths:",
    "",
    "```yaml",
    "rules:",
    "  email-only: error",
    "overrides:",
    "  - paths: [experiments, '**/draft-*.funnel']",
    "    rules: { content-map-gap: off }",
    "```",
    "",
    "A comment silences a finding of the next line that has code, or of its own line when it stands behind code. It says why:",
    "",
    "```funnel",
    "// funnel-ignore missing-title: the name says it all",
    "segment evaluating { when timeframe is now }",
    "```",
    "",
    "In a catalogue in YAML the comment begins with `#`. A comment that silences nothing, or says no reason, is itself a finding.",
  ];
  return `${[introduction.join("\n"), ...themes.filter((theme) => theme !== "")].join("\n\n")}`;
}

/** A clause as a sentence. */
export function writeSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** `advice on content · warning · R3, a content map without gaps`. */
export function describeStanding({ kind, theme, severity, requirement }: CataloguePage): string {
  const what = {
    form: "a mistake of form",
    meaning: "a mistake of meaning",
    logic: "an error of logic",
    advice: "advice",
  };
  const topic = kind === "advice" ? `advice on ${theme}` : what[kind];
  const source = requirement && `serves ${requirement}, ${requirementTitles[requirement] ?? ""}`;
  return [topic, `${severity} by default`, ...(source === undefined ? [] : [source])].join(" · ");
}

/** Mistakes of form do not parse, and fragments are not whole declarations, so neither is marked as Funnel. */
function writeBlock({ kind }: CataloguePage, text: string): string {
  const language = kind === "form" || kind === "meaning" ? "text" : "funnel";
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function describeSetting({ code, severity, isSuppressible }: CataloguePage): string {
  const other = severity === "warning" ? "error" : "warning";
  const set = `In \`funnel.yaml\`, to \`off\`, \`warning\` or \`error\`:\n\n\`\`\`yaml\nrules:\n  ${code}: ${other}\n\`\`\``;
  const silence = isSuppressible
    ? `At one place, with a reason, on the line above:\n\n\`\`\`text\n// funnel-ignore ${code}: …\n\`\`\``
    : "No comment can silence it.";
  return `${set}\n\n${silence}`;
}

function writeRow({ code, summary, severity, requirement }: CataloguePage): string {
  return `| [\`${code}\`](${code}.md) | ${summary.replaceAll("|", "\\|")} | ${severity} | ${requirement ?? ""} |`;
}
