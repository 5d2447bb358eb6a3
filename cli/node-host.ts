/** The host of the command line: the files below one folder of the disk. */
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Host, ReadFailure } from "../compiler/project/host.ts";
import { isHidden } from "./project-folder.ts";

/** Serves the files below `root`; dot folders and `node_modules` are not looked into. */
export function createNodeHost(root: string): Host {
  const failures = new Map<string, ReadFailure>();
  const fail = (path: string, message: string): void => {
    failures.set(path, { path, message, text: "", start: 0 });
  };

  return {
    listFiles(suffix) {
      const files: string[] = [];
      walk({ root, files, suffix, visited: new Set(), fail }, "");
      return files;
    },
    readFile(path) {
      failures.delete(path);
      const bytes = readBytes(join(root, path), (reason) => fail(path, `\`${path}\` cannot be read: ${reason}.`));
      if (bytes === undefined) return undefined;
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      } catch {
        failures.set(path, describeEncoding(path, bytes));
        return undefined;
      }
    },
    failures: () => [...failures.values()],
  };
}

interface Walk {
  readonly root: string;
  readonly suffix: string;
  readonly files: string[];
  /** The real paths of the folders seen, so that links in a circle end. */
  readonly visited: Set<string>;
  readonly fail: (path: string, message: string) => void;
}

function walk(state: Walk, folder: string): void {
  let entries: Dirent[];
  try {
    const real = realpathSync(join(state.root, folder));
    if (state.visited.has(real)) return;
    state.visited.add(real);
    entries = readdirSync(real, { withFileTypes: true });
  } catch (error) {
    state.fail(folder || ".", `The folder \`${folder || "."}\` cannot be read: ${reasonOf(error)}.`);
    return;
  }
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) visit(state, folder, entry);
}

function visit(state: Walk, folder: string, entry: Dirent): void {
  if (isHidden(entry.name)) return;
  const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
  if (entry.isDirectory()) walk(state, path);
  else if (entry.isFile()) addFile(state, path);
  else if (entry.isSymbolicLink()) followLink(state, path);
}

/** A link to something in the project is left out, because the walk meets its target anyway. */
function followLink(state: Walk, path: string): void {
  try {
    const target = realpathSync(join(state.root, path));
    if (isBelow(target, realpathSync(state.root))) return;
    const stats = statSync(target);
    if (stats.isDirectory()) walk(state, path);
    else if (stats.isFile()) addFile(state, path);
  } catch (error) {
    if (path.endsWith(state.suffix)) state.fail(path, `The link \`${path}\` leads nowhere: ${reasonOf(error)}.`);
  }
}

function addFile(state: Walk, path: string): void {
  if (path.endsWith(state.suffix)) state.files.push(path);
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !way.includes(":"));
}

/** The bytes of a file; nothing at all when there is no such file, which is no failure. */
function readBytes(path: string, fail: (reason: string) => void): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR") fail(reasonOf(error));
    return undefined;
  }
}

/** Points at the first byte that is not UTF-8. */
function describeEncoding(path: string, bytes: Uint8Array): ReadFailure {
  let valid = 0;
  let invalid = bytes.length + 1;
  // A prefix may end inside of a character, so only a streaming decoder tells whether it is good so far.
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (decodesSoFar(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  const before = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, valid), { stream: true });
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const byte = mark + new TextEncoder().encode(before).length + 1;
  return {
    path,
    message: `\`${path}\` is not UTF-8: byte ${byte} cannot be decoded.`,
    text: new TextDecoder("utf-8").decode(bytes),
    start: before.length,
  };
}

function decodesSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EISDIR: "it is a folder",
  ELOOP: "the links go in a circle",
  ENOENT: "there is no such file",
  EMFILE: "too many files are open",
};

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return (code === undefined ? undefined : reasons[code]) ?? (error instanceof Error ? error.message : String(error));
}
