/** Compiles a project from its files to its plan. */
import type { Plan } from "../schemas/generated/plan.ts";
import type { TestDocument } from "../schemas/generated/tests.ts";
import { type CheckedCompilation, checkFiles, type CompileOptions } from "./check-files.ts";
import { type LintedCompilation, lintFiles, type LintOptions } from "./lint-files.ts";
import { lowerTestDocument } from "./plan/lower/project.ts";
import { findPlanMistake, findTestsMistake } from "./plan/validate.ts";
import type { Host } from "./project/host.ts";
import { invariant } from "./text/invariant.ts";

export {
  type CheckedCompilation,
  checkFiles,
  type CompileOptions,
  type LintedCompilation,
  lintFiles,
  type LintOptions,
};

/** The plan and its tests are there when no diagnostic is an error. */
export interface Compilation extends LintedCompilation {
  readonly plan: Plan | undefined;
  readonly tests: TestDocument | undefined;
  /** The same where form and meaning are right, though a rule may call it an error: enough to run the tests. */
  readonly draft: Draft | undefined;
}

export interface Draft {
  readonly plan: Plan;
  readonly tests: TestDocument;
}

/** Compiles a project to its plan and the document of its tests; of what rules find, only errors are looked for. */
export function compileProject(host: Host, options: LintOptions = {}): Compilation {
  const compilation = lintFiles(host, { ...options, onlyErrors: options.onlyErrors ?? true });
  const { checked, lowered, diagnostics } = compilation;
  if (checked === undefined || lowered === undefined) {
    return { ...compilation, plan: undefined, tests: undefined, draft: undefined };
  }
  const { plan } = lowered;
  const tests = lowerTestDocument(checked, plan);
  const mistake = findPlanMistake(plan) ?? findTestsMistake(tests);
  invariant(mistake === undefined, `what lowering writes fits the schema: ${mistake?.path} ${mistake?.reason}`);
  const draft = { plan, tests };
  if (diagnostics.some(({ severity }) => severity === "error")) {
    return { ...compilation, plan: undefined, tests: undefined, draft };
  }
  return { ...compilation, ...draft, draft };
}
