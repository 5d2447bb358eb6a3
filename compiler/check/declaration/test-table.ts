/** Checks the table of a test: a value for each column in each row. */
import type { TestTable, TestTableRow } from "../../syntax/ast/index.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
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
    // A row of another width was reported as a mistake of form, and its values stand under the wrong columns.
    const fits = row.inputs.length === inputs.length && row.outputs.length === outputs.length;
    if (fits) checkRow(ctx, table, row, { inputs, outputs });
  }
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
