/** Builds findings for the rendering tests by quoting the text they point at. */
import type { DiagnosticCode } from "../../compiler/diagnostics/codes.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { invariant } from "../../compiler/text/invariant.ts";
import type { Location, Source } from "../../compiler/text/source.ts";

/** The place of the first occurrence of `quote`, or of the empty span just after it. */
export function locate(source: Source, quote: string): Location {
  const start = source.text.indexOf(quote);
  invariant(start !== -1, `the sample does not contain ${quote}`);
  return { source, start, end: start + quote.length };
}

/** A finding with nothing but what is given. */
export function finding(
  code: DiagnosticCode,
  location: Location,
  message: string,
  rest: Partial<Diagnostic> = {},
): Diagnostic {
  return {
    code,
    severity: "error",
    message,
    location,
    related: [],
    help: undefined,
    fix: undefined,
    witness: undefined,
    ...rest,
  };
}
