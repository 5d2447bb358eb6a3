/** Follows symbolic links inside of a commit, where Git keeps the path that each leads to in place of a text. */

/** A file or a link of a commit; folders are what their paths say. */
export interface GitEntry {
  readonly id: string;
  readonly isLink: boolean;
}

export interface GitTree {
  /** By path from the repository's root. */
  readonly entries: ReadonlyMap<string, GitEntry>;
  /** Every folder that has an entry, without the root. */
  readonly folders: ReadonlySet<string>;
  /** Where a link leads, by its id. */
  readonly targets: ReadonlyMap<string, string>;
}

export type Followed =
  | { readonly kind: "file"; readonly path: string; readonly id: string }
  | { readonly kind: "folder"; readonly path: string }
  /** `reason` goes on after `The link x leads …`. */
  | { readonly kind: "broken"; readonly reason: string };

/** As many as Linux follows. */
const mostLinks = 40;

export function makeTree(entries: ReadonlyMap<string, GitEntry>, targets: ReadonlyMap<string, string>): GitTree {
  const folders = new Set<string>();
  for (const path of entries.keys()) {
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { entries, folders, targets };
}

/** What a path leads to when every link on the way is followed. */
export function followPath({ entries, folders, targets }: GitTree, path: string): Followed {
  let pending = path.split("/");
  const resolved: string[] = [];
  let followed = 0;
  let found: Followed = { kind: "folder", path: "" };
  while (pending.length > 0) {
    const [part = "", ...rest] = pending;
    if (part === "" || part === ".") {
      pending = rest;
      continue;
    }
    if (found.kind === "file") return missing([...resolved, ...pending]);
    pending = rest;
    if (part === "..") {
      if (resolved.pop() === undefined)
        return { kind: "broken", reason: "out of the repository, and no commit holds what is there" };
      found = { kind: "folder", path: resolved.join("/") };
      continue;
    }
    resolved.push(part);
    const here = resolved.join("/");
    const entry = entries.get(here);
    if (entry?.isLink === true) {
      const target = targets.get(entry.id) ?? "";
      followed += 1;
      if (followed > mostLinks) return { kind: "broken", reason: "round in a circle" };
      if (/^([/\\]|[A-Za-z]:)/.test(target)) {
        return { kind: "broken", reason: `to \`${target}\`, and no commit holds what an absolute path leads to` };
      }
      resolved.pop();
      pending = [...target.split("/"), ...pending];
    } else if (entry !== undefined) found = { kind: "file", path: here, id: entry.id };
    else if (folders.has(here)) found = { kind: "folder", path: here };
    else return missing([...resolved, ...pending]);
  }
  return found;
}

function missing(parts: readonly string[]): Followed {
  return { kind: "broken", reason: `to \`${parts.join("/")}\`, which is not in this commit` };
}
