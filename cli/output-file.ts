/** Writes results to a file or to standard output; a file appears whole or not at all. */
import { promises } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UserError, describeSystemError, isSystemError } from "./failure.ts";
import type { Io } from "./io.ts";
import { removeOnExit } from "./leftover.ts";

/** Collects text; `close` makes it visible under its name, `discard` leaves no trace. */
export interface ResultWriter {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  discard(): Promise<void>;
}

const bufferSize = 1 << 16;

/** A writer for a path relative to the working folder; without one, and for `-`, for standard output. */
export async function openResult(io: Io, path: string | undefined): Promise<ResultWriter> {
  if (path === undefined || path === "-") return writeToStandardOutput(io);
  try {
    return await openFile(resolve(io.cwd, path), path);
  } catch (error) {
    throw explain(error, path);
  }
}

/** Writes one text as a whole. */
export async function writeResult(io: Io, path: string | undefined, text: string): Promise<void> {
  const writer = await openResult(io, path);
  try {
    await writer.write(text);
    await writer.close();
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

function writeToStandardOutput(io: Io): ResultWriter {
  return {
    async write(text) {
      io.stdout.write(text);
      await io.stdout.flush();
    },
    close: () => io.stdout.flush(),
    discard: () => Promise.resolve(),
  };
}

async function openFile(absolute: string, shown: string): Promise<ResultWriter> {
  // A link keeps pointing where it points; a pipe or a device is written to as it is.
  const target = await promises.realpath(absolute).catch(() => absolute);
  const existing = await promises.stat(target).catch(() => undefined);
  if (existing?.isDirectory() === true) throw new UserError(`cannot write ${shown}: it is a folder, not a file`);
  const inPlace = existing !== undefined && !existing.isFile();
  const temporary = inPlace ? target : join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const file = await promises.open(temporary, "w");
  if (inPlace)
    return createFileWriter(file, shown, { commit: () => Promise.resolve(), remove: () => Promise.resolve() });
  const forget = removeOnExit(temporary);
  return createFileWriter(file, shown, {
    commit: () => promises.rename(temporary, target).then(forget),
    remove: () => promises.rm(temporary, { force: true }).then(forget),
  });
}

function createFileWriter(
  file: FileHandle,
  shown: string,
  { commit, remove }: { readonly commit: () => Promise<void>; readonly remove: () => Promise<void> },
): ResultWriter {
  let buffer = "";
  let isOpen = true;
  const discard = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await file.close().catch(() => undefined);
    await remove();
  };
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await discard();
      throw explain(error, shown);
    }
  };
  return {
    async write(text) {
      buffer += text;
      if (buffer.length < bufferSize) return;
      const full = buffer;
      buffer = "";
      await attempt(() => file.writeFile(full));
    },
    close: () =>
      attempt(async () => {
        if (buffer !== "") await file.writeFile(buffer);
        await file.close();
        await commit();
        isOpen = false;
      }),
    discard,
  };
}

function explain(error: unknown, shown: string): unknown {
  if (!isSystemError(error)) return error;
  // Only the folder can be missing, since the file is made.
  if (error.code === "ENOENT") {
    return new UserError(`cannot write ${shown}: there is no folder \`${dirname(shown)}\``, "make the folder first");
  }
  return new UserError(`cannot write ${shown}: ${describeSystemError(error)}`);
}
