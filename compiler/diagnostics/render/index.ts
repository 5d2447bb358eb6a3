/** The formats in which findings are reported; a new format is one file and one line here. */
import { renderGithub } from "./github.ts";
import { renderJson } from "./json.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderPlain } from "./plain.ts";
import { renderPretty, type PrettyOptions } from "./pretty.ts";
import type { Report } from "./report.ts";
import { renderSarif } from "./sarif.ts";

export { plainPalette, type Paint, type Palette } from "./palette.ts";
export { arrange, summarize, summaryLine, type Report, type RuleMetadata, type Summary } from "./report.ts";
export { SourceLines, type Place } from "./source-lines.ts";
export { drawExcerpt } from "./excerpt.ts";
export { showOnOneLine } from "./visible-text.ts";
export { describeReport } from "./json.ts";
export { describeErrors } from "./junit.ts";
export { renderGithub } from "./github.ts";
export { writeCommand, type Annotation } from "./github-command.ts";
export { writeJunit, type JunitCase, type JunitSuite } from "./junit-document.ts";
export { codeSpan, writeComment, writeProse } from "./markdown-text.ts";
export type { PrettyOptions } from "./pretty.ts";

const renderers = {
  pretty: renderPretty,
  plain: renderPlain,
  json: renderJson,
  sarif: renderSarif,
  junit: renderJunit,
  github: renderGithub,
  markdown: renderMarkdown,
} as const satisfies Record<string, (report: Report, options: PrettyOptions) => string>;

export type ReportFormat = keyof typeof renderers;

/** The names of the formats, as `--format` takes them. */
export const reportFormats = Object.keys(renderers) as readonly ReportFormat[];

/** Writes a report in a format; every format ends with a line end, or is empty when it has nothing to say. */
export function renderReport(format: ReportFormat, report: Report, options: PrettyOptions): string {
  return renderers[format](report, options);
}
