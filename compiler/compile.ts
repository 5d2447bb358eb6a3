/** Compiles a project from its files to its plan. */
import type { Plan } from "../schemas/generated/plan.ts";
import type { TestDocument } from "../schemas/generated/tests.ts";
import { type CheckedCompilation, checkFiles, type CompileOptions } from "./check-files.ts";
import { lowerProject } from "./plan/lower/project.ts";
import { findPlanMistake, findTestsMistake } from "./plan/validate.ts";
import type { Host } from "./project/host.ts";
import { invariant } from "./text/invariant.ts";

export { type CheckedCompilation, checkFiles, type CompileOptions };

/** The plan and its tests are there when no diagnostic is an error. */
export interface Compilation extends CheckedCompilation {
  readonly plan: Plan | undefined;
  readonly tests: TestDocument | undefined;
}

/** Compiles a project to its plan and the document of its tests. */
export function compileProject(host: Host, options: CompileOptions = {}): Compilation {
  const compilation = checkFiles(host, options);
  const { checked, diagnostics } = compilation;
  if (checked === undefined || diagnostics.some(({ severity }) => severity === "error")) {
    return { ...compilation, plan: undefined, tests: undefined };
  }
  const { plan, tests } = lowerProject(checked);
  const mistake = findPlanMistake(plan) ?? findTestsMistake(tests);
  invariant(mistake === undefined, `what lowering writes fits the schema: ${mistake?.path} ${mistake?.reason}`);
  return { ...compilation, plan, tests };
}
