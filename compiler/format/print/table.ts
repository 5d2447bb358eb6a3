/** Prints tables: each row is a line, each cell a column. */
import { Pipe } from "../../syntax/lexer/token.ts";
import { type Item, type Mark, type PrintContext, wordGap } from "../item.ts";

/** The rows between two offsets. */
export function printRows(ctx: PrintContext, start: number, end: number): Item[] {
  const { stream } = ctx;
  const rows: Item[] = [];
  let from = stream.indexAt(start);
  const last = stream.indexAt(end) - 1;
  for (let index = from; index <= last; index += 1) {
    if (index < last && !stream.at(index + 1).first) continue;
    rows.push(printRow(ctx, from, index, start));
    from = index + 1;
  }
  return rows;
}

function printRow({ stream }: PrintContext, first: number, last: number, table: number): Item {
  const marks: Mark[] = [];
  for (let index = first + 1; index <= last; index += 1) {
    const { tokenType, startOffset } = stream.at(index);
    if (tokenType !== Pipe) continue;
    const rank = marks.length + 1;
    marks.push({ offset: startOffset, alignment: "table", key: `${table} ${rank}`, rank, gap: wordGap });
  }
  return { start: stream.at(first).startOffset, end: stream.endOf(last), marks, blocks: [] };
}
