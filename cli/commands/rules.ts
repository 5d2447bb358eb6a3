/** `funnel rules`: the catalogue of findings, offline. */
import { Argument, Command } from "commander";
import { UserError } from "../failure.ts";
import { addExamples, formatOption, outputOption } from "../options.ts";
import type { Session } from "../session.ts";

interface RulesOptions {
  readonly format: "pretty" | "json";
  readonly output?: string;
}

export function defineRules(session: Session): Command {
  const command = new Command("rules")
    .summary("list what the checks can find")
    .description("List everything the checks can find, or say what one code means. Works offline.")
    .addArgument(new Argument("[code]", "a code as it stands in brackets, such as unknown-name"))
    .addOption(formatOption(["pretty", "json"]))
    .addOption(outputOption("write the list to a file"))
    .action((code: string | undefined, options: RulesOptions) => listRules(session, code, options));
  return addExamples(command, [
    ["funnel rules", "everything there is"],
    ["funnel rules unknown-name", "one of them"],
  ]);
}

async function listRules({ io }: Session, code: string | undefined, options: RulesOptions): Promise<void> {
  const [{ collectRules, renderRules }, { writeResult }, { coloursFor }] = await Promise.all([
    import("../report/catalogue.ts"),
    import("../output-file.ts"),
    import("../colours.ts"),
  ]);
  const all = collectRules();
  const chosen = code === undefined ? all : all.filter((rule) => rule.code === code);
  if (code !== undefined && chosen.length === 0) {
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
  const text =
    options.format === "json"
      ? `${JSON.stringify({ format: 1, rules: chosen }, undefined, 2)}\n`
      : renderRules(chosen, coloursFor(io, io.stdout));
  await writeResult(io, options.output, text);
}
