/** `funnel test`: run the `test` blocks of a project. */
import { Argument, Command, Option } from "commander";
import { addExamples, folderOption, formatOption, outputOption, parsePattern, parsePercent } from "../options.ts";
import type { TestFormat } from "../report/test-report.ts";
import type { Session } from "../session.ts";
import type { TestOptions } from "../test/run-tests.ts";

/** The formats of a report, named here so that `--help` does not load them. */
const formats = ["pretty", "plain", "json", "junit", "github", "markdown"] as const satisfies readonly TestFormat[];

export function defineTest(session: Session): Command {
  const command = new Command("test")
    .summary("run the tests of a project")
    .description("Run the test blocks of a project, and show what a failed expectation found instead.")
    .addArgument(new Argument("[paths...]", "folders or files; without any, the project of this folder"))
    .addOption(folderOption())
    .addOption(
      new Option("--run <pattern>", "only tests whose title matches this regular expression").argParser(parsePattern),
    )
    .addOption(formatOption(formats))
    .addOption(outputOption("write the report to a file"))
    .addOption(new Option("--coverage", "say which rules, clauses, rows and steps no test takes part in"))
    .addOption(
      new Option(
        "--coverage-format <format>",
        "how to write the coverage: text, or lcov or cobertura, which -o then writes to a file",
      ).choices(["text", "lcov", "cobertura"]),
    )
    .addOption(new Option("--min <percent>", "fail when tests cover less of any kind of thing").argParser(parsePercent))
    .addOption(new Option("--watch", "run them again whenever a file of the project changes"))
    .action(async (paths: string[], options: TestOptions & { readonly watch?: true }) => {
      if (options.watch === true) {
        const { watchTests } = await import("../test/watch-tests.ts");
        return watchTests(session, paths, options);
      }
      const { runTests } = await import("../test/run-tests.ts");
      await runTests(session, paths, options);
    });
  return addExamples(command, [
    ["funnel test", "all of them"],
    ["funnel test tests/scoring.funnel", "those of one file"],
    ['funnel test --run "finance chief"', "those with these words in their title"],
    ["funnel test --format junit -o tests.xml", "a report for a build server"],
    ["funnel test --coverage", "and what they leave out"],
    ["funnel test --min 80 --coverage-format lcov -o lcov.info", "for a pipeline that watches coverage"],
    ["funnel test --watch", "again after every change; -o FILE is written anew each time"],
  ]);
}
