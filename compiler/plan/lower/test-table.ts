/** Lowers the values of tests, and the rows of their tables. */
import type * as tests from "../../../schemas/generated/tests.ts";
import { stripParentheses } from "../../check/expression/shape.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { invariant } from "../../text/invariant.ts";
import type { Span } from "../../text/source.ts";
import { compareValues } from "./comparison.ts";
import type { LowerContext } from "./context.ts";
import { literalValue, lowerLiteral } from "./literal.ts";
import { lowerExpression } from "./operand.ts";
import { lowerType } from "./value-type.ts";

/** `FIELD VALUE` pairs as a record; a field written twice takes the last value. */
export function lowerValues(assignments: readonly ast.Assignment[]): Record<string, tests.TestValue> {
  return Object.fromEntries(assignments.map(({ field, value }) => [field.text, lowerValue(value)]));
}

/** The input cells of a row, by the record that their column belongs to; `-` leaves a field unknown. */
export function rowInputs(
  ctx: LowerContext,
  { inputs }: ast.TestTable,
  row: ast.TestTableRow,
): Record<"lead" | "account", Record<string, tests.TestValue>> {
  const values: Record<"lead" | "account", Record<string, tests.TestValue>> = { lead: {}, account: {} };
  inputs.forEach((column, index) => {
    const cell = row.inputs[index];
    if (cell === undefined) return;
    const record = ctx.project.symbolOf(column)?.kind === "account_field" ? "account" : "lead";
    values[record][column.text] = lowerValue(cell);
  });
  return values;
}

/** What the output cells of a row expect: the column's expression has the value, or is unknown for `-`. */
export function lowerRowExpectations(
  ctx: LowerContext,
  { outputs }: ast.TestTable,
  row: ast.TestTableRow,
): { condition: tests.Expression; span: Span }[] {
  return outputs.map((column, index) => {
    const cell = row.outputs[index];
    const actual = lowerExpression(ctx, column);
    if (cell === undefined) return { condition: { op: "not", operand: { op: "known", operand: actual } }, span: row };
    const type = ctx.project.typeOf(stripParentheses(column));
    invariant(cell.kind !== "ValueList", "an expected value is not a list");
    const expected: tests.Expression =
      cell.kind === "Name" ? { op: "literal", type: lowerType(type), value: cell.text } : lowerLiteral(ctx, cell, type);
    return { condition: compareValues(actual, "equal", expected, type), span: cell };
  });
}

function lowerValue(value: ast.TestValue): tests.TestValue {
  if (value.kind === "ValueList") return value.items.map(lowerScalar);
  return lowerScalar(value);
}

function lowerScalar(value: ast.Literal | ast.Name): tests.Scalar {
  if (value.kind === "Name") return value.text;
  invariant(value.kind !== "Duration", "no field holds a duration");
  return literalValue(value);
}
