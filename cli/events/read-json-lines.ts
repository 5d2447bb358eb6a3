/** Reads a stream of JSON lines, or of a list of events. */
import { createEventSplitter, readLine, type NumberedLine } from "../../runtime/inputs/index.ts";
import { itemsOf, type EventItem } from "./event-item.ts";
import type { ReadingOptions } from "./read-events.ts";

/** The items of each chunk. */
export async function* readJsonLines(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  { ctx }: ReadingOptions,
): AsyncGenerator<readonly EventItem[]> {
  const splitter = createEventSplitter();
  const read = (lines: readonly NumberedLine[]): EventItem[] =>
    lines.flatMap((line) => {
      const place = { file, line: line.number };
      if ("malformed" in line) return [{ kind: "malformed" as const, place, reason: line.malformed }];
      return itemsOf(place, readLine(ctx, line.text));
    });
  for await (const chunk of chunks) yield read(splitter.push(chunk));
  yield read(splitter.end());
}
