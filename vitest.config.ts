/**
 * Test settings: all suites under `test/`, the longest first, so that none of them runs on alone in the end, and with
 * time enough on a slow machine.
 */
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take several seconds each, the longest first; the order of the others is of no account. */
const longest = [
  "docs/site",
  "ci/action",
  "editors/playground",
  "example/acme",
  "example/more-examples",
  "review/backtest",
  "lint/rules",
  "reference/agreement-people",
  "reference/agreement-accounts",
  "reference/agreement-together",
  "lint/acme",
  "house/generated",
  "reference/corners",
  "lsp/random-edits",
  "editors/extension",
].map((name) => `test/${name}.test.ts`);

/** A fresh clone has no record of how long each file took, by which Vitest would sort them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = longest.findIndex((path) => moduleId.endsWith(path));
      return rank === -1 ? longest.length : rank;
    };
    return sorted.toSorted((left, right) => rankOf(left) - rankOf(right));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    // Nothing of ours has state in a module, so that files can share a process, and what it has loaded and compiled.
    isolate: false,
    // Vitest would leave one core to itself, which has little to do.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
