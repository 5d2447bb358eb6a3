/** The Visual Studio Code extension: starts the language server and lets everything else be the server's. */
import { join } from "node:path";
import * as vscode from "vscode";
import {
  LanguageClient,
  type Location,
  type Position,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";

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
    vscode.commands.registerCommand(
      "funnel.showReferences",
      (uri: string, position: Position, locations: readonly Location[]) =>
        showReferences(client, uri, position, locations),
    ),
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
    initializationOptions: { showsResults: true },
    middleware: {
      async executeCommand(command, args, next) {
        const result = (await next(command, args)) as CommandResult | null;
        if (result !== null && command === "funnel.explainLead") await showText(result.text);
        else if (result?.passed === true) void vscode.window.showInformationMessage(result.text);
        else if (result !== null) void vscode.window.showWarningMessage(result.text, { modal: false });
        return result;
      },
    },
  });
}

/** What the server answers to its commands. */
interface CommandResult {
  readonly passed: boolean;
  readonly text: string;
}

/** An explanation is longer than a message should be. */
async function showText(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content, language: "plaintext" });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

/** Opens the editor's own list of references for what the server found; it speaks the protocol's positions. */
async function showReferences(
  client: LanguageClient,
  uri: string,
  position: Position,
  locations: readonly Location[],
): Promise<void> {
  const { protocol2CodeConverter: converter } = client;
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    converter.asUri(uri),
    converter.asPosition(position),
    locations.map((location) => converter.asLocation(location)),
  );
}

/** The command that the settings name, else the server that comes with the extension. */
function findServer(context: vscode.ExtensionContext): ServerOptions {
  const command = vscode.workspace.getConfiguration("funnel").get<string>("server.path", "").trim();
  if (command !== "") return { command, args: ["lsp", "--stdio"] };
  return { module: context.asAbsolutePath(join("dist", "server.mjs")), transport: TransportKind.stdio };
}
