/** Failed tests as workflow commands of GitHub Actions, each at the expectation that did not hold. */
import { SourceLines, showOnOneLine, writeCommand } from "../../compiler/diagnostics/render/index.ts";
import { titleOf, type TestReport } from "./test-result.ts";

/** A command for each failure; nothing when all tests passed. */
export function renderTestsForGithub({ results }: TestReport): string {
  const lines = new SourceLines();
  return results
    .flatMap((result) =>
      result.failures.map(({ location, at, actual }) =>
        writeCommand({
          severity: "error",
          place: lines.place(location),
          title: `failed: ${titleOf(result)}`,
          lines: [...actual, `on ${at}`].map(showOnOneLine),
        }),
      ),
    )
    .join("");
}
