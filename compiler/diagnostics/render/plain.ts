/** One line a finding, `file:line:col: severity[code]: message`, which editors and `grep` understand. */
import { arrange, type Report } from "./report.ts";
import { SourceLines } from "./source-lines.ts";
import { showOnOneLine } from "./visible-text.ts";

/** A line for each finding; nothing when there is none. */
export function renderPlain(report: Report): string {
  const lines = new SourceLines();
  return arrange(report.diagnostics)
    .map(({ location, severity, code, message }) => {
      const { file, line, column } = lines.place(location);
      return `${showOnOneLine(file)}:${line}:${column}: ${severity}[${code}]: ${showOnOneLine(message)}\n`;
    })
    .join("");
}
