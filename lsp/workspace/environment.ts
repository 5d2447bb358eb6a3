/** What the server needs of the world: the only door to files, so that it runs in a browser's worker too. */
import type { Host } from "../../compiler/project/host.ts";
import type { TestPlayer } from "../features/commands.ts";

export interface Environment {
  /** The URI, without a slash at the end, of the nearest folder upwards that has a `funnel.yaml`; else nothing. */
  findRoot(documentUri: string): string | undefined;
  /** The projects at or below a folder of the workspace, as URIs of their folders. */
  findProjects(folderUri: string): readonly string[];
  /** The files below a folder. */
  openFolder(folderUri: string): Host;
  /** Runs tests for the lines above them; without it there are none. */
  readonly player?: TestPlayer | undefined;
  /** Milliseconds since 1970; without it nothing is said about dates that have passed. */
  readonly now?: (() => number) | undefined;
}

/** The path of a document inside a folder; `undefined` for one that lies elsewhere. */
export function pathIn(folderUri: string, uri: string): string | undefined {
  return uri.startsWith(`${folderUri}/`) ? decode(uri.slice(folderUri.length + 1)) : undefined;
}

/** The URI of a file in a folder. */
export function uriIn(folderUri: string, path: string): string {
  return `${folderUri}/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** The URI of the folder of a document. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf("/"), 0));
}

/** One spelling for the URIs of editors, some of which escape more than others. */
export function normalizeUri(uri: string): string {
  const [, scheme = "", rest = ""] = /^([^:]+:(?:\/\/[^/]*)?)(.*)$/.exec(uri) ?? [];
  return (
    scheme +
    rest
      .split("/")
      .map((part) => encodeURIComponent(decode(part)))
      .join("/")
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
