/** Parses `.funnel` text into its tree: the front door of the syntax phase. */
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { compareDiagnostics, DiagnosticCollector } from "../diagnostics/report.ts";
import type { Source } from "../text/source.ts";
import type { Declaration, Expression, SourceFile } from "./ast/index.ts";
import { buildFunnelGrammar, type FunnelGrammar } from "./parser/funnel-grammar.ts";

/** More findings than this in one file help nobody, and cost time when a file is not a funnel at all. */
const maximalFindings = 1000;

/** Parses a whole file. Whatever the text is, there is a tree, with every mistake among the diagnostics. */
export function parseSource(source: Source): Outcome<SourceFile> {
  const { grammar, sourceFile } = sharedGrammar();
  const collector = new DiagnosticCollector(maximalFindings);
  grammar.open(source, collector);
  const declarations: Declaration[] = sourceFile.body();
  const { comments } = grammar;
  grammar.close();
  const value: SourceFile = { kind: "SourceFile", start: 0, end: source.text.length, source, declarations, comments };
  return { value, diagnostics: [...collector.diagnostics].sort(compareDiagnostics) };
}

/** Parses one expression, for tests and tools. */
export function parseExpression(source: Source): Outcome<Expression> {
  const { grammar, expressionOnly } = sharedGrammar();
  const collector = new DiagnosticCollector(maximalFindings);
  grammar.open(source, collector);
  let value: Expression = { kind: "Missing", start: 0, end: source.text.length };
  const failure = grammar.attempt(() => {
    value = expressionOnly.body();
    if (!grammar.isAtEnd) throw grammar.expected("an operator or the end");
  });
  if (failure !== undefined && failure.details.silent !== true) grammar.report(failure.details);
  grammar.close();
  return { value, diagnostics: [...collector.diagnostics].sort(compareDiagnostics) };
}

/**
 * The one parser of the process, built on first use. Building it costs more than parsing a small project, and it keeps
 * nothing from one text to the next, so that sharing it is not shared state that anyone could see.
 */
const sharedGrammar: () => FunnelGrammar = (() => {
  let built: FunnelGrammar | undefined;
  return () => (built ??= buildFunnelGrammar());
})();
