/** `funnel lsp`: the language server, for editors. */
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Command } from "commander";
import { createNodeHost } from "../node-host.ts";
import { addExamples } from "../options.ts";
import { findRoot } from "../project-folder.ts";
import type { Session } from "../session.ts";

export function defineLsp(_session: Session): Command {
  const command = new Command("lsp")
    .summary("serve an editor")
    .description("Talk to an editor in the language server protocol: findings as you type, and formatting.")
    .option("--stdio", "over standard input and output, which is the only way and need not be said")
    .action(serveEditor);
  return addExamples(command, [["funnel lsp --stdio", "what an editor starts"]]);
}

/** Never returns: the connection ends the process when the editor says so or goes away. */
async function serveEditor(): Promise<never> {
  const [{ createConnection }, { startServer }] = await Promise.all([
    import("vscode-languageserver/node"),
    import("../../lsp/server.ts"),
  ]);
  startServer(createConnection(process.stdin, process.stdout), (uri) => {
    if (!uri.startsWith("file:")) return undefined;
    const root = findRoot(dirname(fileURLToPath(uri)));
    return { rootUri: pathToFileURL(root).href, host: createNodeHost(root) };
  });
  return new Promise<never>(() => {});
}
