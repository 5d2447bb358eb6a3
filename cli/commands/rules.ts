/** `funnel rules`: the catalogue of findings, offline. */
import { Argument, Command } from "commander";
import { UserError } from "../failure.ts";
import { addExamples, formatOption, outputOption } from "../options.ts";
import type { RulesFormat } from "../report/catalogue.ts";
import type { Session } from "../session.ts";

/** The formats of the catalogue, named here so that `--help` does not load it. */
const formats = ["pretty", "json", "markdown"] as const satisfies readonly RulesFormat[];

interface RulesOptions {
  readonly format: RulesFormat;
  readonly output?: string;
}

export function defineRules(session: Session): Command {
  const command = new Command("rules")
    .summary("list what the checks can find")
    .description("List everything the checks can find, or say what one code means. Works offline.")
    .addArgument(new Argument("[code]", "a code as it stands in brackets, such as unknown-name"))
    .addOption(formatOption(formats))
    .addOption(outputOption("write the list to a file"))
    .action((code: string | undefined, options: RulesOptions) => listRules(session, code, options));
  return addExamples(command, [
    ["funnel rules", "everything there is"],
    ["funnel rules black-hole", "the page of one of them"],
  ]);
}

async function listRules({ io }: Session, code: string | undefined, options: RulesOptions): Promise<void> {
  const [{ collectRules, renderRules }, { writeResult }, { coloursFor }] = await Promise.all([
    import("../report/catalogue.ts"),
    import("../output-file.ts"),
    import("../colours.ts"),
  ]);
  const all = collectRules();
  const chosen = all.find((rule) => rule.code === code);
  if (code !== undefined && chosen === undefined) {
    const { suggest } = await import("../../compiler/diagnostics/suggest.ts");
    const nearest = suggest(
      code,
      all.map((rule) => rule.code),
    );
    throw new UserError(
      `there is no finding \`${code}\``,
      nearest === undefined ? "`funnel rules` lists them all" : `did you mean \`${nearest}\`?`,
    );
  }
  const output = options.output === undefined ? io.stdout : { ...io.stdout, isTerminal: false };
  const terminal = { colours: coloursFor(io, output), width: Math.min(io.stdout.columns, 100) };
  await writeResult(io, options.output, renderRules(all, chosen, options.format, terminal));
}
