/** Wires the language server: documents in, diagnostics and edits out. */
import { type Connection, TextDocumentSyncKind, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { checkFiles } from "../compiler/check-files.ts";
import { groupDiagnostics } from "./features/diagnostics.ts";
import { formatDocument } from "./features/formatting.ts";
import { type FindProject, layOver, type OpenProject, pathOf, uriOf } from "./workspace/project-files.ts";

/** Serves an editor over a connection until it is closed. */
export function startServer(connection: Connection, findProject: FindProject): void {
  const documents = new TextDocuments(TextDocument);
  /** The URIs that show findings now, by project, so that mended files are cleared. */
  const shown = new Map<string, Set<string>>();
  const waiting = new Map<string, OpenProject>();

  connection.onInitialize(() => ({
    capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, documentFormattingProvider: true },
    serverInfo: { name: "funnel" },
  }));
  connection.onDocumentFormatting(async ({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    return document === undefined ? [] : await formatDocument(document);
  });
  documents.onDidChangeContent(({ document }) => checkSoon(document.uri));
  documents.onDidClose(({ document }) => checkSoon(document.uri));

  /** Several changes that arrive together are checked once. */
  function checkSoon(uri: string): void {
    const project = findProject(uri);
    if (project === undefined) return;
    if (waiting.size === 0) setImmediate(checkWaiting);
    waiting.set(project.rootUri, project);
  }

  function checkWaiting(): void {
    const projects = [...waiting.values()];
    waiting.clear();
    for (const project of projects) publish(project);
  }

  function publish(project: OpenProject): void {
    const open = new Map<string, string>();
    for (const document of documents.all()) {
      if (findProject(document.uri)?.rootUri === project.rootUri)
        open.set(pathOf(project, document.uri), document.getText());
    }
    const { diagnostics } = checkFiles(layOver(project.host, open));
    const groups = groupDiagnostics(diagnostics, (path) => uriOf(project, path));
    const before = shown.get(project.rootUri) ?? new Set<string>();
    const now = new Set<string>();
    for (const [path, found] of groups) {
      const uri = uriOf(project, path);
      now.add(uri);
      void connection.sendDiagnostics({ uri, diagnostics: found });
    }
    for (const uri of before) if (!now.has(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
    shown.set(project.rootUri, now);
  }

  documents.listen(connection);
  connection.listen();
}
