/** Writes the files of a new project, all of them or none. */
import { mkdir, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError, describeSystemError, isSystemError } from "../failure.ts";

/** Makes one file that must not be there yet. */
export type Write = (path: string, text: string) => Promise<void>;

/** The flag refuses a file that somebody made in the meantime. */
const writeNew: Write = (path, text) => writeFile(path, text, { flag: "wx" });

/** Writes texts by path below a folder, which is made too; after a failure everything is as it was before. */
export async function writeNewFiles(
  root: string,
  files: readonly (readonly [path: string, text: string])[],
  write: Write = writeNew,
): Promise<void> {
  const made: Made = { files: [], folders: [] };
  for (const [path, text] of files) {
    const target = join(root, path);
    try {
      await makeFolders(dirname(target), made);
      await write(target, text);
      made.files.push(target);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      // What is there already is somebody else's; anything else at this path is a half of ours.
      if (error.syscall !== "mkdir" && error.code !== "EEXIST") made.files.push(target);
      throw explain(error, path, await takeBack(made));
    }
  }
}

interface Made {
  readonly files: string[];
  /** Each behind the one that it is in. */
  readonly folders: string[];
}

async function makeFolders(folder: string, made: Made): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  const folders = [folder];
  while (folders[0] !== first) folders.unshift(dirname(folders[0]!));
  made.folders.push(...folders);
}

/** Gives the files that could not be removed. */
async function takeBack({ files, folders }: Made): Promise<readonly string[]> {
  const left: string[] = [];
  for (const file of files) await rm(file, { force: true }).catch(() => left.push(file));
  // A folder that somebody has put something into stays.
  for (const folder of folders.toReversed()) await rmdir(folder).catch(() => undefined);
  return left;
}

function explain(error: NodeJS.ErrnoException, path: string, left: readonly string[]): UserError {
  const reason = error.code === "EEXIST" ? "something of that name is in the way" : describeSystemError(error);
  return new UserError(
    `cannot write ${path}: ${reason}`,
    left.length === 0
      ? "nothing was left behind; once that is mended, run it again"
      : `delete what could not be taken back before you run it again: ${left.join(", ")}`,
  );
}
