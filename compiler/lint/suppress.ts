/** Silences findings that a comment asks to silence, and says what is wrong with such comments. */
import { codes } from "../diagnostics/codes.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { removeText, replaceText } from "../diagnostics/fix.ts";
import { reportError, reportWarning, type Finding } from "../diagnostics/report.ts";
import { ruleCodes, type RuleCode } from "../diagnostics/rule-codes.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { invariant } from "../text/invariant.ts";
import type { RuleText } from "./define-rule.ts";
import type { Suppression } from "./find-suppressions.ts";
import { type LintSettings, severityAt } from "./severities.ts";
import { suppressionRules } from "./suppression-rules.ts";

export interface Suppressing {
  readonly settings: LintSettings;
  /** The rules that ran. */
  readonly rules: readonly RuleText[];
  /** False when rules about dates could not run, so that nobody knows what is unused. */
  readonly isComplete: boolean;
}

/** The findings that are left, and those about the comments. */
export function suppress(
  findings: readonly Diagnostic[],
  suppressions: readonly Suppression[],
  options: Suppressing,
): Diagnostic[] {
  const kept = new Set(findings);
  const about: (Diagnostic | undefined)[] = [];
  for (const suppression of suppressions) {
    const refusal = refuse(suppression, options);
    const silenced = refusal === undefined ? findings.filter((finding) => isMeant(suppression, finding)) : [];
    for (const finding of silenced) kept.delete(finding);
    about.push(refusal);
    if (refusal === undefined && suppression.reason === undefined)
      about.push(missReason(suppression, silenced, options));
    if (refusal === undefined && silenced.length === 0) about.push(tellUnused(suppression, options));
  }
  return [...kept, ...about.filter((finding) => finding !== undefined)];
}

function isMeant({ code, at, line }: Suppression, { code: found, location }: Diagnostic): boolean {
  return (
    code === found &&
    location.source.path === at.source.path &&
    line !== undefined &&
    line.start <= location.start &&
    location.start <= line.end
  );
}

function refuse({ code, at }: Suppression, { rules, settings }: Suppressing): Diagnostic | undefined {
  const rule = rules.find((each) => each.code === code);
  const isSelf = code.startsWith("suppression-") && (ruleCodes as readonly string[]).includes(code);
  if (!Object.hasOwn(codes, code) && !isSelf && rule?.suppressible !== false) return undefined;
  return report(settings, "suppression-refused", rule?.severity ?? "error", {
    message: `\`${code}\` cannot be silenced by a comment.`,
    ...at,
    help: `Mend what it points at, and delete this comment.`,
  });
}

/** It weighs as much as what the comment silences, so that leaving out the reason gains nothing. */
function missReason(
  { code, comment, at }: Suppression,
  silenced: readonly Diagnostic[],
  { settings }: Suppressing,
): Diagnostic | undefined {
  const severity = silenced.some((finding) => finding.severity === "error") ? "error" : "warning";
  return report(settings, "suppression-without-reason", severity, {
    message: code === "" ? "This comment names no finding and no reason." : `Nobody says why \`${code}\` is silenced.`,
    ...(code === "" ? comment : at),
    help: `Say it after a colon: \`funnel-ignore ${code === "" ? "CODE" : code}: …\`.`,
  });
}

function tellUnused(suppression: Suppression, { rules, settings, isComplete }: Suppressing): Diagnostic | undefined {
  const { code, at, comment, codes: count } = suppression;
  const isKnown = (ruleCodes as readonly string[]).includes(code);
  if (!isKnown) {
    const nearest = suggest(code, ruleCodes);
    return report(settings, "suppression-unused", "warning", {
      message:
        code === "" ? "This comment names no finding to silence." : `There is no finding \`${code}\` to silence.`,
      ...at,
      help: nearest === undefined ? "`funnel rules` lists them all." : `Did you mean \`${nearest}\`?`,
      fix: nearest === undefined ? undefined : replaceText(at.source, at.start, at.end, nearest),
    });
  }
  const rule = rules.find((each) => each.code === code);
  // A rule that is switched off for the file is no reason to tidy up comments that will be needed again.
  if (!isComplete || rule === undefined || severityAt(settings, rule, at.source.path) === "off") return undefined;
  const whole = widen(comment.source.text, comment.start, comment.end);
  return report(settings, "suppression-unused", "warning", {
    message: `There is no \`${code}\` here to silence.`,
    ...at,
    help: count === 1 ? "Delete this comment." : `Delete \`${code}\` from this comment.`,
    fix: count === 1 ? removeText(at.source, whole.start, whole.end, "Delete this comment") : undefined,
  });
}

/** A comment that has its line for itself goes with the line. */
function widen(text: string, start: number, end: number): { start: number; end: number } {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  if (text.slice(from, start).trim() !== "") {
    return { start: start - (text.slice(from, start).length - text.slice(from, start).trimEnd().length), end };
  }
  const lineEnd = text.indexOf("\n", end);
  return { start: from, end: lineEnd < 0 ? text.length : lineEnd + 1 };
}

function report(
  settings: LintSettings,
  code: RuleCode,
  own: Severity,
  finding: Omit<Finding, "code">,
): Diagnostic | undefined {
  const rule = suppressionRules.find((each) => each.code === code);
  invariant(rule !== undefined, `${code} is in the catalogue`);
  const severity = severityAt(settings, rule, finding.source.path, own);
  if (severity === "off") return undefined;
  return severity === "error" ? reportError({ ...finding, code }) : reportWarning({ ...finding, code });
}
