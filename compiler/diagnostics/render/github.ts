/** Findings as workflow commands of GitHub Actions, which shows them in the changed files of a pull request. */
import { writeCommand } from "./github-command.ts";
import { arrange, explainFinding, type Report } from "./report.ts";
import { SourceLines } from "./source-lines.ts";

/** A command for each finding; nothing when there is none. */
export function renderGithub(report: Report): string {
  const lines = new SourceLines();
  return arrange(report.diagnostics)
    .map((diagnostic) =>
      writeCommand({
        severity: diagnostic.severity,
        place: lines.place(diagnostic.location),
        title: diagnostic.code,
        lines: explainFinding(diagnostic),
      }),
    )
    .join("");
}
