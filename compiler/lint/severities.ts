/** How severe each rule is: its own severity, unless `funnel.yaml` sets another for the project or for some paths. */
import type { Project, RuleSetting } from "../../schemas/generated/project.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import type { RuleText } from "./define-rule.ts";
import { matchesPath } from "./path-pattern.ts";

/** The part of `funnel.yaml` that is about rules. */
export type LintSettings = Pick<Project, "rules" | "overrides">;

/** The severity of a rule's finding in a file; `own` is what the finding says of itself. */
export function severityAt(
  settings: LintSettings,
  rule: RuleText,
  path: string,
  own: Severity = rule.severity,
): RuleSetting {
  // Of several overrides for a path the last one that names the rule counts, as in every list of exceptions.
  const override = (settings.overrides ?? []).findLast(
    ({ paths, rules }) => Object.hasOwn(rules, rule.code) && paths.some((pattern) => matchesPath(pattern, path)),
  );
  return override?.rules[rule.code] ?? settingOf(settings, rule) ?? own;
}

/** Whether a rule is needed at all, when only findings that are `least` or worse are wanted. */
export function isWanted(settings: LintSettings, rule: RuleText, least: Severity): boolean {
  const possible = [
    settingOf(settings, rule) ?? rule.severity,
    ...(settings.overrides ?? []).map(({ rules }) => rules[rule.code]),
  ];
  return possible.some((setting) => setting === "error" || (setting === "warning" && least === "warning"));
}

function settingOf({ rules = {} }: LintSettings, { code }: RuleText): RuleSetting | undefined {
  return Object.hasOwn(rules, code) ? rules[code] : undefined;
}
