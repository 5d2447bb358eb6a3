/** `funnel check`: parse, resolve, type and prove, and say what was found. */
import { Argument, Command, Option } from "commander";
import type { ReportFormat } from "../../compiler/diagnostics/render/index.ts";
import type * as work from "../check/check-projects.ts";
import { addExamples, folderOption, formatOption, outputOption } from "../options.ts";
import type { Session } from "../session.ts";

/** The formats of a report, named here so that `--help` does not load them. */
const formats = [
  "pretty",
  "plain",
  "json",
  "sarif",
  "junit",
  "github",
  "markdown",
] as const satisfies readonly ReportFormat[];

/** What the command does is loaded when it is called; how, says the program that has it. */
export function defineCheck(session: Session, load: () => Promise<typeof work>): Command {
  const command = new Command("check")
    .summary("find mistakes and gaps")
    .description(
      "Check a project: its form, its meaning, whether its rules can do what they say, and what they leave out.",
    )
    .addArgument(new Argument("[paths...]", "folders or files; without any, the project of this folder"))
    .addOption(folderOption())
    .addOption(formatOption(formats))
    .addOption(outputOption("write the report to a file"))
    .addOption(
      new Option(
        "--fail-on <severity>",
        "exit with 1 for: error (unless funnel.yaml says otherwise), warning or never",
      ).choices(["error", "warning", "never"]),
    )
    .addOption(new Option("--fix", "write what a machine can mend, and report the rest"))
    .addOption(new Option("--dry-run", "with --fix: show what would change as a unified diff, and write nothing"))
    .addOption(new Option("-v, --verbose", "say on standard error what could not be proven, and why"))
    .action(async (paths: string[], options: work.CheckOptions) => {
      const { checkProjects } = await load();
      await checkProjects(session, paths, options);
    });
  return addExamples(command, [
    ["funnel check", "the project of this folder"],
    ["funnel check lifecycle.funnel", "only what concerns one file"],
    ["funnel check --fix --dry-run", "what would be mended by itself"],
    ["funnel check --format json -o report.json", "a report for other programs"],
    ["funnel check --format sarif -o funnel.sarif", "one for code scanning"],
  ]);
}
