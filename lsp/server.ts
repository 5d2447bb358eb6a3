/** Wires the language server: documents in, findings and answers out. Nothing here knows of Node. */
import {
  type CancellationToken,
  type Connection,
  type ExecuteCommandParams,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { TestArgument } from "./features/code-lens.ts";
import type { Client, Feature } from "./features/feature.ts";
import { type CommandResult, executeCommand, serverCommands } from "./features/commands.ts";
import { createFeatures } from "./features/table.ts";
import { Publisher } from "./publisher.ts";
import type { Environment } from "./workspace/environment.ts";
import type { PositionEncoding } from "./workspace/positions.ts";
import { Workspace } from "./workspace/workspace.ts";

/** What a server is doing; requests are answered only while it is serving. */
type ServerState =
  | { readonly name: "waiting" }
  | { readonly name: "serving"; readonly workspace: Workspace; readonly publisher: Publisher }
  | { readonly name: "stopped" };

/** Serves an editor over a connection until it is closed; begins to listen at once. */
export function createServer(connection: Connection, environment: Environment): void {
  let state: ServerState = { name: "waiting" };
  let folders: readonly string[] = [];
  let watches = false;
  let client: Client = { takesSnippets: false, playsTests: false };
  let showsResults = false;
  const features = createFeatures();

  connection.onInitialize((params): InitializeResult => {
    const encoding = chooseEncoding(params);
    const workspace = new Workspace(environment, encoding);
    const isPulling = params.capabilities.textDocument?.diagnostic !== undefined;
    const refreshes = params.capabilities.workspace?.diagnostics?.refreshSupport === true;
    const refreshesHints = params.capabilities.workspace?.inlayHint?.refreshSupport === true;
    const publisher = new Publisher(connection, workspace, {
      isPulling,
      refreshes,
      refreshesHints,
      now: environment.now,
    });
    state = { name: "serving", workspace, publisher };
    client = {
      takesSnippets: params.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true,
      playsTests: environment.player !== undefined,
    };
    showsResults = (params.initializationOptions as InitializationOptions | undefined)?.showsResults === true;
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const commands = environment.player === undefined ? [] : [...serverCommands];
    return {
      capabilities: { ...announce(features), executeCommandProvider: { commands }, positionEncoding: encoding },
      serverInfo: { name: "funnel" },
    };
  });
  connection.onInitialized(() => {
    whileServing(({ workspace, publisher }) => {
      for (const folder of folders) workspace.addFolder(folder);
      publisher.publishSoon();
    });
    if (watches) void watchFiles(connection);
  });
  connection.onShutdown(() => {
    whileServing(({ publisher }) => publisher.stop());
    state = { name: "stopped" };
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    notice((workspace) => workspace.open({ uri, version, text }));
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    notice((workspace) => workspace.change(uri, version, contentChanges));
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    notice((workspace) => workspace.close(uri));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    notice((workspace) => workspace.noticeFiles(changes.map(({ uri }) => uri)));
  });
  connection.onNotification("workspace/didChangeWorkspaceFolders", (params: FolderChange) => {
    notice((workspace) => {
      for (const { uri } of params.event.removed) workspace.removeFolder(uri);
      for (const { uri } of params.event.added) workspace.addFolder(uri);
    });
  });

  connection.onRequest("textDocument/diagnostic", (params: DocumentParams, token: CancellationToken) =>
    answer(token, ({ publisher }) => publisher.pullDocument(params.textDocument.uri, params.previousResultId)),
  );
  connection.onRequest("workspace/diagnostic", (params: WorkspaceDiagnosticParams, token: CancellationToken) =>
    answer(token, ({ publisher }) => publisher.pullWorkspace(params.previousResultIds)),
  );
  for (const feature of features) {
    connection.onRequest(feature.method, (params: unknown, token: CancellationToken) =>
      answer(token, ({ workspace, publisher }) => askFeature(feature, { workspace, publisher, client }, params)),
    );
  }
  connection.onRequest("workspace/executeCommand", (params: ExecuteCommandParams, token: CancellationToken) =>
    answer(token, ({ workspace }) => execute(workspace, params)),
  );
  connection.listen();

  /** Carries out a command; the editor shows the result itself, or has it shown as a message. */
  async function execute(workspace: Workspace, { command, arguments: args = [] }: ExecuteCommandParams) {
    const [argument] = args as [TestArgument | undefined];
    const snapshot = argument && workspace.snapshotOf(argument.uri);
    if (environment.player === undefined || argument === undefined || snapshot === undefined) return null;
    const result = await executeCommand(snapshot, environment.player, command, argument);
    if (!showsResults) showResult(result);
    return result;
  }

  /** A notification, since the library's own way is a request that not every editor answers. */
  function showResult({ passed, text }: CommandResult): void {
    const type = passed ? MessageType.Info : MessageType.Warning;
    void connection.sendNotification("window/showMessage", { type, message: text });
  }

  /** Takes in a change and has the findings of what it concerns shown soon. */
  function notice(change: (workspace: Workspace) => void): void {
    whileServing(({ workspace, publisher }) => {
      try {
        change(workspace);
      } catch (error) {
        connection.console.error(describe(error));
      }
      publisher.publishSoon();
    });
  }

  function whileServing(action: (serving: Extract<ServerState, { name: "serving" }>) => void): void {
    if (state.name === "serving") action(state);
  }

  /** A mistake of ours ends a request and never the server. */
  async function answer(
    token: CancellationToken,
    ask: (serving: Extract<ServerState, { name: "serving" }>) => unknown,
  ): Promise<unknown> {
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    if (state.name !== "serving") return new ResponseError(ErrorCodes.InvalidRequest, `the server is ${state.name}`);
    try {
      return await ask(state);
    } catch (error) {
      if (error instanceof ResponseError) return error;
      connection.console.error(describe(error));
      return new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
    }
  }
}

/** What our own extension says of itself. */
interface InitializationOptions {
  /** It shows the results of commands in a way of its own. */
  readonly showsResults?: boolean;
}

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
  readonly previousResultId?: string;
}

