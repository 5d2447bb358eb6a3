/** `funnel audit`: what is broken, where the gaps are, ranked by the revenue at stake. */
import { Argument, Command, Option } from "commander";
import { addExamples, collectMapping, folderOption, formatOption, outputOption } from "../options.ts";
import type { AuditOptions } from "../run/audit-project.ts";
import type { Session } from "../session.ts";

export function defineAudit(session: Session): Command {
  const command = new Command("audit")
    .summary("rank what is broken by the revenue at stake")
    .description(
      "Look for gaps in the definition and, given a history, for leads that were lost, and rank all of it by revenue at stake.",
    )
    .addArgument(
      new Argument("[events...]", "files of events as JSON lines, or lead lists as CSV; - is standard input"),
    )
    .addOption(folderOption())
    .addOption(new Option("--until <time>", "as of this time (of the last event when left out)"))
    .addOption(
      new Option("--map <column=field>", "a column of a lead list is this field; repeat it for more")
        .argParser(collectMapping)
        .default(new Map(), "by their names"),
    )
    .addOption(formatOption(["pretty", "json", "markdown"]))
    .addOption(outputOption("write the audit to a file"))
    .action(async (events: string[], options: AuditOptions) => {
      const { auditProject } = await import("../run/audit-project.ts");
      await auditProject(session, events, options);
    });
  return addExamples(command, [
    ["funnel audit", "the definition alone, for every 100 leads"],
    ["funnel audit events.jsonl", "with the leads that were lost in a history"],
    ["funnel audit events.jsonl --format markdown -o audit.md", "to discuss it"],
  ]);
}
