/** `funnel lsp`: the language server, for editors. */
import { Command } from "commander";
import { addExamples } from "../options.ts";
import type { Session } from "../session.ts";

export function defineLsp(_session: Session): Command {
  const command = new Command("lsp")
    .summary("serve an editor")
    .description(
      "Talk to an editor in the language server protocol: findings as you type, names, renaming, completion and layout.",
    )
    .option("--stdio", "over standard input and output, which is the only way and need not be said")
    .action(async () => {
      const { serveEditor } = await import("../serve-editor.ts");
      await serveEditor();
    });
  return addExamples(command, [["funnel lsp --stdio", "what an editor starts"]]);
}
