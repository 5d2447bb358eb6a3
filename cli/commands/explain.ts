/** `funnel explain`: why a lead is where it is. */
import { Argument, Command, Option } from "commander";
import { addExamples, collectMapping, folderOption, formatOption, outputOption } from "../options.ts";
import type { ExplainOptions } from "../run/explain-lead.ts";
import type { Session } from "../session.ts";

export function defineExplain(session: Session): Command {
  const command = new Command("explain")
    .summary("say why a lead is where it is")
    .description("Say where a lead stands and why: its scores point by point, what it waits for, what was decided.")
    .addArgument(new Argument("<lead>", "the lead's id, e-mail address, or the id that your systems give it"))
    .addOption(folderOption())
    .addOption(
      new Option(
        "--events <files...>",
        "what happened: JSON lines or lead lists; - is standard input",
      ).makeOptionMandatory(),
    )
    .addOption(new Option("--plan <file>", "use this plan instead of compiling the project"))
    .addOption(new Option("--at <time>", "as it was at this time (at the last event when left out)"))
    .addOption(
      new Option("--map <column=field>", "a column of a lead list is this field; repeat it for more")
        .argParser(collectMapping)
        .default(new Map(), "by their names"),
    )
    .addOption(formatOption(["pretty", "json"]))
    .addOption(outputOption("write the explanation to a file"))
    .action(async (lead: string, options: ExplainOptions) => {
      const { explainLead } = await import("../run/explain-lead.ts");
      await explainLead(session, lead, options);
    });
  return addExamples(command, [
    ["funnel explain dana@bigbank.example --events events.jsonl", "as it stands after these events"],
    ["funnel explain u-1 --events events.jsonl --at 2026-03-02T12:00", "as it stood at that time"],
  ]);
}
