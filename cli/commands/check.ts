/** `funnel check`: parse, resolve, type and prove, and say what was found. */
import { Argument, Command, Option } from "commander";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { ReportFormat } from "../../compiler/diagnostics/render/index.ts";
import type { FailOn } from "../report/findings.ts";
import { exitCodes } from "../failure.ts";
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

interface CheckOptions {
  readonly directory?: string;
  readonly format: ReportFormat;
  readonly output?: string;
  readonly failOn?: FailOn;
}

export function defineCheck(session: Session): Command {
  const command = new Command("check")
    .summary("find mistakes and gaps")
    .description("Check a project: its form, its meaning, and whether its rules can do what they say.")
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
    .action((paths: string[], options: CheckOptions) => check(session, paths, options));
  return addExamples(command, [
    ["funnel check", "the project of this folder"],
    ["funnel check lifecycle.funnel", "only what concerns one file"],
    ["funnel check --format json -o report.json", "a report for other programs"],
    ["funnel check --format sarif -o funnel.sarif", "one for code scanning"],
  ]);
}

async function check(session: Session, paths: readonly string[], options: CheckOptions): Promise<void> {
  const { io, version } = session;
  const [{ checkFolder }, { findProjects, isRequested }, { isFailure, renderFindings }, { writeResult }] =
    await Promise.all([
      import("../check-folder.ts"),
      import("../project-folder.ts"),
      import("../report/findings.ts"),
      import("../output-file.ts"),
    ]);
  const diagnostics: Diagnostic[] = [];
  const files: string[] = [];
  for (const project of findProjects(io, options.directory, paths)) {
    const folder = checkFolder(io, project.root);
    const found = folder.findings.filter(({ path }) => isRequested(project, path)).map(({ diagnostic }) => diagnostic);
    diagnostics.push(...found);
    const requested = folder.files.filter((path) => isRequested(project, path));
    files.push(...requested.map((path) => `${folder.prefix}${path}`));
    if (isFailure(found, options.failOn ?? folder.failOn)) session.exitCode = exitCodes.findings;
  }
  const output = options.output === undefined ? io.stdout : { ...io.stdout, isTerminal: false, columns: 120 };
  const text = renderFindings(io, output, options.format, {
    version,
    checked: files.length,
    files,
    diagnostics,
  });
  await writeResult(io, options.output, text);
}
