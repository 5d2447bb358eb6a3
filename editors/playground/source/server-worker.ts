/** The worker that runs the language server over the project's texts in memory. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { createMemoryHost } from "../../../compiler/project/memory-host.ts";
import { createServer } from "../../../lsp/server.ts";
import type { ProjectFiles } from "./messages.ts";
import { rootUri } from "./root-uri.ts";
import { workerScope } from "./worker-scope.ts";

// The first message brings the files; the server takes over from there.
workerScope.onmessage = ({ data }) => {
  const host = createMemoryHost((data as { readonly files: ProjectFiles }).files);
  const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
  const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
  createServer(connection, {
    findRoot: () => rootUri,
    findProjects: () => [rootUri],
    openFolder: () => host,
    now: () => Date.now(),
  });
};
