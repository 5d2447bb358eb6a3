/** Wires the language server: documents in, findings and answers out. Nothing here knows of Node. */
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { Client, Feature } from "./features/feature.ts";
import { features } from "./features/table.ts";
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
  let client: Client = { takesSnippets: false };

  connection.onInitialize((params): InitializeResult => {
    const encoding = chooseEncoding(params);
    const workspace = new Workspace(environment, encoding);
    const isPulling = params.capabilities.textDocument?.diagnostic !== undefined;
    const refreshes = params.capabilities.workspace?.diagnostics?.refreshSupport === true;
    const publisher = new Publisher(connection, workspace, { isPulling, refreshes, now: environment.now });
    state = { name: "serving", workspace, publisher };
    client = { takesSnippets: params.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true };
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return { capabilities: { ...announce(), positionEncoding: encoding }, serverInfo: { name: "funnel" } };
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
      answer(token, ({ workspace }) => askFeature(feature, { workspace, client }, params)),
    );
  }
  connection.listen();

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

function announce(): InitializeResult["capabilities"] {
  return Object.assign(
    {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      diagnosticProvider: { identifier: "funnel", interFileDependencies: true, workspaceDiagnostics: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
    ...features.map(({ capabilities }) => capabilities),
  ) as InitializeResult["capabilities"];
}

function askFeature(
  feature: Feature,
  { workspace, client }: { readonly workspace: Workspace; readonly client: Client },
  params: unknown,
): unknown {
  return feature.answer({
    params,
    client,
    snapshotOf: (uri) => workspace.snapshotOf(uri),
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
