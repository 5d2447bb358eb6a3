/** `funnel run`: take what happened through the plan, and write every effect. */
import { Argument, Command, Option } from "commander";
import { addExamples, collectMapping, folderOption, outputOption } from "../options.ts";
import type { RunOptions } from "../run/run-history.ts";
import type { Session } from "../session.ts";

export function defineRun(session: Session): Command {
  const command = new Command("run")
    .summary("take a history of events through the plan")
    .description("Take what happened through the plan, and write every effect: moves, assignments, sends, alerts.")
    .addArgument(
      new Argument("<events...>", "files of events as JSON lines, or lead lists as CSV; - is standard input"),
    )
    .addOption(folderOption())
    .addOption(new Option("--plan <file>", "run this plan instead of compiling the project"))
    .addOption(new Option("--until <time>", "go on to this time, so that limits and waits before it come due"))
    .addOption(outputOption("write the effects to a file instead of standard output"))
    .addOption(new Option("--leads <file>", "write every lead as it is at the end, one a line"))
    .addOption(
      new Option("--map <column=field>", "a column of a lead list is this field ; repeat it for more")
        .argParser(collectMapping)
        .default(new Map(), "by their names"),
    )
    .addOption(new Option("--received <time>", "the time of events that say none (now when left out)"))
    .addOption(new Option("--strict", "stop at the first line that cannot be read"))
    .action(async (events: string[], options: RunOptions) => {
      const { runHistory } = await import("../run/run-history.ts");
      await runHistory(session, events, options);
    });
  return addExamples(command, [
    ["funnel run events.jsonl -o effects.jsonl", "a history"],
    ["funnel run leads.csv --map Mail=email", "a lead list"],
    ["funnel run events.jsonl --until 2026-12-31", "and what time alone brings until then"],
    ["cat events.jsonl | funnel run - --plan acme.plan.json", "from a pipe, with a finished plan"],
  ]);
}
