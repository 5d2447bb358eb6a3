/** `funnel agreements`: who signed what, what changed since, and what is due. */
import { Command, Option } from "commander";
import { addExamples, folderOption, formatOption, outputOption } from "../options.ts";
import type { AgreementsOptions } from "../run/show-agreements.ts";
import type { Session } from "../session.ts";

export function defineAgreements(session: Session): Command {
  const command = new Command("agreements")
    .summary("who signed what, and what changed since")
    .description(
      "Show how the agreements stand: who signed them and when, what changed since, and what is due for review.",
    )
    .addOption(folderOption())
    .addOption(new Option("--verify", "check the proofs too; exit with 1 unless every signature has a good one"))
    .addOption(new Option("--allowed-signers <file>", "whose SSH keys are good (funnel.yaml may say so too)"))
    .addOption(formatOption(["pretty", "json", "markdown"]))
    .addOption(outputOption("write the table to a file"))
    .action(async (options: AgreementsOptions) => {
      const { showAgreements } = await import("../run/show-agreements.ts");
      await showAgreements(session, options);
    });
  return addExamples(command, [
    ["funnel agreements", "the project of this folder"],
    ["funnel agreements --format markdown -o agreements.md", "as a page"],
    ["funnel agreements --verify --allowed-signers signers", "with the proofs"],
  ]);
}
