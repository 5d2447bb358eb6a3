/** Makes diagnostics and collects them: what every phase uses to say what it found. */
import type { Source } from "../text/source.ts";
import type { DiagnosticCode } from "./codes.ts";
import type { Diagnostic, Fix, RelatedLocation, Severity } from "./diagnostic.ts";

/** What a finding needs; what is left out is empty. */
export interface Finding {
  readonly code: DiagnosticCode;
  /** One sentence that names the thing. */
  readonly message: string;
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** One line that says what to type. */
  readonly help?: string | undefined;
  readonly related?: readonly RelatedLocation[] | undefined;
  readonly fix?: Fix | undefined;
  readonly witness?: string | undefined;
}

export function reportError(finding: Finding): Diagnostic {
  return makeDiagnostic("error", finding);
}

export function reportWarning(finding: Finding): Diagnostic {
  return makeDiagnostic("warning", finding);
}

/** Gathers the findings of one phase, up to a limit that keeps hopeless input from costing time and memory. */
export class DiagnosticCollector {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #limit: number;

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  /** What was found so far, in the order in which it was found. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  get isFull(): boolean {
    return this.#diagnostics.length >= this.#limit;
  }

  get hasErrors(): boolean {
    return this.#diagnostics.some((diagnostic) => diagnostic.severity === "error");
  }

  add(diagnostic: Diagnostic): void {
    if (!this.isFull) this.#diagnostics.push(diagnostic);
  }

  addAll(diagnostics: Iterable<Diagnostic>): void {
    for (const diagnostic of diagnostics) this.add(diagnostic);
  }

  error(finding: Finding): void {
    this.add(reportError(finding));
  }

  warning(finding: Finding): void {
    this.add(reportWarning(finding));
  }

  /** What was found, in order of path and position. */
  sorted(): readonly Diagnostic[] {
    return [...this.#diagnostics].sort(compareDiagnostics);
  }
}

/** The order in which people read findings: by path, then by position. */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  const leftPath = left.location.source.path;
  const rightPath = right.location.source.path;
  if (leftPath !== rightPath) return leftPath < rightPath ? -1 : 1;
  return left.location.start - right.location.start || left.location.end - right.location.end;
}

function makeDiagnostic(severity: Severity, finding: Finding): Diagnostic {
  return {
    code: finding.code,
    severity,
    message: finding.message,
    location: { source: finding.source, start: finding.start, end: finding.end },
    related: finding.related ?? [],
    help: finding.help,
    fix: finding.fix,
    witness: finding.witness,
  };
}
