/** What every format renders: the findings of one run in one order, and how many there are. */
import type { DiagnosticCode } from "../codes.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { showOnOneLine } from "./visible-text.ts";

/** The findings of one run; `version` is that of the tool, and `checked` the number of files it looked at. */
export interface Report {
  readonly version: string;
  readonly checked: number;
  /** The paths of those files, for formats that also list what is fine; without them only files with findings are. */
  readonly files?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** What a catalogue says of a code, for formats that describe their rules. */
  readonly describeRule?: (code: DiagnosticCode) => RuleMetadata | undefined;
}

/** A rule as formats for machines describe it. */
export interface RuleMetadata {
  /** A sentence. */
  readonly summary: string;
  readonly why: string;
  readonly level: Severity;
  /** The page of the rule as Markdown. */
  readonly page: string;
  readonly tags: readonly string[];
}

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  /** How many files have a finding. */
  readonly files: number;
}

/** The findings by file, then by place, then by code, whatever order the phases found them in. */
export function arrange(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (left, right) =>
      compareText(left.location.source.path, right.location.source.path) ||
      left.location.start - right.location.start ||
      left.location.end - right.location.end ||
      compareText(left.code, right.code),
  );
}

/** Counts the findings. */
export function summarize(diagnostics: readonly Diagnostic[]): Summary {
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  return {
    errors: count("error"),
    warnings: count("warning"),
    files: new Set(diagnostics.map((each) => each.location.source.path)).size,
  };
}

/** One line such as `2 errors, 1 warning in 3 files`, or that there is nothing to say. */
export function summaryLine(report: Report): string {
  const { errors, warnings, files } = summarize(report.diagnostics);
  const parts = [
    ...(errors > 0 ? [countOf(errors, "error")] : []),
    ...(warnings > 0 ? [countOf(warnings, "warning")] : []),
  ];
  if (parts.length === 0) return `no problems in ${countOf(report.checked, "file")}`;
  return `${parts.join(", ")} in ${countOf(files, "file")}`;
}

/** A finding in words: its message, then its help and its example lead, each begun by that word; safe to print. */
export function explainFinding({ message, help, witness }: Diagnostic): string[] {
  return [
    message,
    ...(help === undefined ? [] : [`help: ${help}`]),
    ...(witness === undefined ? [] : [`example: ${witness}`]),
  ]
    .flatMap((text) => text.split(/\r\n|\r|\n/u))
    .map(showOnOneLine);
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
