/** The findings of logic and advice, made in slices while nobody types. */
import { loadLock } from "../../compiler/agreement/read-lock.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { reportUnknownRules } from "../../compiler/lint/check-settings.ts";
import { createLintContext } from "../../compiler/lint/create-context.ts";
import type { Finding } from "../../compiler/lint/define-rule.ts";
import { rules } from "../../compiler/lint/registry.ts";
import { lintProject } from "../../compiler/lint/run.ts";
import type { Slices } from "../workspace/slices.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

/** What the rules say of a snapshot; `now` is in milliseconds since 1970. Nothing while form or meaning are wrong. */
export function* findRuleFindings(snapshot: Snapshot, now: number | undefined): Slices<readonly Diagnostic[]> {
  const whole = yield* snapshot.wholeSlices();
  const lock = loadLock(snapshot.host);
  const settled = [...reportUnknownRules(whole.manifest), ...lock.diagnostics];
  const { lowered } = whole;
  if (lowered === undefined) return settled;
  const ctx = createLintContext({ checked: whole.checked, files: whole.files, lowered, lock, now });
  yield;
  // Every rule is asked in a slice of its own; what the answers come to is found out at the end.
  const answered = [];
  for (const rule of rules) {
    const findings: Finding[] = [...rule.check(ctx)];
    answered.push({ ...rule, check: () => findings });
    yield;
  }
  return [...settled, ...lintProject(ctx, whole.manifest.settings, { rules: answered })];
}
