/** Tables: rows of cells between `|`, each row on a line of its own, with recovery row by row. */
import { LineEnd, Pipe, RightBrace, Unusable, type TokenType } from "../lexer/token.ts";
import type { Grammar } from "./grammar.ts";

/** The end of a cell: the next bar, or the end of its row. */
export function isCellEnd(grammar: Grammar, distance = 1): boolean {
  return grammar.isAt(distance, Pipe) || grammar.isAtStatementEnd(distance);
}

/** True for a cell that is only this token. */
export function isCellOf(grammar: Grammar, type: TokenType): boolean {
  return grammar.isAt(1, type) && isCellEnd(grammar, 2);
}

/** Parses `| cell | cell |`; the bar at the end may be missing only when the row's mistake is reported. */
export function parseRow(grammar: Grammar, cell: () => void): void {
  grammar.take(Pipe);
  if (grammar.isRecording) {
    grammar.whilst(
      () => false,
      () => {
        cell();
        grammar.take(Pipe);
      },
    );
    return;
  }
  while (!grammar.isAtStatementEnd()) {
    cell();
    if (!isCellEnd(grammar)) throw grammar.expected("`|`", "Write `|` between cells and at the end of a row.");
    grammar.take(Pipe);
  }
}

/** Parses the rows that follow, each with its own recovery. */
export function parseRows(grammar: Grammar, row: () => void): void {
  if (grammar.isRecording) {
    grammar.whilst(
      () => false,
      () => {
        row();
        grammar.take(LineEnd);
      },
    );
    return;
  }
  for (;;) {
    let distance = 1;
    while (grammar.isAt(distance, LineEnd)) distance += 1;
    if (!grammar.isAt(distance, Pipe)) return;
    while (grammar.isAt(1, LineEnd)) grammar.take(LineEnd);
    const failure = grammar.attempt(row);
    if (failure === undefined) continue;
    const { silent, ...details } = failure.details;
    if (silent !== true) grammar.report({ ...details, help: details.help ?? "Write a row as `| CELL | CELL |`." });
    while (!grammar.isAt(1, LineEnd) && !grammar.isAt(1, RightBrace) && !grammar.isAtEnd) grammar.takeAny();
  }
}

/** Says that a row has another number of cells than the header. */
export function reportCellCount(grammar: Grammar, start: number, found: number, wanted: number): void {
  if (found === wanted || grammar.peek(0).tokenType === Unusable) return;
  grammar.report({
    message: `This row has ${countCells(found)}, the header has ${wanted}.`,
    help: "Give every row as many cells as the header; `-` stands for none.",
    start,
    end: grammar.end(),
  });
}

function countCells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}
