/** Drives the real server with a client of the protocol, over streams in this process. */
import { PassThrough } from "node:stream";
import {
  createConnection,
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { createServer } from "../../lsp/server.ts";
import type { Environment } from "../../lsp/workspace/environment.ts";

export interface Client {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Opens a document. */
  open(uri: string, text: string): Promise<void>;
  /** Replaces its text. */
  replace(uri: string, version: number, text: string): Promise<void>;
  /** Waits for the next findings of a document. */
  nextFindings(uri: string): Promise<PublishDiagnosticsParams>;
  close(): Promise<void>;
}

/** Starts a server on an environment, and a client that has said hello. */
export async function connectClient(environment: Environment, params: Partial<InitializeParams> = {}): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  createServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), environment);
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const arrived: PublishDiagnosticsParams[] = [];
  let wake = (): void => {};
  connection.onNotification("textDocument/publishDiagnostics", (found: PublishDiagnosticsParams) => {
    arrived.push(found);
    wake();
  });
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {},
    ...params,
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    initialized,
    open: (uri, text) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "funnel", version: 1, text },
      }),
    replace: (uri, version, text) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    async nextFindings(uri) {
      for (;;) {
        const index = arrived.findIndex((found) => found.uri === uri);
        if (index !== -1) return arrived.splice(index, 1)[0]!;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    async close() {
      await connection.sendRequest("shutdown");
      connection.dispose();
    },
  };
}
