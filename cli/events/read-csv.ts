/** Reads a stream of comma-separated values with a header line. */
import { Readable } from "node:stream";
import { parse, type Info } from "csv-parse";
import { findDelimiter, mapColumns, readRow, type RowMapping } from "../../runtime/inputs/index.ts";
import { UserError } from "../failure.ts";
import { itemsOf, type EventItem } from "./event-item.ts";
import type { ReadingOptions } from "./read-events.ts";

const batchSize = 256;

/** Longer than any row that is meant: a quote without its end would else take in the rest of the file. */
const longestRecord = 1 << 20;

/** A header is looked for in this many bytes at most. */
const longestHeader = 1 << 20;

/** The items of the rows, in batches. A row that cannot be read is malformed and the next one goes on. */
export async function* readCsv(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  { ctx, columns }: ReadingOptions,
): AsyncGenerator<readonly EventItem[]> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { text, bytes } = await readHeader(iterator);
  const parser = parse({
    bom: true,
    delimiter: findDelimiter(text),
    info: true,
    max_record_size: longestRecord,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
  let items: EventItem[] = [];
  let isCutShort = false;
  parser.on("skip", () => {
    isCutShort = true;
  });
  const rows = Readable.from(resume(bytes, iterator))
    .on("error", (error) => parser.destroy(error))
    .pipe(parser);

  let mapping: RowMapping | undefined;
  let end = 0;
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: Info }>) {
    // The parser says where a record ends; a record begins on the line after the one before it.
    const line = Math.max(end + 1, info.lines - countLineEnds(record));
    end = info.lines;
    if (mapping === undefined) {
      const found = mapColumns(ctx, record, columns);
      if ("problem" in found) throw new UserError(`${file}: ${found.problem}`);
      mapping = found;
      continue;
    }
    items.push(...readRecord({ file, line }, record, mapping, ctx));
    if (items.length < batchSize) continue;
    yield items;
    items = [];
  }
  if (isCutShort) {
    const reason = "a quote that opens here is never closed, so the rows after it cannot be read";
    items.push({ kind: "malformed", place: { file, line: end + 1 }, reason });
  }
  yield items;
}

function readRecord(
  place: EventItem["place"],
  record: readonly string[],
  mapping: RowMapping,
  ctx: ReadingOptions["ctx"],
): EventItem[] {
  const malformed = (reason: string): EventItem[] => [{ kind: "malformed", place, reason }];
  if (record.some((cell) => cell.includes("\ufffd"))) {
    return malformed("it is no valid UTF-8 text; save the file as CSV in UTF-8");
  }
  if (record.length > mapping.columns.length) {
    return malformed(`it has ${record.length} values, and the header ${mapping.columns.length} columns`);
  }
  return itemsOf(place, readRow(ctx, mapping, record));
}

function countLineEnds(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

async function readHeader(iterator: AsyncIterator<Uint8Array>): Promise<{ text: string; bytes: Uint8Array }> {
  let bytes = new Uint8Array();
  for (;;) {
    const at = bytes.indexOf(10);
    if (at !== -1 || bytes.length > longestHeader) {
      return { text: new TextDecoder().decode(bytes.subarray(0, at === -1 ? longestHeader : at)), bytes };
    }
    const next = await iterator.next();
    if (next.done === true) return { text: new TextDecoder().decode(bytes), bytes };
    const joined = new Uint8Array(bytes.length + next.value.length);
    joined.set(bytes);
    joined.set(next.value, bytes.length);
    bytes = joined;
  }
}

async function* resume(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
