/** Runs the language server over standard input and output. */
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createConnection } from "vscode-languageserver/node";
import { startServer } from "../lsp/server.ts";
import { createNodeHost } from "./node-host.ts";
import { findRoot } from "./project-folder.ts";

/** Never returns: the connection ends the process when the editor says so or goes away. */
export function serveEditor(): Promise<never> {
  startServer(createConnection(process.stdin, process.stdout), (uri) => {
    if (!uri.startsWith("file:")) return undefined;
    const root = findRoot(dirname(fileURLToPath(uri)));
    return { rootUri: pathToFileURL(root).href, host: createNodeHost(root) };
  });
  return new Promise<never>(() => {});
}
