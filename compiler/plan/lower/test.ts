/** Lowers `test` blocks to the document of tests. */
import type * as tests from "../../../schemas/generated/tests.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { invariant } from "../../text/invariant.ts";
import type { Span } from "../../text/source.ts";
import { listDeclarations, type LowerContext, place } from "./context.ts";
import { lowerDuration } from "./duration.ts";
import { lowerExpression } from "./operand.ts";
import { headerOf, listProperties, present } from "./property.ts";
import { lowerRowExpectations, lowerValues, rowInputs } from "./test-table.ts";

/** Every test in order of source and position; each row of a table is a test of its own. */
export function lowerTests(ctx: LowerContext): tests.Test[] {
  const lowered: tests.Test[] = [];
  for (const { ctx: local, declaration } of listDeclarations(ctx, "Test")) {
    const tables = listProperties(declaration.body, "TestTable");
    if (tables.length === 0) lowered.push(lowerTest(local, `test/${lowered.length}`, declaration, undefined));
    let number = 0;
    for (const table of tables) {
      for (const row of table.rows) {
        number += 1;
        lowered.push(lowerTest(local, `test/${lowered.length}`, declaration, { table, row, number }));
      }
    }
  }
  return lowered;
}

interface TableCase {
  readonly table: ast.TestTable;
  readonly row: ast.TestTableRow;
  readonly number: number;
}

function lowerTest(
  ctx: LowerContext,
  path: string,
  declaration: ast.TestDeclaration,
  tableCase: TableCase | undefined,
): tests.Test {
  const { title, body } = declaration;
  const span: Span = tableCase?.row ?? { start: headerOf(declaration).start, end: title.end };
  const id = place(ctx, path, span);
  const inputs = tableCase && rowInputs(ctx, tableCase.table, tableCase.row);
  const leads = lowerGiven(ctx, `${id}/lead`, body, "lead", inputs?.lead, span);
  const accounts = lowerGiven(ctx, `${id}/account`, body, "account", inputs?.account, span);
  return present<tests.Test>({
    id,
    title: title.value,
    row: tableCase?.number,
    leads,
    accounts,
    steps: lowerSteps(ctx, `${id}/step`, body, tableCase, leads),
  });
}

/** The records given, with the inputs of a table's row laid over the unnamed one. There is always a lead. */
function lowerGiven(
  ctx: LowerContext,
  path: string,
  body: readonly ast.TestItem[],
  record: "lead" | "account",
  inputs: Record<string, tests.TestValue> | undefined,
  span: Span,
): tests.GivenRecord[] {
  const given = listProperties(body, "Given").filter((item) => item.record === record);
  const records = given.map((item, index) => ({
    id: place(ctx, `${path}/${index}`, item),
    name: item.name?.text ?? "",
    values: lowerValues(item.values),
  }));
  const hasInputs = inputs !== undefined && Object.keys(inputs).length > 0;
  const target = records.length === 1 ? records[0] : records.find(({ name }) => name === "");
  if (target === undefined && (hasInputs || (record === "lead" && records.length === 0))) {
    records.push({ id: place(ctx, `${path}/${records.length}`, span), name: "", values: inputs ?? {} });
  } else if (target !== undefined && hasInputs) {
    Object.assign(target.values, inputs);
  }
  return records;
}

function lowerSteps(
  ctx: LowerContext,
  path: string,
  body: readonly ast.TestItem[],
  tableCase: TableCase | undefined,
  leads: readonly tests.GivenRecord[],
): tests.TestStep[] {
  const steps: tests.TestStep[] = [];
  // The only lead of a test is meant where none is named.
  const usual = leads.length === 1 ? (leads[0]?.name ?? "") : "";
  for (const item of body) {
    if (item.kind === "At") steps.push(lowerAt(ctx, `${path}/${steps.length}`, item, usual));
    if (item.kind === "Expect") {
      steps.push({
        step: "expect",
        id: place(ctx, `${path}/${steps.length}`, item),
        lead: usual,
        condition: lowerExpression(ctx, item.expression),
      });
    }
    if (item.kind === "TestTable" && item === tableCase?.table) {
      for (const { condition, span } of lowerRowExpectations(ctx, item, tableCase.row)) {
        steps.push({ step: "expect", id: place(ctx, `${path}/${steps.length}`, span), lead: usual, condition });
      }
    }
  }
  return steps;
}

function lowerAt(ctx: LowerContext, path: string, step: ast.AtStep, usual: string): tests.AtStep {
  const { time, relative, action } = step;
  invariant(relative === (time.kind === "Duration"), "only a relative time is a duration");
  return present<tests.AtStep>({
    step: "at",
    id: place(ctx, path, step),
    time: time.kind === "Duration" ? undefined : time.kind === "Date" ? `${time.text}T00:00` : time.text,
    after: time.kind === "Duration" ? lowerDuration(ctx, time) : undefined,
    lead: step.lead?.text ?? usual,
    did:
      action?.kind === "TestDid"
        ? { activity: action.activity.text, attributes: lowerValues(action.attributes) }
        : undefined,
    set: action?.kind === "TestSet" ? lowerValues(action.values) : undefined,
  });
}
