/** Statements that may stay on one line: whether they were written so, and where their columns are. */
import { LeftBrace } from "../syntax/lexer/token.ts";
import type { Item, Mark } from "./item.ts";
import type { TokenRun } from "./run.ts";
import type { TokenStream } from "./token-stream.ts";

/** True when no line begins inside the braces of the items. */
export function isWrittenFlat(stream: TokenStream, items: readonly Item[]): boolean {
  return items.every((item) => item.blocks.length === 0 || isItemFlat(stream, item));
}

function isItemFlat(stream: TokenStream, item: Item): boolean {
  const last = stream.indexAt(item.end) - 1;
  let position = 0;
  for (let index = stream.indexAt(item.start); index <= last; index += 1) {
    if (stream.at(index).tokenType !== LeftBrace) continue;
    const close = stream.closingOf(index);
    const inner = item.blocks[position]?.items ?? [];
    position += 1;
    if (!isEmptyBlock(stream, index)) {
      if (stream.at(close).first || inner.some(({ start }) => stream.at(stream.indexAt(start)).first)) return false;
      if (!isWrittenFlat(stream, inner)) return false;
    }
    index = close;
  }
  return true;
}

/** True for braces with nothing between them, not even a comment. */
export function isEmptyBlock(stream: TokenStream, open: number): boolean {
  return stream.closingOf(open) === open + 1 && stream.commentsBefore(open + 1) === undefined;
}

/** True when there is a block that can be opened up. */
export function hasOpenBlock(stream: TokenStream, item: Item, { first, last }: TokenRun): boolean {
  if (item.blocks.length === 0) return false;
  for (let index = first; index <= last; index += 1) {
    if (stream.at(index).tokenType === LeftBrace && !isEmptyBlock(stream, index)) return true;
  }
  return false;
}

/** The columns of a line: those of its first item, of the items in its braces, and the gap before other items. */
export function collectMarks(stream: TokenStream, items: readonly Item[], gap: number): Mark[] {
  const marks: Mark[] = [];
  for (const [position, item] of items.entries()) {
    if (position === 0) marks.push(...item.marks);
    else marks.push(makeLoose(item.start, gap), ...item.marks.map((mark) => makeLoose(mark.offset, mark.gap)));
    collectInner(stream, item, position === 0 ? item.inner : undefined, marks);
  }
  return marks;
}

/** Braces with the same properties in the same order have them below each other. */
function collectInner(stream: TokenStream, item: Item, path: string | undefined, marks: Mark[]): void {
  for (const { items, gap } of item.blocks) {
    let key = path;
    for (const [position, inner] of items.entries()) {
      const { start } = inner;
      if (position > 0) {
        const column = key;
        marks.push(
          column !== undefined
            ? { offset: start, alignment: "plain", key: column, rank: 10 + position, gap }
            : makeLoose(start, gap),
        );
      }
      if (key !== undefined) key += ` ${stream.at(stream.indexAt(start)).image}`;
      collectInner(stream, inner, undefined, marks);
    }
  }
}

function makeLoose(offset: number, gap: number): Mark {
  return { offset, alignment: "loose", key: "", rank: 0, gap };
}
