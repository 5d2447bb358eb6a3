/** The Visual Studio Code extension: starts the language server and lets everything else be the server's. */
import { join } from "node:path";
import * as vscode from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";

const id = "funnel";
const name = "Funnel";

/** Called by the editor when the first file of Funnel is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel(name, { log: true });
  let client = createClient(context, output);
  context.subscriptions.push(
    output,
    { dispose: () => void client.stop() },
    vscode.commands.registerCommand("funnel.showOutput", () => output.show()),
    vscode.commands.registerCommand("funnel.restartServer", async () => {
      await client.stop();
      client = createClient(context, output);
      await client.start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("funnel.server.path"))
        await vscode.commands.executeCommand("funnel.restartServer");
    }),
  );
  await client.start();
}

function createClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient {
  return new LanguageClient(id, name, findServer(context), {
    documentSelector: [
      { scheme: "file", language: "funnel" },
      { scheme: "untitled", language: "funnel" },
      { scheme: "file", language: "yaml" },
      { scheme: "file", pattern: "**/*.csv" },
    ],
    synchronize: {
      fileEvents: vscode.workspace.createFileSystemWatcher("**/{*.funnel,funnel.yaml,funnel.lock,*.yaml,*.csv}"),
    },
    outputChannel: output,
  });
}

/** The command that the settings name, else the server that comes with the extension. */
function findServer(context: vscode.ExtensionContext): ServerOptions {
  const command = vscode.workspace.getConfiguration("funnel").get<string>("server.path", "").trim();
  if (command !== "") return { command, args: ["lsp", "--stdio"] };
  return { module: context.asAbsolutePath(join("dist", "server.mjs")), transport: TransportKind.stdio };
}
