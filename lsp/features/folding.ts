/** What can be folded: blocks and lists of several lines, tables, comments, and what a person marked as a region. */
import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import type { Comment } from "../../compiler/syntax/ast/index.ts";
import { LeftBrace, LeftBracket, Pipe, RightBrace, RightBracket } from "../../compiler/syntax/lexer/token.ts";
import type { FileView, PlacedPart } from "../workspace/snapshot.ts";
import { tokensOf } from "../workspace/spot.ts";

/** In order of their beginnings. */
export function findFolds(file: FileView): FoldingRange[] {
  const folds = [...file.parts.flatMap((part) => foldPart(file, part)), ...foldRegions(file)];
  return folds.sort((left, right) => left.startLine - right.startLine || left.endLine - right.endLine);
}

function foldPart(file: FileView, part: PlacedPart): FoldingRange[] {
  if (part.tree === undefined) return [];
  const lineOf = (offset: number): number => file.positions.positionAt(part.start + offset).line;
  const folds: FoldingRange[] = [];
  const open: number[] = [];
  let rowStart = -1;
  let lastRow = -1;
  for (const token of tokensOf(part)) {
    const type = token.tokenType;
    if (type === LeftBrace || type === LeftBracket) open.push(token.startOffset);
    else if ((type === RightBrace || type === RightBracket) && open.length > 0) {
      // The closing bracket stays in sight.
      addFold(folds, lineOf(open.pop() ?? 0), lineOf(token.startOffset) - 1);
    }
    if (!token.first) continue;
    const line = lineOf(token.startOffset);
    if (type === Pipe) {
      if (rowStart === -1) rowStart = line;
      lastRow = line;
    } else if (rowStart !== -1) {
      addFold(folds, rowStart, lastRow);
      rowStart = -1;
    }
  }
  if (rowStart !== -1) addFold(folds, rowStart, lastRow);
  foldComments(folds, part.tree.comments, lineOf);
  return folds;
}

/** Comments on lines that follow each other fold as one. */
function foldComments(folds: FoldingRange[], comments: readonly Comment[], lineOf: (offset: number) => number): void {
  let start = -1;
  let end = -2;
  for (const comment of comments) {
    const from = lineOf(comment.start);
    if (from !== end + 1) {
      addFold(folds, start, end, FoldingRangeKind.Comment);
      start = from;
    }
    end = lineOf(comment.end);
  }
  addFold(folds, start, end, FoldingRangeKind.Comment);
}

/** `// region` to `// endregion`. */
function foldRegions(file: FileView): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const open: number[] = [];
  for (const match of file.text.matchAll(/^[ \t]*\/\/[ \t]*#?(region|endregion)\b/gm)) {
    const { line } = file.positions.positionAt(match.index);
    if (match[1] === "region") open.push(line);
    else addFold(folds, open.pop() ?? line, line, FoldingRangeKind.Region);
  }
  return folds;
}

function addFold(folds: FoldingRange[], startLine: number, endLine: number, kind?: FoldingRangeKind): void {
  if (startLine < 0 || endLine <= startLine) return;
  folds.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
}
