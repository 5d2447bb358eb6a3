/** Carries out the commands of the lenses: runs one test, or explains the leads of one. */
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { compileProject } from "../../compiler/compile.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { TestDocument } from "../../schemas/generated/tests.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { lensCommands, type TestArgument } from "./code-lens.ts";

/** Runs compiled tests; the server is given one, since the runtime is none of its business. */
export interface TestPlayer {
  /** Whether the tests of a document hold, and in words what does not. */
  run(plan: Plan, tests: TestDocument): Promise<PlayedTest>;
  /** Where the leads of the first test stand at its end, and why, as text. */
  explain(plan: Plan, tests: TestDocument): Promise<string>;
}

export interface PlayedTest {
  readonly passed: boolean;
  /** What was expected and what there was; empty for a test that holds. */
  readonly failures: readonly string[];
}

/** What is shown to the user. */
export interface CommandResult {
  readonly passed: boolean;
  readonly text: string;
}

/** The commands that the server carries out. */
export const serverCommands: readonly string[] = [lensCommands.runTest, lensCommands.explainLead];

/** Compiles the project as it is in the editor and does what the command says. */
export async function executeCommand(
  snapshot: Snapshot,
  player: TestPlayer,
  command: string,
  argument: TestArgument,
): Promise<CommandResult> {
  const texts = new Map([...snapshot.files.values()].map(({ path, text }) => [path, text]));
  const { plan, tests, diagnostics } = compileProject(createMemoryHost(texts));
  if (plan === undefined || tests === undefined) {
    const count = diagnostics.filter(({ severity }) => severity === "error").length;
    return { passed: false, text: `The project has ${count === 1 ? "an error" : `${count} errors`}; mend that first.` };
  }
  const chosen = chooseTest(tests, snapshot.fileOf(argument.uri)?.path ?? "", argument);
  if (chosen.tests.length === 0) return { passed: false, text: `There is no test “${argument.title}” any more.` };
  if (command === lensCommands.explainLead) return { passed: true, text: await player.explain(plan, chosen) };
  const { passed, failures } = await player.run(plan, chosen);
  return { passed, text: passed ? `✓ ${argument.title}` : `✗ ${argument.title}\n${failures.join("\n")}` };
}

/** The test with this title nearest to the line; a table is several tests that begin in one place. */
function chooseTest(document: TestDocument, path: string, { title, line }: TestArgument): TestDocument {
  const lineOf = (id: string): number => (document.spans[id]?.line ?? 0) - 1;
  const named = document.tests.filter((test) => test.title === title && document.spans[test.id]?.file === path);
  const distance = (id: string): number => Math.abs(lineOf(id) - line);
  const nearest = Math.min(...named.map(({ id }) => distance(id)));
  return { ...document, tests: named.filter(({ id }) => distance(id) === nearest) };
}
