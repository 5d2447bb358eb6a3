/** Runs the rules over a project and makes diagnostics of what they find. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { compareDiagnostics } from "../diagnostics/report.ts";
import type { RuleCode } from "../diagnostics/rule-codes.ts";
import type { Finding, LintContext, Rule } from "./define-rule.ts";
import { findSuppressions, findYamlSuppressions } from "./find-suppressions.ts";
import { rules as allRules } from "./registry.ts";
import { isWanted, type LintSettings, severityAt } from "./severities.ts";
import { suppress } from "./suppress.ts";
import { suppressionRules } from "./suppression-rules.ts";
import { watchAnalysis } from "./watch-analysis.ts";

export interface LintRun {
  /** Leaves out rules that can only warn, for `build` and `run`. */
  readonly onlyErrors?: boolean | undefined;
  /** Hears what a rule asked and nobody could prove. */
  readonly onUnproven?: ((code: RuleCode, because: string) => void) | undefined;
  /** Other rules than all. */
  readonly rules?: readonly Rule[] | undefined;
}

/** What the rules find and no comment silences, by path, position and code. */
export function lintProject(ctx: LintContext, settings: LintSettings, run: LintRun = {}): Diagnostic[] {
  // Comments that silence nothing may be errors too, and who wants to know them needs every rule.
  const unused = suppressionRules.filter(({ code }) => code === "suppression-unused");
  const isPartial = run.onlyErrors === true && !unused.some((rule) => isWanted(settings, rule, "error"));
  const rules = (run.rules ?? allRules).filter((rule) => isWanted(settings, rule, isPartial ? "error" : "warning"));
  const findings = rules.flatMap((rule) => runRule(ctx, settings, rule, run.onUnproven));
  const suppressions = [
    ...ctx.files.flatMap(findSuppressions),
    ...listCatalogues(ctx).flatMap((source) => findYamlSuppressions(source)),
  ];
  const left = suppress(findings, suppressions, {
    settings,
    rules: run.rules ?? allRules,
    isComplete: !isPartial && ctx.now !== undefined,
  });
  return left.sort(
    (left, right) => compareDiagnostics(left, right) || (left.code < right.code ? -1 : left.code > right.code ? 1 : 0),
  );
}

/** A rule that throws is a bug of ours; without the code nobody would find it. */
function runRule(
  ctx: LintContext,
  settings: LintSettings,
  rule: Rule,
  onUnproven: LintRun["onUnproven"],
): Diagnostic[] {
  try {
    const watched = onUnproven === undefined ? ctx : watch(ctx, (because) => onUnproven(rule.code, because));
    return [...rule.check(watched)].flatMap((finding) => describeFinding(settings, rule, finding));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The rule \`${rule.code}\` failed: ${reason}`, { cause: error });
  }
}

/** The analysis is made on first use, and stays so. */
function watch(ctx: LintContext, tell: (because: string) => void): LintContext {
  return Object.create(ctx, { analysis: { get: () => watchAnalysis(ctx.analysis, tell) } }) as LintContext;
}

function describeFinding(settings: LintSettings, rule: Rule, finding: Finding): Diagnostic[] {
  const severity = severityAt(settings, rule, finding.at.source.path, finding.severity);
  if (severity === "off") return [];
  return [
    {
      code: rule.code,
      severity,
      message: endSentence(finding.message),
      location: finding.at,
      related: finding.related ?? [],
      help: endSentence(finding.help),
      fix: finding.fix,
      witness: finding.witness?.text,
    },
  ];
}

/** Every message ends like a sentence, whether or not its author thought of it. */
function endSentence(text: string): string {
  return /[.?!…]$/u.test(text) ? text : `${text}.`;
}

/** Contents that stand in no source file come from a catalogue. */
function listCatalogues({ checked, files }: LintContext): LintContext["files"][number]["source"][] {
  const parsed = new Set(files.map(({ source }) => source));
  return [...new Set(checked.declarations.map(({ source }) => source))].filter((source) => !parsed.has(source));
}
