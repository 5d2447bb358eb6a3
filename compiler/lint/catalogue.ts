/** The catalogue of findings: mistakes of form and meaning, errors of logic and advice, each with its page. */
import { codePages } from "../diagnostics/code-pages.ts";
import { codes, type DiagnosticCode } from "../diagnostics/codes.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { invariant } from "../text/invariant.ts";
import type { RuleText, RuleTheme } from "./define-rule.ts";
import { rules } from "./registry.ts";
import { suppressionRules } from "./suppression-rules.ts";

export type CatalogueTheme = "form" | "meaning" | RuleTheme;

export interface CataloguePage {
  readonly code: DiagnosticCode;
  readonly theme: CatalogueTheme;
  readonly kind: "form" | "meaning" | "logic" | "advice";
  readonly severity: Severity;
  readonly requirement: `R${number}` | undefined;
  /** A clause without a full stop. */
  readonly summary: string;
  readonly why: string;
  readonly bad: string | undefined;
  readonly good: string | undefined;
  /** True where `funnel.yaml` may set another severity. */
  readonly isSettable: boolean;
  /** True where a comment may silence it. */
  readonly isSuppressible: boolean;
}

/** What each theme is about, in the order of the catalogue. */
export const themeTitles: Readonly<Record<CatalogueTheme, string>> = {
  form: "Form: what can be read",
  meaning: "Meaning: what names and types say",
  logic: "Logic: what can never happen as it is written",
  lifecycle: "Lifecycle: stages, their owners and their ways out",
  content: "Content: what answers whom, and when",
  nurture: "Nurture: programmes and their audiences",
  qualification: "Qualification: who is ready",
  measurement: "Measurement: what is counted, against which target",
  handover: "Handover: how fast a ready lead is worked",
  profiling: "Profiling: which question comes next",
  agreement: "Agreement: who signed what",
  contact: "Contact: how often, when and with whose consent",
  identity: "Identity: who is the same person",
  housekeeping: "Housekeeping: names, leftovers and silenced findings",
};

/** Every finding there is, by theme. */
export function listCatalogue(): readonly CataloguePage[] {
  const formal = Object.entries(codes).map(([code, summary]) => describeCode(code as keyof typeof codes, summary));
  const ruled = [...rules, ...suppressionRules].map(describeRule);
  return Object.keys(themeTitles).flatMap((theme) => [...formal, ...ruled].filter((page) => page.theme === theme));
}

export function findPage(code: string): CataloguePage | undefined {
  return listCatalogue().find((page) => page.code === code);
}

function describeCode(code: keyof typeof codes, summary: string): CataloguePage {
  const page = codePages[code];
  invariant(page !== undefined, `${code} has a page`);
  const { group, why, bad, good } = page;
  return {
    code,
    theme: group,
    kind: group,
    severity: "error",
    requirement: undefined,
    summary,
    why,
    bad,
    good,
    isSettable: false,
    isSuppressible: false,
  };
}

function describeRule(rule: RuleText): CataloguePage {
  const { code, theme, kind, severity, requirement, summary, why, bad, good } = rule;
  return {
    code,
    theme,
    kind,
    severity,
    requirement,
    summary,
    why,
    bad,
    good,
    isSettable: true,
    isSuppressible: rule.suppressible !== false && !code.startsWith("suppression-"),
  };
}
