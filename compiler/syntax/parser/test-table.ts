/** A table of cases: `| field | … | => expression | … |` and its rows. */
import type { Expression, Name, TestTable, TestTableRow, TestValue } from "../ast/index.ts";
import { FatArrow, Minus } from "../lexer/token.ts";
import type { SharedRules } from "./declaration.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { isCellOf, parseRow, parseRows, reportCellCount } from "./table.ts";

export function parseTestTable(grammar: Grammar, shared: SharedRules, value: Rule<TestValue>): TestTable {
  const start = grammar.start();
  const inputs: Name[] = [];
  const outputs: Expression[] = [];
  let seenArrow = false;
  parseRow(grammar, () => {
    const arrow = grammar.maybe(FatArrow, () => true) ?? false;
    seenArrow ||= arrow;
    grammar.choose<unknown>(
      () => (seenArrow ? 1 : 0),
      [() => inputs.push(grammar.name()), () => outputs.push(grammar.call(shared.expression))],
    );
  });
  const headerEnd = grammar.end();
  if (!seenArrow) {
    grammar.report({
      message: "This table has no column of results.",
      help: "Write `=>` in front of the first result: `| employees | => fit |`.",
      start,
      end: headerEnd,
    });
  }
  const rows: TestTableRow[] = [];
  parseRows(grammar, () => rows.push(parseCase(grammar, value, inputs.length, inputs.length + outputs.length)));
  return { kind: "TestTable", start, end: grammar.end(), inputs, outputs, rows };
}

function parseCase(grammar: Grammar, value: Rule<TestValue>, inputs: number, columns: number): TestTableRow {
  const start = grammar.start();
  const cells: (TestValue | undefined)[] = [];
  parseRow(grammar, () => {
    const cell = grammar.choose<TestValue | undefined>(
      () => (isCellOf(grammar, Minus) ? 1 : 0),
      [
        () => grammar.call(value),
        () => {
          grammar.take(Minus);
          return undefined;
        },
      ],
    );
    cells.push(cell);
  });
  reportCellCount(grammar, start, cells.length, columns);
  // Later phases may rely on one cell for each column.
  while (cells.length < columns) cells.push(undefined);
  return {
    kind: "TestTableRow",
    start,
    end: grammar.end(),
    inputs: cells.slice(0, inputs),
    outputs: cells.slice(inputs, columns),
  };
}
