/** Compiles the project in a folder; kept apart from checking, which needs no schema of the plan. */
import { compileProject, type Draft } from "../compiler/compile.ts";
import type { Plan } from "../schemas/generated/plan.ts";
import type { TestDocument } from "../schemas/generated/tests.ts";
import { describeFolder, type CheckedFolder } from "./check-folder.ts";
import type { Io } from "./io.ts";
import { createNodeHost } from "./node-host.ts";

/** The plan and its tests are there when nothing found is an error. */
export interface CompiledFolder extends CheckedFolder {
  readonly plan: Plan | undefined;
  readonly tests: TestDocument | undefined;
  /** The same where form and meaning are right, though a rule may call it an error: enough to run the tests. */
  readonly draft: Draft | undefined;
}

/** Checks a project and makes its plan. */
export function compileFolder(io: Io, root: string): CompiledFolder {
  const compilation = compileProject(createNodeHost(root), { now: io.now() });
  const { plan, tests, draft } = compilation;
  return { ...describeFolder(io, root, compilation), plan, tests, draft };
}
