/** Reads files of events in bounded memory, as one stream in order of time. */
import { createReadStream, statSync } from "node:fs";
import { extname, resolve } from "node:path";
import type { ReadContext } from "../../runtime/inputs/index.ts";
import { UserError, describeSystemError } from "../failure.ts";
import type { Io } from "../io.ts";
import { readCsv } from "./read-csv.ts";
import { readJsonLines } from "./read-json-lines.ts";
import type { EventItem } from "./event-item.ts";

export interface EventSource {
  /** As it was written on the command line; `-` is standard input. */
  readonly name: string;
  readonly size: number;
}

export interface ReadingOptions {
  readonly ctx: ReadContext;
  /** Columns of lead lists by the field they stand for. */
  readonly columns: ReadonlyMap<string, string>;
  /** Told how many bytes of all files have been read. */
  readonly onBytes: (count: number) => void;
}

/** Looks at every file before any is read, so that a wrong name is told at once. */
export function findEventSources(io: Io, names: readonly string[]): EventSource[] {
  if (names.filter((name) => name === "-").length > 1) throw new UserError("`-` can be read only once");
  return names.map((name) => {
    if (name === "-") return { name, size: 0 };
    try {
      const stats = statSync(resolve(io.cwd, name));
      if (stats.isDirectory()) throw new UserError(`cannot read ${name}: it is a folder, not a file`);
      return { name, size: stats.size };
    } catch (error) {
      throw error instanceof UserError ? error : cannotRead(name, error);
    }
  });
}

/**
 * Everything in the files, in batches. Each file is taken in its own order, and of several always the one that is
 * earliest: a file of events and a lead list are told as they happened.
 */
export async function* readEvents(
  io: Io,
  sources: readonly EventSource[],
  options: ReadingOptions,
): AsyncGenerator<readonly EventItem[]> {
  let bytes = 0;
  const count = (length: number): void => {
    bytes += length;
    options.onBytes(bytes);
  };
  const streams = sources.map((source) => readSource(io, source, options, count));
  const [only] = streams;
  if (only !== undefined && streams.length === 1) yield* only;
  else yield* merge(streams);
}

interface Head {
  readonly stream: AsyncGenerator<readonly EventItem[]>;
  items: readonly EventItem[];
  at: number;
}

async function* merge(streams: readonly AsyncGenerator<readonly EventItem[]>[]): AsyncGenerator<readonly EventItem[]> {
  const heads: Head[] = streams.map((stream) => ({ stream, items: [], at: 0 }));
  for (;;) {
    for (const head of heads) await refill(head);
    const open = heads.filter((head) => head.at < head.items.length);
    if (open.length === 0) return;
    const batch: EventItem[] = [];
    // Until one of the files needs its next piece, nothing has to be waited for.
    while (open.every((head) => head.at < head.items.length)) {
      const earliest = open.reduce((best, head) => (instantOf(head) < instantOf(best) ? head : best));
      batch.push(earliest.items[earliest.at]!);
      earliest.at += 1;
    }
    yield batch;
  }
}

async function refill(head: Head): Promise<void> {
  while (head.at >= head.items.length) {
    const next = await head.stream.next();
    if (next.done === true) return;
    head.items = next.value;
    head.at = 0;
  }
}

/** What is no input has no time and comes at once. */
function instantOf(head: Head): number {
  const item = head.items[head.at];
  return item?.kind === "input" ? Date.parse(item.input.time) : Number.NEGATIVE_INFINITY;
}

async function* readSource(
  io: Io,
  { name }: EventSource,
  options: ReadingOptions,
  count: (length: number) => void,
): AsyncGenerator<readonly EventItem[]> {
  const stream = name === "-" ? io.stdin : createReadStream(resolve(io.cwd, name), { highWaterMark: 1 << 18 });
  const chunks = countBytes(stream, count);
  const shown = name === "-" ? "standard input" : name;
  try {
    const first = await chunks.next();
    const beginning = first.done === true ? new Uint8Array() : first.value;
    refuseOtherFormats(shown, beginning);
    const all = prepend(beginning, chunks);
    const read = isCsv(name, beginning) ? readCsv : readJsonLines;
    yield* read(shown, all, options);
  } catch (error) {
    throw error instanceof Error && "syscall" in error ? cannotRead(name, error) : error;
  }
}

/** The first bytes of files that are no text in UTF-8, with what they are and what helps. */
const otherFormats: readonly (readonly [bytes: readonly number[], what: string, help: string])[] = [
  [[0xff, 0xfe], "UTF-16 text", "save it as UTF-8"],
  [[0xfe, 0xff], "UTF-16 text", "save it as UTF-8"],
  [[0x1f, 0x8b], "compressed", "unpack it first, as in `gunzip -c FILE | funnel run -`"],
  [[0x28, 0xb5, 0x2f, 0xfd], "compressed", "unpack it first, as in `zstd -dc FILE | funnel run -`"],
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive or a workbook", "unpack it, or save the sheet as CSV in UTF-8"],
];

/** Told once for the file, and not for each of its lines. */
function refuseOtherFormats(shown: string, beginning: Uint8Array): void {
  const found = otherFormats.find(([bytes]) => bytes.every((byte, index) => beginning[index] === byte));
  if (found !== undefined) throw new UserError(`${shown} is ${found[1]}, and no text in UTF-8`, found[2]);
}

/** By the ending of the name, else by how the text begins: a JSON line begins with a bracket. */
function isCsv(name: string, beginning: Uint8Array): boolean {
  const ending = extname(name).toLowerCase();
  if ([".csv", ".tsv"].includes(ending)) return true;
  if ([".jsonl", ".ndjson", ".json"].includes(ending)) return false;
  const text = new TextDecoder().decode(beginning.subarray(0, 1024)).trimStart();
  return text !== "" && !/^[[{]/.test(text);
}

async function* countBytes(
  stream: AsyncIterable<Uint8Array>,
  count: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    count(chunk.length);
    yield chunk;
  }
}

async function* prepend(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

function cannotRead(name: string, error: unknown): UserError {
  return new UserError(`cannot read ${name === "-" ? "standard input" : name}: ${describeSystemError(error)}`);
}
