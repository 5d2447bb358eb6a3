/** `funnel report`: measures against their targets, and where leads are lost. */
import { Argument, Command, Option } from "commander";
import { addExamples, collectMapping, folderOption, formatOption, outputOption } from "../options.ts";
import type { ReportOptions } from "../run/report-history.ts";
import type { Session } from "../session.ts";

export function defineReport(session: Session): Command {
  const command = new Command("report")
    .summary("measure a history against its targets")
    .description(
      "Measure a history: targets, conversion and velocity, service levels, where leads sit, and what came back and why.",
    )
    .addArgument(
      new Argument("<events...>", "files of events as JSON lines, or lead lists as CSV; - is standard input"),
    )
    .addOption(folderOption())
    .addOption(new Option("--plan <file>", "use this plan instead of compiling the project"))
    .addOption(new Option("--until <time>", "as of this time (of the last event when left out)"))
    .addOption(
      new Option("--map <column=field>", "a column of a lead list is this field; repeat it for more")
        .argParser(collectMapping)
        .default(new Map(), "by their names"),
    )
    .addOption(formatOption(["pretty", "json", "markdown"]))
    .addOption(outputOption("write the report to a file"))
    .addOption(new Option("--fail-on <outcome>", "exit with 1 when a target is: missed").choices(["missed"]))
    .action(async (events: string[], options: ReportOptions) => {
      const { reportHistory } = await import("../run/report-history.ts");
      await reportHistory(session, events, options);
    });
  return addExamples(command, [
    ["funnel report events.jsonl", "as of the last event"],
    ["funnel report events.jsonl --until 2026-12-31", "as of the end of the year"],
    ["funnel report events.jsonl --format markdown -o report.md", "as a comment for a review"],
    ["funnel report events.jsonl --fail-on missed", "for a pipeline that watches targets"],
  ]);
}
