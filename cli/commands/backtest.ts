/** `funnel backtest`: what a change would have done to the leads of the past. */
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { addExamples, collectMapping, folderOption, formatOption, outputOption } from "../options.ts";
import type { BacktestOptions } from "../run/backtest-history.ts";
import type { Session } from "../session.ts";

export function defineBacktest(session: Session): Command {
  const command = new Command("backtest")
    .summary("try a change on what happened")
    .description(
      "Run two versions of a project over the same history: how many leads come how far, who gets them, what is promised " +
        "and sent; which leads fare differently, from which decision on, and which change is to blame.",
    )
    .addArgument(
      new Argument("<events...>", "files of events as JSON lines, or lead lists as CSV; - is standard input"),
    )
    .addOption(folderOption())
    .addOption(
      new Option(
        "--against <base>",
        "the version to compare with: a Git ref, a folder or a plan",
      ).makeOptionMandatory(),
    )
    .addOption(new Option("--until <time>", "as of this time (of the last event when left out)"))
    .addOption(
      new Option("--map <column=field>", "a column of a lead list is this field; repeat it for more")
        .argParser(collectMapping)
        .default(new Map(), "by their names"),
    )
    .addOption(
      new Option(
        "--examples <count>",
        "so many changed leads are shown, those with most at stake first (10 when left out)",
      )
        .argParser(parseCount)
        .default(10),
    )
    .addOption(
      new Option("--jobs <count>", "1, or 2 for a thread each (2 for large histories when left out)").argParser(
        parseJobs,
      ),
    )
    .addOption(formatOption(["pretty", "json", "markdown", "html"]))
    .addOption(outputOption("write the result to a file"))
    .addOption(new Option("--fail-on <outcome>", "exit with 1 when any lead is: changed").choices(["changed"]))
    .action(async (events: string[], options: BacktestOptions) => {
      const { backtestHistory } = await import("../run/backtest-history.ts");
      await backtestHistory(session, events, options);
    });
  return addExamples(command, [
    ["funnel backtest history.jsonl --against HEAD", "what you changed since the last commit"],
    ["funnel backtest history.jsonl --against main...", "since this branch left main"],
    ["funnel backtest history.jsonl --against main --format html -o backtest.html", "as a page with charts"],
    ["zcat history.jsonl.gz | funnel backtest - --against main", "a history from a pipe"],
  ]);
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > 100_000) throw new InvalidArgumentError("Write a number such as 10.");
  return count;
}

function parseJobs(text: string): number {
  if (text !== "1" && text !== "2") throw new InvalidArgumentError("There is work for 1 or 2.");
  return Number(text);
}
