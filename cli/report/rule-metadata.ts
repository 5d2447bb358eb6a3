/** What machine formats say of each rule, from the catalogue. */
import type { DiagnosticCode } from "../../compiler/diagnostics/codes.ts";
import type { RuleMetadata } from "../../compiler/diagnostics/render/index.ts";
import { findPage } from "../../compiler/lint/catalogue.ts";
import { writePage, writeSentence } from "../../compiler/lint/write-page.ts";

export function describeRule(code: DiagnosticCode): RuleMetadata | undefined {
  const page = findPage(code);
  if (page === undefined) return undefined;
  const { theme, kind, requirement, severity, summary, why } = page;
  return {
    summary: writeSentence(summary),
    why,
    level: severity,
    page: writePage(page),
    tags: [...new Set([kind, theme, ...(requirement === undefined ? [] : [requirement])])],
  };
}
