/** `funnel sign`: put a team's name under what it agrees to. */
import { Command, Option } from "commander";
import { addExamples, folderOption } from "../options.ts";
import type { SignOptions } from "../run/sign-agreements.ts";
import type { Session } from "../session.ts";

export function defineSign(session: Session): Command {
  const command = new Command("sign")
    .summary("sign what a team agrees to")
    .description("Sign agreements for a team, as they stand now, in funnel.lock, which belongs under version control.")
    .addOption(folderOption())
    .addOption(new Option("--team <name>", "the team that signs").makeOptionMandatory())
    .addOption(new Option("--by <who>", "the person who signs").makeOptionMandatory())
    .addOption(new Option("--agreement <name>", "only this one; without it all that the team is a part of"))
    .addOption(new Option("--key <file>", "prove it with this SSH key, by ssh-keygen"))
    .action(async (options: SignOptions) => {
      const { signAgreements } = await import("../run/sign-agreements.ts");
      await signAgreements(session, options);
    });
  return addExamples(command, [
    ["funnel sign --team sales --by dana@acme.example", "every agreement of Sales"],
    ["funnel sign --team sales --by dana@acme.example --agreement fy26", "one of them"],
    ["funnel sign --team sales --by dana@acme.example --key ~/.ssh/id_ed25519", "with a proof"],
  ]);
}