interface WorkspaceDiagnosticParams {
  readonly previousResultIds: readonly { readonly uri: string; readonly value: string }[];
}

interface FolderChange {
  readonly event: {
    readonly added: readonly { readonly uri: string }[];
    readonly removed: readonly { readonly uri: string }[];
  };
}

/** UTF-8 for editors that prefer it, since that is what their buffers hold; else what all of them know. */
function chooseEncoding({ capabilities }: InitializeParams): PositionEncoding {
  const [first] = capabilities.general?.positionEncodings ?? [];
  return first === "utf-8" ? "utf-8" : "utf-16";
}

function announce(features: readonly Feature[]): InitializeResult["capabilities"] {
  return Object.assign(
    {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      diagnosticProvider: { identifier: "funnel", interFileDependencies: true, workspaceDiagnostics: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
    ...features.map(({ capabilities }) => capabilities),
  ) as InitializeResult["capabilities"];
}

/** What a feature's request is answered from. */
interface Asked {
  readonly workspace: Workspace;
  readonly publisher: Publisher;
  readonly client: Client;
}

function askFeature(feature: Feature, { workspace, publisher, client }: Asked, params: unknown): unknown {
  return feature.answer({
    params,
    client,
    snapshotOf: (uri) => workspace.snapshotOf(uri),
    findingsOf: (uri) => publisher.findingsOf(uri),
    snapshots: () => workspace.projects.map((project) => project.snapshot()),
  });
}

async function watchFiles(connection: Connection): Promise<void> {
  try {
    await connection.sendRequest("client/registerCapability", {
      registrations: [
        {
          id: "funnel-files",
          method: "workspace/didChangeWatchedFiles",
          registerOptions: { watchers: [{ globPattern: "**/*.{funnel,yaml,yml,csv,lock}" }] },
        },
      ],
    });
  } catch (error) {
    connection.console.error(describe(error));
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
