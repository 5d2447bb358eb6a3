/** Findings as Markdown for a comment on a pull request: a heading that counts them, and a table. */
import type { Diagnostic } from "../diagnostic.ts";
import { codeSpan, writeComment, writeProse } from "./markdown-text.ts";
import { arrange, summarize, summaryLine, type Report } from "./report.ts";
import { SourceLines } from "./source-lines.ts";

/** The heading stands there when nothing was found, too, so that a comment can be brought up to date. */
export function renderMarkdown(report: Report): string {
  const lines = new SourceLines();
  const { errors, warnings } = summarize(report.diagnostics);
  const mark = errors > 0 ? "❌" : warnings > 0 ? "⚠️" : "✅";
  return writeComment(
    `${mark} Funnel: ${summaryLine(report)}`,
    ["", "Where", "Finding"],
    arrange(report.diagnostics).map((diagnostic) => describeRow(lines, diagnostic)),
  );
}

function describeRow(lines: SourceLines, { severity, code, location, message, help, witness }: Diagnostic): string[] {
  const { file, line, column } = lines.place(location);
  const parts = [
    `${writeProse(message)} (${codeSpan(code)})`,
    ...(help === undefined ? [] : [`help: ${writeProse(help)}`]),
    ...(witness === undefined ? [] : [`example: ${codeSpan(witness)}`]),
  ];
  return [severity === "error" ? "❌ error" : "⚠️ warning", codeSpan(`${file}:${line}:${column}`), parts.join("<br>")];
}
