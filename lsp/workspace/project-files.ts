/** The files of a project as the editor has them: open documents lie over what the host reads. */
import type { Host } from "../../compiler/project/host.ts";

/** A project that documents belong to. */
export interface OpenProject {
  /** The URI of its folder, without a slash at the end. */
  readonly rootUri: string;
  readonly host: Host;
}

/** The project of a document; `undefined` for one that lies in no folder, such as a new one without a name. */
export type FindProject = (documentUri: string) => OpenProject | undefined;

/** The path of a document inside its project. */
export function pathOf(project: OpenProject, uri: string): string {
  return decodeURIComponent(uri.slice(project.rootUri.length + 1));
}

/** The URI of a file of the project. */
export function uriOf(project: OpenProject, path: string): string {
  return `${project.rootUri}/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** A host that reads open documents in place of the files they were opened from. */
export function layOver(host: Host, open: ReadonlyMap<string, string>): Host {
  return {
    listFiles(suffix) {
      const opened = [...open.keys()].filter((path) => path.endsWith(suffix));
      return [...new Set([...host.listFiles(suffix), ...opened])];
    },
    readFile: (path) => open.get(path) ?? host.readFile(path),
    failures: () => host.failures().filter(({ path }) => !open.has(path)),
  };
}
