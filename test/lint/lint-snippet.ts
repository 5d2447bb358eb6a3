/** Lints a snippet with the base project around it, by one rule. */
import { expect } from "vitest";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { RuleCode } from "../../compiler/diagnostics/rule-codes.ts";
import { rules } from "../../compiler/lint/registry.ts";
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { completeSnippet } from "./complete-snippet.ts";
import { type Files, type Signing, signProject } from "./sign-project.ts";

export interface SnippetOptions {
  /** Declarations of the base that stay away. */
  readonly lacking?: readonly string[];
  readonly signing?: Signing;
  /** The snippet as it was when it was signed. */
  readonly before?: string;
  /** Files in place of those of the project. */
  readonly files?: Files;
  /** Milliseconds since 1970; the first of July 2026 when absent, nobody knows when `undefined`. */
  readonly now?: number | undefined;
}

/** What the rule finds; form and meaning must be right. */
export function lintSnippet(code: RuleCode, snippet: string, options: SnippetOptions = {}): readonly Diagnostic[] {
  const { lacking = [], signing = "as it stands", before = snippet } = options;
  const now = "now" in options ? options.now : Date.UTC(2026, 6, 1);
  const signed = signProject(completeSnippet(snippet, lacking), signing, completeSnippet(before, lacking));
  const host = createMemoryHost({ ...signed, ...options.files });
  const { diagnostics, lowered } = lintFiles(host, { now, rules: rules.filter((rule) => rule.code === code) });
  expect(lowered, diagnostics.map(({ message }) => message).join("\n")).toBeDefined();
  return diagnostics.filter((each) => each.code === code);
}

/** The text that a finding is about. */
export function excerptOf({ location: { source, start, end } }: Diagnostic): string {
  return source.text.slice(start, end);
}
