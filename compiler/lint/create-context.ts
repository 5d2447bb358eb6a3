/** Puts together what rules look at, from a project whose form and meaning are right. */
import type { Lock } from "../agreement/lock.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { createAnalysis } from "../analysis/create-analysis.ts";
import type { CheckedProject } from "../check/checked.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Lowered } from "../plan/lower/project.ts";
import type { SourceFile } from "../syntax/ast/index.ts";
import { invariant } from "../text/invariant.ts";
import type { LintContext } from "./define-rule.ts";

export interface LintedProject {
  readonly checked: CheckedProject;
  readonly files: readonly SourceFile[];
  readonly lowered: Lowered;
  /** One with mistakes is not there for rules, since everything would look unsigned. */
  readonly lock: Outcome<Lock>;
  /** Milliseconds since 1970; without it nothing is said about dates that have passed. */
  readonly now: number | undefined;
}

/** The context; proofs are made when the first rule asks for one. */
export function createLintContext({ checked, files, lowered, lock, now }: LintedProject): LintContext {
  let analysis: Analysis | undefined;
  return {
    plan: lowered.plan,
    checked,
    files,
    lock: lock.diagnostics.length > 0 ? undefined : lock.value,
    now,
    get analysis() {
      return (analysis ??= createAnalysis(lowered.plan));
    },
    locate(id) {
      const location = lowered.locations.get(id);
      invariant(location !== undefined, `${id} stands somewhere`);
      return location;
    },
    locateExpression: (expression) => lowered.expressions.get(expression),
  };
}
