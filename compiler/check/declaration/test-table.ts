/** Checks the table of a test: a value for each column in each row. */
import type { TestTable, TestTableRow } from "../../syntax/ast/index.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkExpression } from "../expression/recursion.ts";
import { typeOfField } from "../field-types.ts";
import { reportTwice, resolve } from "../references.ts";
import { checkTestValue } from "./test-value.ts";

export function checkTestTable(ctx: CheckContext, table: TestTable): void {
  const seen = new Set<string>();
  const inputs = table.inputs.map((name): Type | undefined => {
    const symbol = resolve(ctx, "field", name);
    if (seen.has(name.text)) reportTwice(ctx, name);
    seen.add(name.text);
    return symbol === undefined ? undefined : typeOfField(ctx, symbol);
  });
  const outputs = table.outputs.map((expression) => checkExpression(ctx, expression));
  for (const row of table.rows) {
    if (checkWidth(ctx, table, row)) checkRow(ctx, table, row, { inputs, outputs });
  }
}

function checkWidth(ctx: CheckContext, table: TestTable, row: TestTableRow): boolean {
  const wanted = table.inputs.length + table.outputs.length;
  const given = row.inputs.length + row.outputs.length;
  if (row.inputs.length === table.inputs.length && row.outputs.length === table.outputs.length) return true;
  const columns = wanted === 1 ? "1 column" : `${wanted} columns`;
  report(
    ctx,
    "wrong-value",
    row,
    `This row has ${given === 1 ? "1 value" : `${given} values`}, and the table has ${columns}.`,
    {
      help: "Write a value for each column; `-` leaves it unknown.",
    },
  );
  return false;
}

function checkRow(
  ctx: CheckContext,
  table: TestTable,
  row: TestTableRow,
  types: { readonly inputs: readonly (Type | undefined)[]; readonly outputs: readonly Type[] },
): void {
  row.inputs.forEach((value, index) => {
    const type = types.inputs[index];
    const subject = table.inputs[index];
    if (value !== undefined && type !== undefined && subject !== undefined) checkTestValue(ctx, value, type, subject);
  });
  row.outputs.forEach((value, index) => {
    const type = types.outputs[index];
    const subject = table.outputs[index];
    if (value !== undefined && type !== undefined && subject !== undefined) checkTestValue(ctx, value, type, subject);
  });
}
