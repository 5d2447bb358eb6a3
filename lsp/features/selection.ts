/** Widens a selection step by step: name, expression, property, block, declaration, file. */
import type { Position, SelectionRange } from "vscode-languageserver";
import type { Span } from "../../compiler/text/source.ts";
import type { FileView, Snapshot } from "../workspace/snapshot.ts";
import { spotAt } from "../workspace/spot.ts";

/** One chain for each position, the smallest range first. */
export function widenSelections(snapshot: Snapshot, file: FileView, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => widen(snapshot, file, file.positions.offsetAt(position)));
}

function widen(snapshot: Snapshot, file: FileView, offset: number): SelectionRange {
  const { part, path } = spotAt(snapshot, file, offset);
  const spans: Span[] = [{ start: 0, end: file.text.length }];
  for (const node of path) {
    const span =
      node.kind === "SourceFile" ? undefined : { start: part.start + node.start, end: part.start + node.end };
    const outer = spans.at(-1);
    if (span === undefined || outer === undefined) continue;
    if (span.start <= offset && offset <= span.end && (span.start > outer.start || span.end < outer.end))
      spans.push(span);
  }
  const { start, end } = file.positions.lineSpan(file.positions.positionAt(offset).line);
  const text = file.text.slice(start, end);
  const line = { start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length };
  insertSpan(spans, line);
  let chain: SelectionRange | undefined;
  for (const span of spans) {
    chain = { range: file.positions.rangeOf(span), ...(chain === undefined ? {} : { parent: chain }) };
  }
  return chain!;
}

/** Puts a span where it lies inside the one before and around the one behind; elsewhere it would only confuse. */
function insertSpan(spans: Span[], span: Span): void {
  const index = spans.findIndex(({ start, end }) => start > span.start || end < span.end);
  const at = index === -1 ? spans.length : index;
  const outer = spans[at - 1];
  const inner = spans[at];
  const isEmpty = span.end <= span.start;
  const fits = inner === undefined || (span.start <= inner.start && inner.end <= span.end);
  const isSame = outer !== undefined && outer.start === span.start && outer.end === span.end;
  if (!isEmpty && fits && !isSame) spans.splice(at, 0, span);
}
