/** Runs the language server over standard input and output. */
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { createConnection } from "vscode-languageserver/node";
import { createServer } from "../lsp/server.ts";
import type { TestPlayer } from "../lsp/features/commands.ts";
import type { Environment } from "../lsp/workspace/environment.ts";
import { createNodeHost } from "./node-host.ts";
import { findManifestFolder, manifestName } from "./project-folder.ts";

/** Never returns: the connection ends the process when the editor says so or goes away. */
export function serveEditor(): Promise<never> {
  // It stays for a day beside an editor, so memory is worth more than the last part of speed: without these, V8 lets a
  // heap of 90 MB grow to more than 300 MB before it cleans up.
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=40");
  createServer(createConnection(process.stdin, process.stdout), createNodeEnvironment());
  return new Promise<never>(() => {});
}

/** The files of the disk. */
export function createNodeEnvironment(): Environment {
  return {
    findRoot(uri) {
      if (!uri.startsWith("file:")) return undefined;
      const root = findManifestFolder(dirname(fileURLToPath(uri)));
      return root === undefined ? undefined : uriOf(root);
    },
    findProjects(uri) {
      if (!uri.startsWith("file:")) return [];
      const folder = fileURLToPath(uri);
      const below = createNodeHost(folder)
        .listFiles(manifestName)
        .filter((path) => path === manifestName || path.endsWith(`/${manifestName}`))
        .map((path) => dirname(`${folder}/${path}`));
      const above = findManifestFolder(folder);
      return [...new Set([...below, ...(above === undefined ? [] : [above])])].map(uriOf);
    },
    openFolder: (uri) => createNodeHost(fileURLToPath(uri)),
    now: () => Date.now(),
    player: {
      run: async (...given) => (await loadPlayer()).run(...given),
      explain: async (...given) => (await loadPlayer()).explain(...given),
    },
  };
}

function uriOf(folder: string): string {
  return pathToFileURL(folder).href;
}

/** The runtime is loaded when the first test is run. */
async function loadPlayer(): Promise<TestPlayer> {
  return (await import("./test-player.ts")).createTestPlayer();
}
