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

/** A plan, where everything in it was written, and its proofs. */
export interface LoweredPlan extends Lowered {
  /** Made when somebody asks the first question. */
  readonly analysis: Analysis;
}

/** Adds the proofs, of which all who look at a plan share one set. */
export function withAnalysis(lowered: Lowered): LoweredPlan {
  let analysis: Analysis | undefined;
  return {
    ...lowered,
    get analysis() {
      return (analysis ??= createAnalysis(lowered.plan));
    },
  };
}

export interface LintedProject {
  readonly checked: CheckedProject;
  readonly files: readonly SourceFile[];
  readonly lowered: LoweredPlan;
  /** One with mistakes is not there for rules, since everything would look unsigned. */
  readonly lock: Outcome<Lock>;
  /** Milliseconds since 1970; without it nothing is said about dates that have passed. */
  readonly now: number | undefined;
}

/** The context; proofs are made when the first rule asks for one. */
export function createLintContext({ checked, files, lowered, lock, now }: LintedProject): LintContext {
  const shared = new Map<unknown, unknown>();
  const ctx: LintContext = {
    plan: lowered.plan,
    checked,
    files,
    lock: lock.diagnostics.length > 0 ? undefined : lock.value,
    now,
    get analysis() {
      return lowered.analysis;
    },
    share<Found>(find: (ctx: LintContext) => Found): Found {
      if (!shared.has(find)) shared.set(find, find(ctx));
      return shared.get(find) as Found;
    },
    locate(id) {
      const location = lowered.locations.get(id);
      invariant(location !== undefined, `${id} stands somewhere`);
      return location;
    },
    locateExpression: (expression) => lowered.expressions.get(expression),
  };
  return ctx;
}
