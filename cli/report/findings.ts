/** Shows findings: in the format asked for, with paths as the reader in the working folder writes them. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import {
  renderReport,
  summarize,
  summaryLine,
  type Report,
  type ReportFormat,
} from "../../compiler/diagnostics/render/index.ts";
import type { Location, Source } from "../../compiler/text/source.ts";
import { coloursFor, paletteFor, type Colours } from "../colours.ts";
import type { Io, Output } from "../io.ts";

export type FailOn = "error" | "warning" | "never";

/** The same findings with `prefix` before each path, such as `examples/acme/`. */
export function relocate(diagnostics: readonly Diagnostic[], prefix: string): Diagnostic[] {
  if (prefix === "") return [...diagnostics];
  const moved = new Map<Source, Source>();
  const move = (location: Location): Location => {
    const { path } = location.source;
    // The folder itself is where a project without files has its finding.
    const shown = path === "." ? prefix.replace(/\/$/, "") : `${prefix}${path}`;
    const source = moved.get(location.source) ?? { ...location.source, path: shown };
    moved.set(location.source, source);
    return { ...location, source };
  };
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    location: move(diagnostic.location),
    related: diagnostic.related.map((related) => ({ ...related, location: move(related.location) })),
    fix: diagnostic.fix && {
      ...diagnostic.fix,
      edits: diagnostic.fix.edits.map((edit) => ({ ...edit, location: move(edit.location) })),
    },
  }));
}

/** The text of a report for an output; `pretty` ends with a summary line. */
export function renderFindings(io: Io, output: Output, format: ReportFormat, report: Report): string {
  const colours = coloursFor(io, output);
  const text = renderReport(format, report, { palette: paletteFor(colours), width: Math.min(output.columns, 120) });
  return format === "pretty" ? `${text}${summaryOf(report, colours)}\n` : text;
}

/** True when the findings are reason enough for the exit code 1. */
export function isFailure(diagnostics: readonly Diagnostic[], failOn: FailOn): boolean {
  const { errors, warnings } = summarize(diagnostics);
  return failOn !== "never" && (errors > 0 || (failOn === "warning" && warnings > 0));
}

function summaryOf(report: Report, colours: Colours): string {
  const { errors, warnings } = summarize(report.diagnostics);
  const line = summaryLine(report);
  if (errors > 0) return colours.bold(colours.red(`✗ ${line}`));
  if (warnings > 0) return colours.bold(colours.yellow(`! ${line}`));
  return `${colours.green("✓")} ${line}`;
}
