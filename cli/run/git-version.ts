/** Reads a project as it was in a commit, without touching the files on disk. */
import type { Host, ReadFailure } from "../../compiler/project/host.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { UserError } from "../failure.ts";
import { isHidden, showPath } from "../project-folder.ts";
import type { Io } from "../io.ts";
import { findCommit, type Git, openGit } from "./git-commit.ts";
import { followPath, makeTree, type GitEntry, type GitTree } from "./git-links.ts";

export interface GitVersion {
  readonly host: Host;
  /** The commit's full hash. */
  readonly commit: string;
}

/** What a project can be made of; everything else in a repository is left alone. */
const projectFile = /\.(funnel|yaml|yml|csv|lock)$/i;

/** The files of the project folder `root` in a commit. `ref...` is where the present branch left `ref`. */
export function readGitVersion(io: Io, root: string, ref: string): GitVersion {
  const git = openGit(io, root);
  const folder = git.run(["rev-parse", "--show-prefix"]);
  if (folder === undefined) {
    throw new UserError(
      ref === "HEAD"
        ? `${showPath(io, root)} is in no Git repository`
        : `there is no folder or plan \`${ref}\`, and ${showPath(io, root)} is in no Git repository`,
      "name a folder or a plan to compare with",
    );
  }
  const commit = findCommit(git, ref);
  const prefix = folder.trimEnd();
  const host = readFiles(git, commit, prefix);
  if (host.isEmpty) {
    const where = prefix === "" ? "" : ` in ${prefix.replace(/\/$/, "")}`;
    throw new UserError(`there is no project at \`${ref}\`${where}`, "choose a later commit to compare with");
  }
  return { host, commit };
}

/** What a commit has for a project, by path inside of it. */
interface Listing {
  /** The ids of texts. */
  readonly files: Map<string, string>;
  /** Why a link cannot be read. */
  readonly broken: Map<string, string>;
}

/** Serves the files of the project at `prefix`, and what its links lead to elsewhere in the repository. */
function readFiles(git: Git, commit: string, prefix: string): Host & { readonly isEmpty: boolean } {
  const entries = listEntries(git, commit, prefix);
  const { files, broken } = listProject(git, commit, prefix, entries);
  const texts = readBlobs(git, [...files.values()]);
  const host = createMemoryHost(new Map([...files.keys()].map((path, index) => [path, texts[index]!])));
  const failures = new Map<string, ReadFailure>();
  const fail = (path: string): void => {
    const reason = broken.get(path);
    if (reason !== undefined) {
      failures.set(path, { path, message: `The link \`${path}\` leads ${reason}.`, text: "", start: 0 });
    }
  };
  return {
    listFiles(suffix) {
      for (const path of broken.keys()) if (path.endsWith(suffix)) fail(path);
      return host.listFiles(suffix);
    },
    readFile(path) {
      fail(path);
      return host.readFile(path);
    },
    failures: () => [...failures.values()],
    isEmpty: ![...files.keys(), ...broken.keys()].some((path) => path.endsWith(".funnel")),
  };
}

/** Files and links of a commit below a folder, by path from the repository's root; submodules are left out. */
function listEntries(git: Git, commit: string, prefix: string): Map<string, GitEntry> {
  const folder = prefix === "" ? [] : [prefix];
  const listed = git.run(["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...folder]) ?? "";
  const entries = new Map<string, GitEntry>();
  for (const line of listed.split("\0")) {
    const [, mode, type, id, path] = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (type === "blob" && id !== undefined && path !== undefined) entries.set(path, { id, isLink: mode === "120000" });
  }
  return entries;
}

function listProject(git: Git, commit: string, prefix: string, entries: ReadonlyMap<string, GitEntry>): Listing {
  const listing: Listing = { files: new Map(), broken: new Map() };
  const links: string[] = [];
  for (const [path, { id, isLink }] of entries) {
    const inside = path.slice(prefix.length);
    if (!path.startsWith(prefix) || isHidden(inside)) continue;
    if (isLink) links.push(inside);
    else if (projectFile.test(inside)) listing.files.set(inside, id);
  }
  if (links.length === 0) return listing;
  // Links may lead to anywhere in the repository, through others.
  const all = prefix === "" ? entries : listEntries(git, commit, "");
  const ids = [...all.values()].flatMap(({ id, isLink }) => (isLink ? [id] : []));
  const targets = readBlobs(git, ids);
  const tree = makeTree(all, new Map(ids.map((id, index) => [id, targets[index]!])));
  for (const link of links) addLink({ tree, prefix, listing, visited: new Set() }, link, `${prefix}${link}`);
  return listing;
}

interface Following {
  readonly tree: GitTree;
  readonly prefix: string;
  readonly listing: Listing;
  /** The folders seen behind this link, so that links in a circle end. */
  readonly visited: Set<string>;
}

/** As on the disk: a source to which a link in the project leads is met anyway; all else can be named by the link. */
function addLink(following: Following, shown: string, path: string): void {
  const { tree, prefix, listing } = following;
  const found = followPath(tree, path);
  switch (found.kind) {
    case "broken":
      if (projectFile.test(shown)) listing.broken.set(shown, found.reason);
      return;
    case "file":
      if (projectFile.test(shown) && !(shown.endsWith(".funnel") && found.path.startsWith(prefix))) {
        listing.files.set(shown, found.id);
      }
      return;
    case "folder":
      addFolder(following, shown, found.path);
      return;
    default:
      found satisfies never;
  }
}

function addFolder(following: Following, shown: string, folder: string): void {
  const { tree, prefix, listing, visited } = following;
  if (visited.has(folder)) return;
  visited.add(folder);
  const start = folder === "" ? "" : `${folder}/`;
  for (const [path, { id, isLink }] of tree.entries) {
    const inside = path.slice(start.length);
    if (!path.startsWith(start) || isHidden(inside)) continue;
    if (isLink) addLink(following, `${shown}/${inside}`, path);
    else if (projectFile.test(inside) && !(inside.endsWith(".funnel") && path.startsWith(prefix))) {
      listing.files.set(`${shown}/${inside}`, id);
    }
  }
}

/** The texts of blobs, in order: one process for all of them. */
function readBlobs(git: Git, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const stdout = git.send(["cat-file", "--batch"], ids.map((id) => `${id}\n`).join(""));
  if (stdout === undefined) throw new UserError("git could not read the files of the commit");
  const texts: string[] = [];
  let at = 0;
  for (const id of ids) {
    const headEnd = stdout.indexOf(10, at);
    const size = Number(stdout.toString("utf8", at, headEnd).split(" ")[2]);
    if (!Number.isInteger(size))
      throw new UserError(`git does not have the file ${id}`, "fetch the whole history first");
    texts.push(new TextDecoder().decode(stdout.subarray(headEnd + 1, headEnd + 1 + size)));
    at = headEnd + 1 + size + 1;
  }
  return texts;
}
