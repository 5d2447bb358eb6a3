/** Finds the projects that a command is about. */
import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UserError } from "./failure.ts";
import type { Io } from "./io.ts";

/** A project with the parts of it that were asked for; no parts means all of it. */
export interface RequestedProject {
  /** The absolute path of its folder. */
  readonly root: string;
  /** Files and folders relative to the root, with `/` between the names. */
  readonly parts: readonly string[];
}

export const manifestName = "funnel.yaml";

/** The nearest folder upwards with a `funnel.yaml`, or the folder itself. */
export function findRoot(folder: string): string {
  return findManifestFolder(folder) ?? folder;
}

/** The nearest folder upwards with a `funnel.yaml`, if there is one. */
export function findManifestFolder(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, manifestName))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The project of `-C`, or of the working folder. */
export function findProject(io: Io, folder: string | undefined): string {
  return findRoot(resolveFolder(io.cwd, folder ?? "."));
}

/** The projects of some paths, each once; without paths that of `-C` or the working folder. */
export function findProjects(io: Io, folder: string | undefined, paths: readonly string[]): RequestedProject[] {
  const base = folder === undefined ? io.cwd : resolveFolder(io.cwd, folder);
  if (paths.length === 0) return [{ root: findRoot(base), parts: [] }];
  const parts = new Map<string, string[]>();
  for (const path of paths) {
    const absolute = resolve(base, path);
    if (!existsSync(absolute)) throw new UserError(`there is no file or folder \`${path}\``);
    const root = findRoot(statSync(absolute).isDirectory() ? absolute : dirname(absolute));
    parts.set(root, [...(parts.get(root) ?? []), relative(root, absolute).split(sep).join("/")]);
  }
  return [...parts].map(([root, inside]) => ({ root, parts: inside.includes("") ? [] : inside }));
}

/** True when a file of the project was asked for. */
export function isRequested({ parts }: RequestedProject, file: string): boolean {
  return parts.length === 0 || parts.some((part) => file === part || file.startsWith(`${part}/`));
}

/** A path as a reader in the working folder would write it. */
export function showPath(io: Io, absolute: string): string {
  const path = relative(io.cwd, absolute);
  return path === "" ? "." : path.startsWith(`..${sep}..${sep}`) ? absolute : path.split(sep).join("/");
}

const folderHelp = "-C takes the folder of a project; without it, that of the working folder is meant";

function resolveFolder(cwd: string, folder: string): string {
  const absolute = resolve(cwd, folder);
  if (!existsSync(absolute)) throw new UserError(`there is no folder \`${folder}\``, folderHelp);
  if (!statSync(absolute).isDirectory()) throw new UserError(`\`${folder}\` is no folder`, folderHelp);
  return absolute;
}

/** Whether a path, with `/` between its parts, leads to what other programs keep in a project's folder. */
export function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith(".") || part === "node_modules");
}
