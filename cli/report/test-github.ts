/** Failed tests as workflow commands of GitHub Actions, each at the expectation that did not hold. */
import { SourceLines, renderGithub, showOnOneLine, writeCommand } from "../../compiler/diagnostics/render/index.ts";
import { titleOf, type TestReport } from "./test-result.ts";

/** A command for each failure, and for each error that kept tests from being run; nothing when all tests passed. */
export function renderTestsForGithub({ version, results, broken }: TestReport): string {
  const lines = new SourceLines();
  const diagnostics = broken.flatMap(({ errors }) => errors);
  const failures = results
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
  return `${renderGithub({ version, checked: 0, diagnostics })}${failures}`;
}
