/** The project's files as the language client sees them: all of them open, one of them in the editor. */
import { LSPPlugin, Workspace, type LSPClient, type WorkspaceFile } from "@codemirror/lsp-client";
import { Text, type ChangeSet, type TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { ProjectFiles } from "./messages.ts";
import { rootUri } from "./root-uri.ts";

const scheme = `${rootUri}/`;

/** The address under which the language server knows a file. */
export function uriOf(path: string): string {
  return `${scheme}${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** The path of a file by its address. */
export function pathOf(uri: string): string {
  return decodeURIComponent(uri.slice(scheme.length));
}

class ProjectFile implements WorkspaceFile {
  readonly uri: string;
  readonly languageId: string;
  version = 0;
  doc: Text;
  view: EditorView | null = null;

  constructor(path: string, text: string) {
    this.uri = uriOf(path);
    this.languageId = path.endsWith(".funnel") ? "funnel" : path.endsWith(".csv") ? "csv" : "yaml";
    this.doc = Text.of(text.split("\n"));
  }

  getView(): EditorView | null {
    return this.view;
  }

  /** With what was typed since the server last heard of it. */
  get current(): Text {
    return this.view?.state.doc ?? this.doc;
  }
}

/** Knows every file of the project; files stay open at the server when the editor shows another. */
export class ProjectWorkspace extends Workspace {
  files: ProjectFile[];
  readonly #display: (path: string) => EditorView | null;

  constructor(client: LSPClient, files: ProjectFiles, display: (path: string) => EditorView | null) {
    super(client);
    this.files = Object.entries(files).map(([path, text]) => new ProjectFile(path, text));
    this.#display = display;
  }

  get texts(): ProjectFiles {
    return Object.fromEntries(this.files.map((file) => [pathOf(file.uri), file.current.toString()]));
  }

  override syncFiles(): { file: ProjectFile; prevDoc: Text; changes: ChangeSet }[] {
    return this.files.flatMap((file) => {
      const plugin = file.view && LSPPlugin.get(file.view);
      if (!file.view || !plugin || plugin.unsyncedChanges.empty) return [];
      const update = { file, prevDoc: file.doc, changes: plugin.unsyncedChanges };
      file.doc = file.view.state.doc;
      file.version += 1;
      plugin.clear();
      return [update];
    });
  }

  override openFile(uri: string, _languageId: string, view: EditorView): void {
    const file = this.#find(uri);
    if (file !== undefined) file.view = view;
  }

  override closeFile(uri: string): void {
    const file = this.#find(uri);
    if (file === undefined) return;
    file.view = null;
  }

  override updateFile(uri: string, update: TransactionSpec): void {
    const file = this.#find(uri);
    if (file === undefined) return;
    if (file.view !== null) {
      file.view.dispatch(update);
      return;
    }
    const view = this.#display(pathOf(uri));
    view?.dispatch(update);
  }

  override async displayFile(uri: string): Promise<EditorView | null> {
    return this.#find(uri) === undefined ? null : this.#display(pathOf(uri));
  }

  #find(uri: string): ProjectFile | undefined {
    return this.files.find((file) => file.uri === uri);
  }
}
