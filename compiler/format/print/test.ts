/** Prints `test "…" { given … at … expect … }` and its tables of cases. */
import { assertNever } from "../../text/invariant.ts";
import type { Assignment, AtStep, TestDeclaration, TestItem } from "../../syntax/ast/index.ts";
import { type Block, columns, type Item, type PrintContext, statement, valueBlock, valueColumn } from "../item.ts";
import { printUnnamed } from "./named.ts";
import { printRows } from "./table.ts";

export function printTest(ctx: PrintContext, node: TestDeclaration): Item {
  return printUnnamed(
    node,
    node.body.flatMap((item) => printItem(ctx, item)),
  );
}

function printItem(ctx: PrintContext, item: TestItem): Item | Item[] {
  switch (item.kind) {
    case "Given":
      return { ...statement(item), blocks: [printAssignments(item.values)] };
    case "At":
      return { ...statement(item), blocks: listAttributes(item) };
    case "TestTable":
      return printRows(ctx, item.start, item.end);
    case "Expect":
    case "UnknownProperty":
      return statement(item);
    default:
      return assertNever(item);
  }
}

function listAttributes({ action }: AtStep): Block[] {
  switch (action?.kind) {
    case "TestDid":
      return [printAssignments(action.attributes)];
    case "TestSet":
      return [printAssignments(action.values)];
    case undefined:
      return [];
    default:
      return assertNever(action);
  }
}

function printAssignments(assignments: readonly Assignment[]): Block {
  return valueBlock(assignments.map((assignment) => columns(assignment, valueColumn(assignment.value.start))));
}
