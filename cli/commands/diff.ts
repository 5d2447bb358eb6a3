/** `funnel diff`: what changed for leads and for those who agreed, between two versions of a project. */
import { Argument, Command, Option } from "commander";
import { addExamples, collectText, folderOption, formatOption, outputOption } from "../options.ts";
import type { DiffOptions } from "../run/compare-versions.ts";
import type { Session } from "../session.ts";

export function defineDiff(session: Session): Command {
  const command = new Command("diff")
    .summary("say what a change means for leads")
    .description(
      "Compare two versions of a project by what they mean: who qualifies, who gets a lead, what is promised and sent. " +
        "Formatting, comments and the order of declarations are no changes.",
    )
    .addArgument(new Argument("[base]", "a Git ref, a folder or a plan; the last commit when left out"))
    .addArgument(new Argument("[head]", "the later version; the project as it is on disk when left out"))
    .addOption(folderOption())
    .addOption(
      new Option("--accept <code>", "accept a breaking change, in funnel.lock; repeat it for more")
        .argParser(collectText)
        .default([] as readonly string[], "none"),
    )
    .addOption(formatOption(["pretty", "json", "markdown", "sarif", "github"]))
    .addOption(outputOption("write the result to a file"))
    .addOption(
      new Option("--fail-on <class>", "exit with 1 for: breaking changes that nobody accepted, behaviour too, or never")
        .choices(["breaking", "behaviour", "never"])
        .default("breaking"),
    )
    .action(async (base: string | undefined, head: string | undefined, options: DiffOptions) => {
      const { compareVersions } = await import("../run/compare-versions.ts");
      await compareVersions(session, base, head, options);
    });
  return addExamples(command, [
    ["funnel diff", "what you changed since the last commit"],
    ["funnel diff main...", "since this branch left main"],
    ["funnel diff v1.2 v1.3", "between two releases"],
    ["funnel diff main... --format markdown -o comment.md", "as a comment on a pull request"],
    ["funnel diff --accept stage-removed:recycled", "and this loss is meant"],
  ]);
}
