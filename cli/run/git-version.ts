/** Reads a project as it was in a commit, without touching the files on disk. */
import { spawnSync } from "node:child_process";
import type { Host } from "../../compiler/project/host.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { UserError } from "../failure.ts";
import { showPath } from "../project-folder.ts";
import type { Io } from "../io.ts";

export interface GitVersion {
  readonly host: Host;
  /** The commit's full hash. */
  readonly commit: string;
}

/** What a project can be made of; everything else in a repository is left alone. */
const projectFile = /\.(funnel|yaml|yml|csv|lock)$/i;
const largestOutput = 1 << 30;

/** The files of the project folder `root` in a commit. `ref...` is where the present branch left `ref`. */
export function readGitVersion(io: Io, root: string, ref: string): GitVersion {
  const folder = git(root, ["rev-parse", "--show-prefix"]);
  if (folder === undefined) {
    throw new UserError(
      ref === "HEAD"
        ? `${showPath(io, root)} is in no Git repository`
        : `there is no folder or plan \`${ref}\`, and ${showPath(io, root)} is in no Git repository`,
      "name a folder or a plan to compare with",
    );
  }
  const commit = findCommit(root, ref);
  const prefix = folder.trimEnd();
  const files = readFiles(root, commit, prefix);
  if (![...files.keys()].some((path) => path.endsWith(".funnel"))) {
    const where = prefix === "" ? "" : ` in ${prefix.replace(/\/$/, "")}`;
    throw new UserError(`there is no project at \`${ref}\`${where}`, "choose a later commit to compare with");
  }
  return { host: createMemoryHost(files), commit };
}

function findCommit(root: string, ref: string): string {
  const branch = ref.endsWith("...") ? ref.slice(0, -3) : undefined;
  // A leading dash would be taken for an option.
  const isName = (text: string): boolean => text !== "" && !text.startsWith("-");
  const resolve = (name: string): string | undefined =>
    isName(name) ? git(root, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`])?.trim() : undefined;
  const start = resolve(branch ?? ref);
  if (start === undefined) {
    const help =
      ref === "HEAD"
        ? "commit something first, or name two folders or plans"
        : "in a shallow clone fetch it first, as in `git fetch origin main`";
    throw new UserError(`there is no commit, folder or plan \`${branch ?? ref}\``, help);
  }
  if (branch === undefined) return start;
  const common = git(root, ["merge-base", start, "HEAD"])?.trim();
  if (common === undefined) {
    throw new UserError(
      `\`${branch}\` and the present branch have nothing in common`,
      "a shallow clone may lack the rest",
    );
  }
  return common;
}

/** Texts by path inside of the project. */
function readFiles(root: string, commit: string, prefix: string): Map<string, string> {
  const listed =
    git(root, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...(prefix === "" ? [] : [prefix])]) ?? "";
  const entries = listed.split("\0").flatMap((line) => {
    const [, type, id, path] = /^\d+ (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (type !== "blob" || id === undefined || path === undefined || !path.startsWith(prefix)) return [];
    const inside = path.slice(prefix.length);
    const isHidden = inside.split("/").some((part) => part.startsWith(".") || part === "node_modules");
    return projectFile.test(inside) && !isHidden ? [{ id, path: inside }] : [];
  });
  const texts = readBlobs(
    root,
    entries.map(({ id }) => id),
  );
  return new Map(entries.map(({ path }, index) => [path, texts[index]!]));
}

/** The texts of blobs, in order: one process for all of them. */
function readBlobs(root: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const { status, stdout } = spawnSync("git", ["cat-file", "--batch"], {
    cwd: root,
    input: ids.map((id) => `${id}\n`).join(""),
    maxBuffer: largestOutput,
  });
  if (status !== 0) throw new UserError("git could not read the files of the commit");
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

/** What a command printed; `undefined` when it failed. */
function git(root: string, words: readonly string[]): string | undefined {
  const { error, status, stdout } = spawnSync("git", [...words], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: largestOutput,
  });
  if (error !== undefined) {
    throw new UserError("git cannot be run", "install it, or name two folders or plans to compare");
  }
  return status === 0 ? stdout : undefined;
}
