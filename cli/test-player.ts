/** Runs and explains tests for the language server, which has no runtime of its own. */
import picocolors from "picocolors";
import type { TestPlayer } from "../lsp/features/commands.ts";
import { explainTest, loadProgram, type Program, runTests } from "../runtime/index.ts";
import type { Plan } from "../schemas/generated/plan.ts";
import { renderExplanation } from "./report/explanation.ts";

export function createTestPlayer(): TestPlayer {
  return {
    async run(plan, tests) {
      const results = await runTests(await load(plan), tests);
      const failures = results.flatMap((result) =>
        result.failures.flatMap(({ expected, actual }) => [
          `expected ${expected}`,
          ...actual.map((line) => `  ${line}`),
        ]),
      );
      return { passed: results.every(({ passed }) => passed), failures };
    },
    async explain(plan, tests) {
      const leads = await explainTest(await load(plan), tests);
      const plain = picocolors.createColors(false);
      return leads
        .map(({ program, explanation, history }) =>
          renderExplanation({ program, name: explanation.lead, explanation, history }, plain),
        )
        .join("\n");
    },
  };
}

async function load(plan: Plan): Promise<Program> {
  const loaded = await loadProgram(plan);
  if ("problem" in loaded) throw new Error(loaded.problem.reason);
  return loaded.program;
}
