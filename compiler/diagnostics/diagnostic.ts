/** A finding of the compiler, as plain data: what is wrong, where, and what to type instead. */
import type { Location } from "../text/source.ts";
import type { DiagnosticCode } from "./codes.ts";

export type Severity = "error" | "warning";

/** A place that helps to understand a finding, with a few words that say why it is shown. */
export interface RelatedLocation {
  readonly location: Location;
  readonly message: string;
}

/** One replacement of text; an insertion has an empty span. */
export interface TextEdit {
  readonly location: Location;
  readonly newText: string;
}

/** A machine edit that mends the finding. */
export interface Fix {
  /** An imperative, such as `Replace with "onboarded"`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence that names the thing. */
  readonly message: string;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  /** One line that says what to type. */
  readonly help: string | undefined;
  readonly fix: Fix | undefined;
  /** A concrete lead for which the finding happens, as `given lead { … }`. */
  readonly witness: string | undefined;
}

/** What every phase returns: its product and what it found; a user's mistake is never thrown. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}
