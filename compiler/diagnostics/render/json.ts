/** Findings for machines: a JSON document with a format number, described by `schemas/diagnostics.schema.json`. */
import type { Diagnostics, Finding, Place } from "../../../schemas/generated/diagnostics.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { arrange, summarize, type Report } from "./report.ts";
import { SourceLines } from "./source-lines.ts";

/** The document as text, indented, with a line end. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(describeReport(report), undefined, 2)}\n`;
}

/** The document as plain data. */
export function describeReport(report: Report): Diagnostics {
  const lines = new SourceLines();
  const { errors, warnings, files } = summarize(report.diagnostics);
  return {
    format: 1,
    tool: { name: "funnel", version: report.version },
    summary: { errors, warnings, files, checked: report.checked },
    diagnostics: arrange(report.diagnostics).map((diagnostic) => describeFinding(lines, diagnostic)),
  };
}

function describeFinding(lines: SourceLines, diagnostic: Diagnostic): Finding {
  const { code, severity, message, location, related, help, fix, witness } = diagnostic;
  const place = (at: Diagnostic["location"]): Place => lines.place(at);
  return {
    code,
    severity,
    message,
    location: place(location),
    related: related.map((each) => ({ message: each.message, location: place(each.location) })),
    ...(help === undefined ? {} : { help }),
    ...(witness === undefined ? {} : { witness }),
    ...(fix === undefined
      ? {}
      : {
          fix: {
            title: fix.title,
            edits: fix.edits.map((edit) => ({ location: place(edit.location), new_text: edit.newText })),
          },
        }),
  };
}
