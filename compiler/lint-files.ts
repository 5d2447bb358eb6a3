/** Checks a project's files and, where form and meaning are right, proves and advises: what `funnel check` shows. */
import { loadLock } from "./agreement/read-lock.ts";
import { type CheckedCompilation, checkFiles, type CompileOptions } from "./check-files.ts";
import { compareDiagnostics } from "./diagnostics/report.ts";
import { reportUnknownRules } from "./lint/check-settings.ts";
import { createLintContext, type LoweredPlan, withAnalysis } from "./lint/create-context.ts";
import { lintProject, type LintRun } from "./lint/run.ts";
import { lowerPlan } from "./plan/lower/project.ts";
import type { Host } from "./project/host.ts";

export interface LintOptions extends CompileOptions, LintRun {
  /** Milliseconds since 1970; without it nothing is said about dates that have passed. */
  readonly now?: number | undefined;
}

/** What linting leaves of a project. */
export interface LintedCompilation extends CheckedCompilation {
  /** The plan, where everything in it was written, and its proofs; there when form and meaning are right. */
  readonly lowered: LoweredPlan | undefined;
}

/** Loads, parses, binds, checks and lints a project; the user's mistakes are diagnostics and never thrown. */
export function lintFiles(host: Host, options: LintOptions = {}): LintedCompilation {
  const compilation = checkFiles(host, options);
  const { checked, files, project } = compilation;
  const lock = loadLock(host);
  const settled = [...reportUnknownRules(project.manifest), ...lock.diagnostics];
  const isRight = !compilation.diagnostics.some(({ severity }) => severity === "error");
  const diagnostics = [...compilation.diagnostics, ...settled];
  let lowered: LoweredPlan | undefined;
  if (checked !== undefined && isRight) {
    lowered = withAnalysis(lowerPlan(checked));
    const ctx = createLintContext({ checked, files, lowered, lock, now: options.now });
    diagnostics.push(...lintProject(ctx, project.manifest.settings, options));
  }
  return { ...compilation, lowered, diagnostics: diagnostics.sort(compareDiagnostics) };
}
