/** Projects for tests of editor features: files in one text, and a cursor in them. */
import type { Position, Range } from "vscode-languageserver";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import type { Environment } from "../../lsp/workspace/environment.ts";
import type { PositionEncoding } from "../../lsp/workspace/positions.ts";
import type { FileView, Snapshot } from "../../lsp/workspace/snapshot.ts";
import { type Spot, spotAt } from "../../lsp/workspace/spot.ts";
import { Workspace } from "../../lsp/workspace/workspace.ts";

/** The folder that fixtures lie in. */
export const rootUri = "file:///project";

export interface Fixture {
  readonly workspace: Workspace;
  readonly snapshot: Snapshot;
  /** The file with the cursor, and the cursor in it. */
  readonly file: FileView;
  readonly offset: number;
  readonly position: Position;
  readonly spot: Spot;
  /** The texts of the files, without the cursor. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Opens a project. A text is one file, `main.funnel`, unless lines `//- path` part it into several. `$0` marks the
 * cursor; without one it is at the beginning of the first file. A `funnel.yaml` is added where there is none.
 */
export function openFixture(
  input: string | Readonly<Record<string, string>>,
  options: { readonly encoding?: PositionEncoding } = {},
): Fixture {
  const files = new Map<string, string>();
  let cursor: { readonly path: string; readonly offset: number } | undefined;
  for (const [path, marked] of Object.entries(typeof input === "string" ? partFiles(input) : input)) {
    const offset = marked.indexOf("$0");
    if (offset !== -1) cursor = { path, offset };
    files.set(path, marked.replace("$0", ""));
  }
  if (!files.has("funnel.yaml")) files.set("funnel.yaml", "name: fixture\n");
  const { path, offset } = cursor ?? { path: [...files.keys()][0] ?? "", offset: 0 };
  const workspace = new Workspace(createMemoryEnvironment(files), options.encoding ?? "utf-16");
  workspace.open({ uri: `${rootUri}/${path}`, version: 1, text: files.get(path) ?? "" });
  const snapshot = workspace.snapshotOf(`${rootUri}/${path}`)!;
  const file = snapshot.files.get(path)!;
  const spot = spotAt(snapshot, file, offset);
  return { workspace, snapshot, file, offset, position: file.positions.positionAt(offset), spot, files };
}

/** One project in memory, whose map may change. */
export function createMemoryEnvironment(files: ReadonlyMap<string, string>): Environment {
  return {
    findRoot: (uri) => (uri.startsWith(`${rootUri}/`) && files.has("funnel.yaml") ? rootUri : undefined),
    findProjects: (folder) => (rootUri.startsWith(folder) && files.has("funnel.yaml") ? [rootUri] : []),
    openFolder: () => createMemoryHost(files),
  };
}

/** What a project needs besides what a test is about. */
export const basics = `funnel acme "Acme" { timezone "UTC" currency USD }
`;

/** A range as the text that it covers, with its file's name before it. */
export function textOf(snapshot: Snapshot, { uri, range }: { uri: string; range: Range }): string {
  const file = snapshot.fileOf(uri)!;
  const { start, end } = file.positions.spanOf(range);
  return `${file.path}:${range.start.line}: ${file.text.slice(start, end)}`;
}

function partFiles(text: string): Record<string, string> {
  const pieces = text.split(/^\/\/- (.+)\n/m);
  if (pieces.length === 1) return { "main.funnel": text };
  const files: Record<string, string> = {};
  for (let index = 1; index < pieces.length; index += 2) files[pieces[index]!] = pieces[index + 1] ?? "";
  return files;
}
