/** Makes events readable more than once: standard input is kept in a file for as long as it takes. */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describeSystemError, isSystemError, UserError } from "../failure.ts";
import type { Io } from "../io.ts";
import { removeOnExit } from "../leftover.ts";
import { findEventSources } from "./read-events.ts";

/** Files of events by name, `-` for standard input; plain data, so that a thread can have it. */
export interface Replay {
  readonly names: readonly string[];
  /** Where standard input is kept; undefined when it is not among the names. */
  readonly kept: string | undefined;
}

export interface KeptReplay extends Replay {
  /** Of all the files, in bytes. */
  readonly size: number;
  /** Removes what was kept. */
  close(): Promise<void>;
}

/** Reads standard input to its end where it is named; fails as reading the files would. */
export async function keepReplay(io: Io, names: readonly string[]): Promise<KeptReplay> {
  const size = findEventSources(io, names).reduce((sum, source) => sum + source.size, 0);
  if (!names.includes("-")) return { names, kept: undefined, size, close: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), "funnel-input-"));
  const kept = join(folder, "standard-input");
  const forget = removeOnExit(folder);
  const close = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    forget();
  };
  try {
    await pipeline(Readable.from(io.stdin), createWriteStream(kept));
    return { names, kept, size: size + (await stat(kept)).size, close };
  } catch (error) {
    await close();
    if (!isSystemError(error)) throw error;
    throw new UserError(
      `cannot keep standard input in ${tmpdir()}: ${describeSystemError(error)}`,
      "set TMPDIR to a folder with room, or write the events to a file first",
    );
  }
}

/** The same world with a standard input that begins anew. */
export function rewind(io: Io, { kept }: Replay): Io {
  return kept === undefined ? io : { ...io, stdin: createReadStream(kept, { highWaterMark: 1 << 18 }) };
}
