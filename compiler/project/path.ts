/** Paths inside a project: relative to its folder, with `/` between parts. */

/** Joins a path to the folder of the file that names it; `undefined` when it leaves the project or is absolute. */
export function resolveFrom(file: string, path: string): string | undefined {
  if (/^([/\\]|[A-Za-z]:)/.test(path)) return undefined;
  const parts = file.split("/").slice(0, -1);
  for (const part of path.split(/[/\\]/)) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** A path as a person writes it, `./rules/`, in the form that hosts use, `rules`; `undefined` outside of the project. */
export function normalizePath(path: string): string | undefined {
  return resolveFrom("", path);
}

/** True when `path` is `folder` or lies below it; the empty folder is the whole project. */
export function isWithin(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
