/** The closed union of diagnostic codes of form and meaning. A code is never reused for another finding. */
import type { RuleCode } from "./rule-codes.ts";

/** Every code with what it says; `funnel rules` prints this table. Lint rules add theirs in their own files. */
export const codes = {
  "syntax-error": "the text is not what the grammar expects here",
  "unclosed-string": "a string has no closing quote on its line",
  "unclosed-comment": "a block comment is not closed",
  "unclosed-block": "a block has no closing brace",
  "unknown-character": "a character that the language does not use",
  "unknown-property": "a property that this declaration does not have",
  "unknown-declaration": "a word that begins no declaration",
  "missing-property": "a property that this declaration needs is not there",
  "repeated-property": "a property that may stand once stands twice",
  "unknown-name": "a name that nothing declares",
  "duplicate-name": "two declarations of one kind have the same name",
  "ambiguous-name": "a name could mean two things on the same level",
  "reserved-name": "a name that the language keeps for itself",
  "wrong-type": "a value or expression of another type is needed here",
  "wrong-unit": "a number, duration or amount has the wrong unit",
  "wrong-value": "a value lies outside what is allowed here",
  "missing-declaration": "the project lacks a declaration that it must have",
  "duplicate-declaration": "a declaration that may stand once stands twice",
  "cyclic-definition": "segments, needs or scores are defined by each other",
  "super-linear-pattern": "a pattern cannot be matched in linear time",
  "invalid-pattern": "a regular expression is not well formed",
  "impossible-date": "a date or time that no calendar has",
  "unknown-timezone": "a time zone that the tz database does not have",
  "unknown-currency": "a currency that ISO 4217 does not list",
  "unknown-country": "a country or region that is not known",
  "expression-not-allowed": "an expression that has no meaning at this place",
  "moved-name-still-used": "`moved from` names something that still exists",
  "catalog-unreadable": "a catalogue cannot be read",
  "catalog-invalid": "an entry of a catalogue does not fit its schema",
  "manifest-invalid": "`funnel.yaml` does not fit its schema",
  "lock-invalid": "`funnel.lock` does not fit its schema",
  "lock-conflict": "`funnel.lock` holds an unresolved merge conflict",
  "source-unreadable": "a file of the project cannot be read",
  "empty-project": "there is nothing to compile",
} as const satisfies Record<string, string>;

export type DiagnosticCode = keyof typeof codes | RuleCode;
