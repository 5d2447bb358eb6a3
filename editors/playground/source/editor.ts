/** The editor: one view, a state for each file, and the language server behind it. */
import { redo } from "@codemirror/commands";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { formatDocument, languageServerExtensions, LSPClient, LSPPlugin, type Transport } from "@codemirror/lsp-client";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { basicSetup } from "codemirror";
import type { PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import { funnelHighlighting } from "./highlight.ts";
import type { Place, ProjectFiles } from "./messages.ts";
import { rootUri } from "./root-uri.ts";
import { ProjectWorkspace, uriOf } from "./workspace.ts";

export interface ProjectEditor {
  readonly texts: ProjectFiles;
  readonly path: string;
  /** Shows a file, at a place if there is one, and puts the caret there. */
  show(path: string, place?: Place): void;
  format(): void;
  destroy(): void;
}

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly files: ProjectFiles;
  /** The file to begin with. */
  readonly path: string;
  readonly transport: Transport;
  onChange(): void;
  onShow(path: string): void;
}

/** Connects to the language server and shows the first file. */
export function createEditor({
  parent,
  files,
  path: first,
  transport,
  onChange,
  onShow,
}: EditorOptions): ProjectEditor {
  const states = new Map<string, EditorState>();
  const published = new Map<string, PublishDiagnosticsParams>();
  let path = first;
  const client: LSPClient = new LSPClient({
    rootUri,
    timeout: 20_000,
    extensions: [...languageServerExtensions()],
    workspace: (owner) => new ProjectWorkspace(owner, files, (wanted) => display(wanted)),
    notificationHandlers: {
      "textDocument/publishDiagnostics": (_client, params: PublishDiagnosticsParams) => {
        published.set(params.uri, params);
        // The client's own handler shows it.
        return false;
      },
    },
    unhandledNotification: () => {},
  });
  const workspace = client.workspace as ProjectWorkspace;
  const view = new EditorView({ parent, state: stateOf(first) });
  client.connect(transport);

  function stateOf(wanted: string): EditorState {
    const text = workspace.texts[wanted] ?? "";
    return states.get(wanted) ?? EditorState.create({ doc: text, extensions: extensionsFor(wanted) });
  }

  function extensionsFor(wanted: string): Extension {
    return [
      basicSetup,
      keymap.of([
        { key: "Shift-Alt-f", run: formatDocument },
        { key: "Mod-Shift-z", run: redo },
      ]),
      lintGutter(),
      wanted.endsWith(".funnel") ? funnelHighlighting : [],
      client.plugin(uriOf(wanted), wanted.endsWith(".funnel") ? "funnel" : "yaml"),
      EditorView.contentAttributes.of({ "aria-label": wanted }),
      EditorView.updateListener.of(({ docChanged }) => {
        if (docChanged) onChange();
      }),
      EditorView.theme({
        "&": { color: "var(--ink)", backgroundColor: "var(--panel)" },
        ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--soft)", border: "none" },
        ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--mark) 55%, transparent)" },
        ".cm-content": { caretColor: "var(--ink)" },
        ".cm-cursor": { borderLeftColor: "var(--ink)" },
        "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
          backgroundColor: "light-dark(#cfe3e6, #2f4a52)",
        },
        ".cm-tooltip, .cm-panels": {
          backgroundColor: "var(--panel)",
          color: "var(--ink)",
          border: "1px solid var(--line)",
        },
        ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
          backgroundColor: "var(--accent)",
          color: "var(--accent-ink)",
        },
        ".cm-diagnostic": { whiteSpace: "pre-wrap" },
      }),
    ];
  }

  function display(wanted: string): EditorView {
    if (wanted !== path) {
      client.sync();
      states.set(path, view.state);
      path = wanted;
      view.setState(stateOf(wanted));
      showPublished(wanted);
      onShow(wanted);
    }
    return view;
  }

  /** What the server last said of a file is shown again when the file is. */
  function showPublished(wanted: string): void {
    const params = published.get(uriOf(wanted));
    const plugin = LSPPlugin.get(view);
    if (params === undefined || plugin === null) return;
    const findings = params.diagnostics.map((item) => ({
      from: plugin.fromPosition(item.range.start),
      to: plugin.fromPosition(item.range.end),
      severity: item.severity === 1 ? ("error" as const) : ("warning" as const),
      message: typeof item.message === "string" ? item.message : item.message.value,
    }));
    view.dispatch(setDiagnostics(view.state, findings));
  }

  return {
    get texts() {
      return workspace.texts;
    },
    get path() {
      return path;
    },
    show(wanted, place) {
      display(wanted);
      if (place !== undefined) {
        const { doc } = view.state;
        const line = doc.line(Math.min(Math.max(place.line, 1), doc.lines));
        const anchor = Math.min(line.from + place.column - 1, line.to);
        view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      }
      view.focus();
    },
    format() {
      formatDocument(view);
    },
    destroy() {
      client.disconnect();
      view.destroy();
    },
  };
}
