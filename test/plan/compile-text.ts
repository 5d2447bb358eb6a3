/** Compiles projects that tests write as texts. */
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { type Compilation, compileProject } from "../../compiler/compile.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { TestDocument } from "../../schemas/generated/tests.ts";
import { listFindings } from "../project/findings.ts";

/** The plan and tests of files by path; a mistake of form or meaning fails the test with its place. */
export function compileFiles(files: Readonly<Record<string, string>>): { plan: Plan; tests: TestDocument } {
  const compilation: Compilation = compileProject(createMemoryHost(files));
  const { draft, diagnostics } = compilation;
  if (draft === undefined) {
    const messages = diagnostics.map(({ message }) => message);
    throw new Error(`The project does not compile:\n${[...listFindings(diagnostics), ...messages].join("\n")}`);
  }
  return draft;
}
